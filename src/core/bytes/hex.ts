import type { Octets } from './octets.ts';

const DIGITS = '0123456789abcdef';
const PAIRS = Array.from({ length: 256 }, (_, byte) => `${DIGITS[byte >> 4]}${DIGITS[byte & 15]}`);

/** Bytes as lower-case hexadecimal, two digits each (RFC 4648 section 8, in lower case). */
export function encodeHex(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += PAIRS[byte];
  return out;
}

/** The bytes a hexadecimal text stands for, in either case; undefined when it is not an even number of hex digits. */
export function decodeHex(text: string): Octets | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined;
  const out = new Uint8Array(text.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return out;
}

/** The number that octets stand for, the first one weighing most (RFC 8017 section 4.2); none stand for zero. */
export function bigIntOf(octets: Uint8Array): bigint {
  return octets.length === 0 ? 0n : BigInt(`0x${encodeHex(octets)}`);
}
