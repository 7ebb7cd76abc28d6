import { encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { DIGEST_HEX, type Lossy } from './lossy-form.ts';

const signed = (byte: number): string => (byte < 0x80 ? byte.toString(16) : `ffffff${byte.toString(16)}`);

const DAMAGED: readonly (readonly [id: string, cause: string, says: string, write: (digest: Octets) => string])[] = [
  [
    'per-byte',
    'hex-leading-zero-dropped',
    'drops the zero of every byte below 10 hex',
    (digest) => Array.from(digest, (byte) => byte.toString(16)).join(''),
  ],
  [
    'leading',
    'hex-leading-zero-dropped',
    'drops the zeros at the start of the digest (BigInteger.toString(16))',
    (digest) => encodeHex(digest).replace(/^0+/, ''),
  ],
  [
    'leading-byte',
    'hex-leading-zero-dropped',
    'drops the zero bytes at the start of the digest',
    (digest) => encodeHex(digest).replace(/^(?:00)+/, ''),
  ],
  [
    'signed-number',
    'hex-leading-zero-dropped',
    'prints the digest as a signed number (new BigInteger(bytes).toString(16))',
    signedNumber,
  ],
  [
    'sign-extended',
    'hex-padding-bug',
    'prints bytes from 80 hex on with ffffff before them',
    (digest) => Array.from(digest, signed).join(''),
  ],
  [
    'sign-extended-padded',
    'hex-padding-bug',
    'prints bytes from 80 hex on with ffffff before them',
    (digest) => Array.from(digest, (byte) => signed(byte).padStart(2, '0')).join(''),
  ],
  [
    'doubled',
    'hex-padding-bug',
    'writes the digit of every byte below 10 hex twice after a zero',
    (digest) =>
      Array.from(digest, (byte) => (byte < 16 ? `0${byte.toString(16)}${byte.toString(16)}` : byte.toString(16))).join(
        '',
      ),
  ],
  [
    'zero-always',
    'hex-padding-bug',
    'writes a zero before every byte below 10 hex that has one',
    (digest) => Array.from(digest, (byte) => (byte < 16 ? `00${byte.toString(16)}` : byte.toString(16))).join(''),
  ],
  [
    'pad-end',
    'hex-padding-bug',
    'pads bytes below 10 hex at the wrong end',
    (digest) => Array.from(digest, (byte) => byte.toString(16).padEnd(2, '0')).join(''),
  ],
];

/** Hex that lost or gained digits. */
export const damagedHex: Lossy = (observed, own) => {
  const text = observed.trim();
  if (!/^-?[0-9a-fA-F]{12,}$/.test(text)) return [];
  const first = Number.parseInt(text.replace('-', '').slice(0, 1), 16);
  const pair = Number.parseInt(text.slice(0, 2), 16);
  // Digits lost or gained show in the length; only digits in the wrong place keep it.
  const damages = DAMAGED.filter(([id]) => DIGEST_HEX.has(text.length) === (id === 'pad-end'));
  return damages.flatMap(([id, cause, says, write]) =>
    [false, true]
      .map((upper) => ({
        form: {
          id: `${id}${upper ? '-upper' : ''}`,
          names: [
            [
              cause,
              ...(own.startsWith('base64') ? ['output-hex-not-base64'] : []),
              ...(upper && own !== 'hexUpper' ? ['hex-case'] : []),
            ],
          ],
          says,
          write: (digest: Octets) => (upper ? write(digest).toUpperCase() : write(digest)),
        },
        test: (digest: Octets) =>
          couldStart(digest, first, id, pair) && (upper ? write(digest).toUpperCase() : write(digest)) === text,
      }))
      .filter(({ form: { id: name } }) => !name.endsWith('-upper') || /[A-F]/.test(text)),
  );
};

/** The first digit (or two) a damaged form can begin with, so that most digests are ruled out unwritten. */
function couldStart(digest: Octets, first: number, id: string, pair: number): boolean {
  const byte = digest[0] ?? 0;
  if (id === 'pad-end') return (byte < 16 ? byte << 4 : byte) === pair;
  if (id === 'signed-number' || byte === 0) return true;
  return byte >> 4 === first || (byte & 15) === first || first === 15 || first === 0;
}

function signedNumber(digest: Octets): string {
  const hex = encodeHex(digest);
  const value = BigInt.asIntN(digest.length * 8, BigInt(`0x${hex || '0'}`));
  return value.toString(16);
}
