import type { Octets } from './octets.ts';

/** RFC 4648: section 4 with padding (`base64`), section 5 without padding as JWS uses it (`base64url`). */
export type Base64Alphabet = 'base64' | 'base64url';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ALPHABETS: Record<Base64Alphabet, string> = {
  base64: `${LETTERS}+/`,
  base64url: `${LETTERS}-_`,
};
const REVERSE: Record<Base64Alphabet, ReadonlyMap<string, number>> = {
  base64: new Map([...ALPHABETS.base64].map((letter, index) => [letter, index])),
  base64url: new Map([...ALPHABETS.base64url].map((letter, index) => [letter, index])),
};

/** Bytes as base64: padded in the standard alphabet, unpadded in the URL alphabet. */
export function encodeBase64(bytes: Uint8Array, alphabet: Base64Alphabet): string {
  const letters = ALPHABETS[alphabet];
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const block = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += `${letters[block >> 18]}${letters[(block >> 12) & 63]}`;
    if (left > 1) out += letters[(block >> 6) & 63];
    if (left > 2) out += letters[block & 63];
  }
  return alphabet === 'base64' ? out.padEnd(Math.ceil(bytes.length / 3) * 4, '=') : out;
}

/**
 * The bytes a base64 text stands for, read strictly: only this alphabet, padding exactly as
 * `encodeBase64` writes it, and no stray bits in the last letter (RFC 4648 section 3.5). A lenient
 * reader would let two texts stand for one signature. Undefined otherwise.
 */
export function decodeBase64(text: string, alphabet: Base64Alphabet): Octets | undefined {
  const unpadded = alphabet === 'base64' ? text.replace(/={1,2}$/, '') : text;
  if (unpadded.length % 4 === 1) return undefined;
  if (alphabet === 'base64' && text.length !== Math.ceil(unpadded.length / 4) * 4) return undefined;
  const out = new Uint8Array(Math.floor((unpadded.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of unpadded) {
    const six = REVERSE[alphabet].get(letter);
    if (six === undefined) return undefined;
    held = ((held << 6) | six) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (held >> bits) & 0xff;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? out : undefined;
}
