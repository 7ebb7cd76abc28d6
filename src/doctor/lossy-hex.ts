import { encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { RESULT } from './how.ts';
import type { Lossy } from './lossy-form.ts';

const hex = (byte: number): string => byte.toString(16);
/** As a signed byte. */
const minus = (byte: number, print: (value: number) => string): string =>
  byte < 0x80 ? print(byte) : `-${print(256 - byte)}`;
const signed = (byte: number): string => (byte < 0x80 ? hex(byte) : `ffffff${hex(byte)}`);

type Damage<Way> = readonly (readonly [id: string, cause: string, says: string, write: Way])[];

/** Each byte by itself. */
const BY_BYTE: Damage<(byte: number) => string> = [
  ['per-byte', 'hex-leading-zero-dropped', 'drops the zero of every byte below 10 hex', hex],
  ['sign-extended', 'hex-padding-bug', 'prints bytes from 80 hex on with ffffff before them', signed],
  [
    'sign-extended-padded',
    'hex-padding-bug',
    'prints bytes from 80 hex on with ffffff before them',
    (byte) => signed(byte).padStart(2, '0'),
  ],
  [
    'doubled',
    'hex-padding-bug',
    'writes the digit of every byte below 10 hex twice after a zero',
    (byte) => (byte < 16 ? `0${hex(byte)}${hex(byte)}` : hex(byte)),
  ],
  [
    'zero-always',
    'hex-padding-bug',
    'writes a zero before every byte below 10 hex that has one',
    (byte) => (byte < 16 ? `00${hex(byte)}` : hex(byte)),
  ],
  ['zero-each', 'hex-padding-bug', 'writes a zero before every byte (slice(-2) is missing)', (byte) => `0${hex(byte)}`],
  [
    'signed',
    'hex-padding-bug',
    'prints the bytes from 80 hex on as negative numbers (-2a), and drops the zero of those below 10',
    (byte) => minus(byte, hex),
  ],
  [
    'signed-padded',
    'hex-padding-bug',
    'prints the bytes from 80 hex on as negative numbers (-2a)',
    (byte) => minus(byte, hex).padStart(2, '0'),
  ],
  ['hundred', 'hex-padding-bug', 'prints each byte plus 100 hex (substring(1) is missing)', (byte) => hex(byte + 256)],
  [
    'decimal',
    'byte-array-to-string',
    'prints the bytes of the digest as decimal numbers with nothing between',
    (byte) => String(byte),
  ],
  [
    'decimal-signed',
    'byte-array-to-string',
    'prints the bytes of the digest as signed decimal numbers with nothing between',
    (byte) => minus(byte, String),
  ],
  [
    'decimal-two',
    'byte-array-to-string',
    'prints the bytes of the digest as signed decimal numbers of two digits at least (%02d for %02x)',
    (byte) => minus(byte, (value) => String(value)).replace(/^\d$/, '0$&'),
  ],
  ['pad-end', 'hex-padding-bug', 'pads bytes below 10 hex at the wrong end', (byte) => hex(byte).padEnd(2, '0')],
];

/** The digest as a whole. */
const WHOLE: Damage<(digest: Octets) => string> = [
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
];

const DAMAGED = [
  ...BY_BYTE.map(([id, cause, says, write]) => {
    const all = Array.from({ length: 256 }, (_, byte) => write(byte));
    return {
      id,
      cause,
      says,
      write: (digest: Octets) => Array.from(digest, (byte) => all[byte]).join(''),
      // The first byte rules nearly every digest out.
      isWritten: (digest: Octets, text: string) => {
        let at = 0;
        for (const byte of digest) {
          const piece = all[byte] ?? '';
          if (!text.startsWith(piece, at)) return false;
          at += piece.length;
        }
        return at === text.length;
      },
    };
  }),
  ...WHOLE.map(([id, cause, says, write]) => ({
    id,
    cause,
    says,
    write,
    // A number is negative, or lost a zero.
    isWritten: (digest: Octets, text: string) =>
      (text.startsWith('-') ? (digest[0] ?? 0) >= 0x80 : (digest[0] ?? 0) < 16) && write(digest) === text,
  })),
];

/** Those that write a minus sign before a byte. */
const MINUS: ReadonlySet<string> = new Set(['signed', 'signed-padded', 'decimal-signed', 'decimal-two']);

/** Hex that lost or gained digits. */
export const damagedHex: Lossy = (observed, own) => {
  const text = observed.trim();
  if (!/^[0-9a-fA-F-]{12,}$/.test(text)) return [];
  const cases = /[A-F]/.test(text) ? [false, true] : [false];
  return DAMAGED.flatMap(({ id, cause, says, write, isWritten }) =>
    cases.map((upper) => ({
      form: {
        id: `${id}${upper ? '-upper' : ''}`,
        names: [
          [
            cause,
            ...(own.startsWith('base64') && cause.startsWith('hex') ? ['output-hex-not-base64'] : []),
            ...(upper && own !== 'hexUpper' ? ['hex-case'] : []),
          ],
        ],
        says,
        how: { id: `digest/${id}`, of: RESULT, ...(upper ? { to: 'upper' as const } : {}) },
        write: (digest: Octets) => (upper ? write(digest).toUpperCase() : write(digest)),
      },
      // Digits lost or gained show in the length; only digits in the wrong place keep it.
      fits: (size: number) =>
        text.lastIndexOf('-') > 0
          ? MINUS.has(id)
          : (size * 2 === text.length && !text.startsWith('-')) === (id === 'pad-end'),
      test: (digest: Octets) => isWritten(digest, upper ? text.toLowerCase() : text),
    })),
  );
};

function signedNumber(digest: Octets): string {
  const value = BigInt.asIntN(digest.length * 8, BigInt(`0x${encodeHex(digest) || '0'}`));
  return value.toString(16);
}
