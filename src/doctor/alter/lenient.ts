import { decodeHex } from '../../core/bytes/hex.ts';
import type { Octets } from '../../core/bytes/octets.ts';

// Hex and base64 as forgiving decoders read them; undefined where they refuse.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Base64 as forgiving decoders read it: foreign characters skipped (or, for Node, both alphabets
 * taken), an incomplete last group kept in part or dropped whole (mistakes.md section 5).
 */
export function lenient(
  text: string,
  { bothAlphabets, keepPartial }: { bothAlphabets: boolean; keepPartial: boolean },
): Octets | undefined {
  const plain = bothAlphabets ? text.replaceAll('-', '+').replaceAll('_', '/') : text;
  const letters = (plain.split('=')[0] ?? '').replaceAll(/[^A-Za-z0-9+/]/g, '');
  const usable = keepPartial ? letters : letters.slice(0, letters.length - (letters.length % 4));
  const out: number[] = [];
  let [held, bits] = [0, 0];
  for (const letter of usable) {
    held = ((held << 6) | LETTERS.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits >= 8) out.push((held >> (bits -= 8)) & 0xff);
  }
  return out.length > 0 ? Uint8Array.from(out) : undefined;
}

/** Hex digits with what readers pass over: 0x before them, white space, colons and dashes. */
export const hexRead = (text: string): Octets | undefined => {
  const digits = text.replace(/^0x/i, '').replaceAll(/[\s:-]/g, '');
  return digits === '' ? undefined : decodeHex(digits);
};
/** Hex digits up to the first that is none; an odd one at the end dropped (Node) or read alone. */
export const hexPrefix = (text: string): Octets | undefined => {
  const digits = /^(?:[0-9a-fA-F]{2})+/.exec(text)?.[0];
  return digits === undefined ? undefined : decodeHex(digits);
};
/** An odd number of hex digits, with a zero before them. */
export const hexOdd = (text: string): Octets | undefined =>
  /^[0-9a-fA-F]+$/.test(text) && text.length % 2 ? decodeHex(`0${text}`) : undefined;
/** An odd number of hex digits, with a zero after them. */
export const hexOddTail = (text: string): Octets | undefined =>
  /^[0-9a-fA-F]+$/.test(text) && text.length % 2 ? decodeHex(`${text}0`) : undefined;
