import { encodeUtf8 } from '../bytes/text.ts';
import type { Octets } from '../bytes/octets.ts';

/** OWASP's count for PBKDF2-HMAC-SHA-256 (2023): a guess costs an attacker what it costs here. */
const ITERATIONS = 600_000;
const LABEL = 'countersign check value 1\0';
/** Crockford's base 32: no I, L, O or U, which are misheard and misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A short value that two people compare to know that they hold the same secret, which neither shows:
 * PBKDF2-HMAC-SHA-256 of the secret's UTF-8, salted with a label and a word both agreed on, 40 bits as
 * `XXXX-XXXX` (RFC 8018 section 5.2). Takes about a quarter of a second. The secret must not be empty.
 */
export async function checkValue(secret: string, word: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encodeUtf8(secret), 'PBKDF2', false, ['deriveBits']);
  const salt = encodeUtf8(LABEL + sharedWord(word));
  const kdf = { name: 'PBKDF2' as const, hash: 'SHA-256', salt, iterations: ITERATIONS };
  return grouped(new Uint8Array(await crypto.subtle.deriveBits(kdf, key, 40)));
}

/** A word as both sides mean it: written or spoken, with or without capitals and spaces around. */
export function sharedWord(word: string): string {
  return word.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** A check value as somebody typed or dictated it, in the form that `checkValue` has. */
export function asCheckValue(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s\-–—_.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return letters.length > 4 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}

function grouped(bytes: Octets): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from({ length: 8 }, (_, i) => LETTERS[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
