import type { Octets } from '../../core/bytes/octets.ts';

// How crypto-js' parsers read a text that is not in their encoding: without a word, and unlike any other.

/**
 * enc.Hex.parse: parseInt of each two characters, put into words of 32 bits. What is no number is zero, and a minus
 * sets the bits before it. An odd last character is lost. Undefined for hex digits, which everybody reads alike.
 */
export function cryptoJsHex(text: string): Octets | undefined {
  if (/^(?:[0-9a-f]{2})*$/i.test(text)) return undefined;
  const words = new DataView(new ArrayBuffer(Math.ceil(text.length / 8) * 4));
  for (let i = 0; i < text.length; i += 2) {
    const at = (i >>> 3) * 4;
    words.setInt32(at, words.getInt32(at) | (Number.parseInt(text.slice(i, i + 2), 16) << (24 - (i % 8) * 4)));
  }
  return new Uint8Array(words.buffer, 0, text.length >>> 1);
}

/** For enc.Base64.parse: the text up to the first =, with A, six bits of zero, for each foreign character. */
export function cryptoJsBase64(text: string): string {
  return (text.split('=')[0] ?? '').replaceAll(/[^A-Za-z0-9+/]/g, 'A');
}
