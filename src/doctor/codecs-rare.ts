import { decodeBase64, encodeBase64 } from '../core/bytes/base64.ts';
import { withoutEnd } from '../core/bytes/text.ts';
import { decodeHex, encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { pythonBytes } from './alter/python-bytes.ts';

/** How to read a digest's text, to write it, and the words for it. */
export type Codec = readonly [
  id: string,
  decode: (text: string) => Octets | undefined,
  encode: (bytes: Octets) => string,
  says: string,
];

/** Bytes of the digests there are. */
const SIZES = [16, 20, 28, 32, 48, 64] as const;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** A number as bytes, as many as a digest has. */
function sized(value: bigint): Octets | undefined {
  const digits = value.toString(16);
  const size = SIZES.find((bytes) => bytes * 2 >= digits.length);
  // A digest does not begin with more than four bytes of zeros.
  return size === undefined || size * 2 - digits.length > 8 ? undefined : decodeHex(digits.padStart(size * 2, '0'));
}

const numberOf = (bytes: Octets): bigint => BigInt(`0x${encodeHex(bytes) || '0'}`);

function digitsOf(text: string, alphabet: string): bigint | undefined {
  let value = 0n;
  for (const char of text) {
    const digit = alphabet.indexOf(char);
    if (digit === -1) return undefined;
    value = value * BigInt(alphabet.length) + BigInt(digit);
  }
  return value;
}

function base58(bytes: Octets): string {
  let text = '';
  for (let value = numberOf(bytes); value > 0n; value /= 58n) text = (BASE58[Number(value % 58n)] ?? '') + text;
  return '1'.repeat(bytes.findIndex((byte) => byte !== 0)) + text;
}

/** RFC 4648 section 6, without padding. */
function base32(bytes: Octets): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Octets | undefined {
  if (!/^[A-Z2-7]{26,}$/.test(text)) return undefined;
  const bits = Array.from(text, (char) => BASE32.indexOf(char).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

const padded = (text: string): string => text.padEnd(Math.ceil(text.length / 8) * 8, '=');
const listed = (text: string, pattern: RegExp, base = 10): Octets | undefined => {
  const [, inside] = pattern.exec(text) ?? [];
  const values = inside?.split(/[\s,]+/).map((part) => Number.parseInt(part, base)) ?? [];
  return values.length >= 16 && values.every((value) => value >= 0 && value < 256)
    ? Uint8Array.from(values)
    : undefined;
};
const pairs = (bytes: Octets): readonly string[] => encodeHex(bytes).match(/../g) ?? [];
const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** CryptoJS keeps bytes as words of 32 bits, with signs. */
function fromWords(text: string): Octets | undefined {
  if (!text.startsWith('{"words"')) return undefined;
  const { words, sigBytes } = (json(text) ?? {}) as { words?: readonly number[]; sigBytes?: number };
  if (!Array.isArray(words) || !words.every((word) => Number.isInteger(word))) return undefined;
  return Uint8Array.from(words.flatMap((word: number) => [24, 16, 8, 0].map((shift) => (word >> shift) & 255))).slice(
    0,
    sigBytes,
  );
}

const toWords = (bytes: Octets): string => {
  const words = [...Array(bytes.length / 4).keys()].map((i) =>
    new DataView(bytes.buffer, bytes.byteOffset).getInt32(i * 4),
  );
  return `{"words":[${words.join(',')}],"sigBytes":${bytes.length}}`;
};

/** Escapes of Python's and Ruby's texts of bytes. */
function fromEscapes(text: string): Octets | undefined {
  const body = /^(?:b'(.*)'|b?"(.*)")$/s.exec(text);
  const inside = body?.[1] ?? body?.[2];
  if (inside === undefined) return undefined;
  const short: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12, v: 11, a: 7, e: 27, '0': 0 };
  const parts = inside.match(/\\x[0-9a-fA-F]{1,2}|\\.|[^\\]/gs) ?? [];
  const bytes = parts.map((part) => {
    if (part.startsWith(String.raw`\x`)) return Number.parseInt(part.slice(2), 16);
    return part.length === 2 ? (short[part.charAt(1)] ?? part.charCodeAt(1)) : part.charCodeAt(0);
  });
  return SIZES.some((size) => size === bytes.length) ? Uint8Array.from(bytes, (byte) => byte & 255) : undefined;
}

const RUBY_SHORT: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  27: '\\e',
  34: '\\"',
  92: '\\\\',
};
/** Ruby's inspect of a binary String. */
const rubyBytes = (bytes: Octets): string => {
  const text = Array.from(bytes, (byte) => {
    const plain =
      byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    return RUBY_SHORT[byte] ?? plain;
  }).join('');
  return `"${text.replaceAll(/#(?=[{$@])/g, String.raw`\#`)}"`;
};

const binary = (bytes: Octets): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const fromBinary = (text: string): Octets | undefined =>
  SIZES.some((size) => size === text.length) && /^[\0-\u00ff]+$/.test(text) && /[^ -~]/.test(text)
    ? Uint8Array.from(text, (char) => char.charCodeAt(0))
    : undefined;

/** Bytes percent-encoded one by one: all but letters, digits and these, which stand as they are. */
const percentBytes =
  (plain: RegExp, space: string) =>
  (bytes: Octets): string =>
    Array.from(bytes, (byte) => {
      const char = String.fromCharCode(byte);
      if (char === ' ') return space;
      return plain.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }).join('');
const fromPercentBytes = (text: string): Octets | undefined => {
  const parts = text.match(/%[0-9A-F]{2}|[ -~]/g) ?? [];
  const bytes = parts.map((part) => (part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0)));
  const isWhole = parts.join('') === text && text.includes('%');
  return isWhole && SIZES.some((size) => size === bytes.length)
    ? Uint8Array.from(bytes, (byte, i) => (parts[i] === '+' ? 0x20 : byte))
    : undefined;
};

/** .NET's HttpServerUtility.UrlTokenEncode: the number of = in place of them. */
const urlToken = (bytes: Octets): string => {
  const text = encodeBase64(bytes, 'base64');
  const bare = withoutEnd(text, '=');
  return `${bare.replaceAll('+', '-').replaceAll('/', '_')}${text.length - bare.length}`;
};

/** Texts of a digest that are met seldom. Reading costs nothing: the search compares digests. */
export const RARE_CODECS: readonly Codec[] = [
  ['base32', fromBase32, base32, 'writes the digest as base32 without padding'],
  [
    'base32padded',
    (text) => fromBase32(withoutEnd(text, '=')),
    (bytes) => padded(base32(bytes)),
    'writes the digest as base32',
  ],
  [
    'base32lower',
    (text) => fromBase32(text.toUpperCase()),
    (bytes) => base32(bytes).toLowerCase(),
    'writes the digest as lower-case base32 without padding',
  ],
  [
    'base58',
    (text) => {
      // A digest of 64 bytes takes 88. The time for a number grows with the square of its length.
      const value = text.length > 20 && text.length <= 88 ? digitsOf(text, BASE58) : undefined;
      return value === undefined ? undefined : sized(value);
    },
    base58,
    'writes the digest as base58',
  ],
  [
    'base64token',
    (text) => decodeBase64(text.slice(0, -1), 'base64url'),
    urlToken,
    'writes the digest with UrlTokenEncode: base64url and the number of = after it',
  ],
  [
    'decimalNumber',
    (text) => (/^\d{36,160}$/.test(text) ? sized(BigInt(text)) : undefined),
    (bytes) => String(numberOf(bytes)),
    'writes the digest as one decimal number',
  ],
  [
    'decimalJson',
    (text) => listed(text, /^\[([\d,]+)\]$/),
    (bytes) => `[${bytes.join(',')}]`,
    'writes the digest as a JSON array of numbers',
  ],
  [
    'decimalGoSyntax',
    (text) => listed(text, /^\[\]byte\{([\da-fx, ]+)\}$/, 16),
    (bytes) => `[]byte{${Array.from(bytes, (byte) => `0x${byte.toString(16)}`).join(', ')}}`,
    'writes the digest as %#v prints it',
  ],
  [
    'decimalBuffer',
    (text) => listed(text, /^<Buffer ([\da-f ]+)>$/, 16),
    (bytes) => `<Buffer ${pairs(bytes).join(' ')}>`,
    'writes the digest as util.inspect of a Buffer',
  ],
  [
    'decimalBufferJson',
    (text) => listed(text, /^\{"type":"Buffer","data":\[([\d,]+)\]\}$/),
    (bytes) => `{"type":"Buffer","data":[${bytes.join(',')}]}`,
    'writes the JSON of a Buffer',
  ],
  [
    'decimalUint8',
    (text) => (/^\{"0":\d/.test(text) ? listed(text.replaceAll(/"\d+":/g, ''), /^\{([\d,]+)\}$/) : undefined),
    (bytes) => `{${Array.from(bytes, (byte, i) => `"${i}":${byte}`).join(',')}}`,
    'writes the JSON of a Uint8Array',
  ],
  ['decimalWords', fromWords, toWords, 'writes the JSON of a WordArray of CryptoJS'],
  ['decimalPythonBytes', fromEscapes, pythonBytes, "writes the digest as b'…', the repr of its bytes"],
  ['decimalRuby', fromEscapes, rubyBytes, 'writes the digest as inspect of its bytes'],
  [
    'hexReversed',
    (text) => decodeHex(text)?.toReversed(),
    (bytes) => encodeHex(bytes.toReversed()),
    'writes the bytes of the digest in the reverse order',
  ],
  [
    'decimalBits',
    (text) =>
      /^[01]{128,512}$/.test(text)
        ? Uint8Array.from((text.match(/.{8}/g) ?? []).map((bits) => Number.parseInt(bits, 2)))
        : undefined,
    (bytes) => Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join(''),
    'writes the digest as binary digits',
  ],
  [
    'percent',
    fromPercentBytes,
    percentBytes(/[A-Za-z0-9._~-]/, '%20'),
    'percent-encodes the bytes of the digest (rawurlencode)',
  ],
  [
    'percentForm',
    fromPercentBytes,
    percentBytes(/[A-Za-z0-9._-]/, '+'),
    'percent-encodes the bytes of the digest (urlencode)',
  ],
  ['decimalLatin1', fromBinary, binary, 'sends the bytes of the digest as characters'],
];
