import { decodeBase64, encodeBase64 } from '../core/bytes/base64.ts';
import { decodeHex, encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { decodeUtf8, encodeUtf8 } from '../core/bytes/text.ts';
import type { Codec } from './codecs-rare.ts';

// Digests as dumps, UUIDs and signed numbers, and as the base64 of all that a command printed.

const chunks = (text: string, digits: number): readonly string[] => text.match(new RegExp(`.{1,${digits}}`, 'g')) ?? [];
const printable = (bytes: Octets): string =>
  Array.from(bytes, (byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
const rows = (bytes: Octets, line: (row: Octets, offset: string) => string): string =>
  Array.from({ length: Math.ceil(bytes.length / 16) }, (_, i) =>
    line(bytes.subarray(i * 16, i * 16 + 16), (i * 16).toString(16).padStart(8, '0')),
  ).join('\n');
/** The digits that stand between offset and characters. */
const between = (text: string, pattern: RegExp): Octets | undefined =>
  decodeHex(
    text
      .split('\n')
      .map((line) => pattern.exec(line)?.[1] ?? '')
      .join('')
      .replaceAll(' ', ''),
  );

const xxd = (bytes: Octets): string =>
  rows(bytes, (row, offset) => `${offset}: ${chunks(encodeHex(row), 4).join(' ').padEnd(39)}  ${printable(row)}`);
const hexdump = (bytes: Octets): string => {
  const half = (row: Octets): string => chunks(encodeHex(row), 2).join(' ').padEnd(23);
  const lines = rows(
    bytes,
    (row, offset) => `${offset}  ${half(row.subarray(0, 8))}  ${half(row.subarray(8))}  |${printable(row)}|`,
  );
  return `${lines}\n${bytes.length.toString(16).padStart(8, '0')}`;
};
const od = (bytes: Octets): string => rows(bytes, (row) => ` ${chunks(encodeHex(row), 2).join(' ')}`);

type Dump = readonly [id: string, words: string, write: (bytes: Octets) => string, pattern: RegExp];
const DUMPS: readonly Dump[] = [
  ['groups', 'as hex in groups of four bytes', (bytes) => chunks(encodeHex(bytes), 8).join(' '), /^([0-9a-f ]+)$/],
  [
    'data',
    'as the description of an NSData prints it',
    (bytes) => `<${chunks(encodeHex(bytes), 8).join(' ')}>`,
    /^<([0-9a-f ]+)>$/,
  ],
  ['xxd', 'as xxd dumps it', xxd, /^[0-9a-f]{8}: ([0-9a-f ]{39}) {2}/],
  ['hexdump', 'as hexdump -C dumps it', hexdump, /^[0-9a-f]{8} {2}([0-9a-f ]{48}) {2}\|/],
  ['od', 'as od dumps it', od, /^ ([0-9a-f ]+)$/],
  ['od-trimmed', 'as od dumps it', (bytes) => od(bytes).slice(1), /^ ?([0-9a-f ]+)$/],
];

const UUID = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/;
/** The first 16 bytes in RFC 9562's groups of 8-4-4-4-12 digits; what follows them stays after the last group. */
export const uuid = (bytes: Octets): string => encodeHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
const fromUuid = (text: string): Octets | undefined =>
  UUID.test(text) ? decodeHex(text.replaceAll('-', '')) : undefined;
/** .NET reads the first three groups with the low byte first. */
const guidOrder = (bytes: Octets | undefined): Octets | undefined =>
  bytes?.length === 16
    ? Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15], (at) => bytes[at] ?? 0)
    : undefined;

const swapped = (text: string): string => text.replaceAll(/(.)(.)/g, '$2$1');
const SIZES = [16, 20, 28, 32, 48, 64] as const;
const numberOf = (bytes: Octets): bigint => BigInt(`0x${encodeHex(bytes) || '0'}`);
/** A negative number as bytes, as many as a digest has. */
function negative(text: string): Octets | undefined {
  const value = /^-\d{30,160}$/.test(text) ? BigInt(text) : undefined;
  const size = value === undefined ? undefined : SIZES.find((bytes) => BigInt.asIntN(bytes * 8, value) === value);
  return value === undefined || size === undefined
    ? undefined
    : decodeHex(
        BigInt.asUintN(size * 8, value)
          .toString(16)
          .padStart(size * 2, '0'),
      );
}
const signed = (bytes: Octets): string => String(BigInt.asIntN(bytes.length * 8, numberOf(bytes)));
function positive(text: string): Octets | undefined {
  if (!/^\d{36,160}$/.test(text)) return undefined;
  const digits = BigInt(text).toString(16);
  const size = SIZES.find((bytes) => bytes * 2 >= digits.length);
  return size === undefined ? undefined : decodeHex(digits.padStart(size * 2, '0'));
}

/** Of digests of one size, or with a sign. Reading costs nothing: the search compares digests. */
export const DUMPED_CODECS: readonly Codec[] = [
  ...DUMPS.map(([id, words, write, pattern]): Codec => [
    `dump-${id}`,
    (text) => (pattern.test(text.split('\n')[0] ?? '') ? between(text, pattern) : undefined),
    write,
    `writes the digest ${words}`,
  ]),
  ['dump-uuid', fromUuid, (bytes) => (bytes.length === 16 ? uuid(bytes) : ''), 'writes the digest as a UUID'],
  [
    'guid',
    (text) => guidOrder(fromUuid(text)),
    (bytes) => uuid(guidOrder(bytes) ?? bytes),
    'writes the digest as a Guid of .NET, which turns the bytes of the first three groups round',
  ],
  [
    'guid-bare',
    (text) => (/^[0-9a-f]{32}$/.test(text) ? guidOrder(decodeHex(text)) : undefined),
    (bytes) => encodeHex(guidOrder(bytes) ?? bytes),
    'writes the digest as a Guid of .NET without dashes, which turns the bytes of its first three groups round',
  ],
  [
    'hexNibbles',
    (text) => decodeHex(swapped(text)),
    (bytes) => swapped(encodeHex(bytes)),
    'writes the two digits of each byte in the wrong order (unpack with h*)',
  ],
  ['decimalSigned', negative, signed, 'writes the digest as one signed decimal number (BigInteger.toString())'],
  [
    'decimalSignedLittle',
    (text) => negative(text)?.toReversed(),
    (bytes) => signed(bytes.toReversed()),
    'writes the digest as one signed decimal number, low byte first (BigInteger of .NET)',
  ],
  [
    'decimalLittle',
    (text) => positive(text)?.toReversed(),
    (bytes) => String(numberOf(bytes.toReversed())),
    'writes the digest as one decimal number, low byte first',
  ],
];

const PRINTED = /^([ -~]*?)([0-9a-f]+)((?: [ *]\S+)?\n?)$/;
/** How many hex digits digests have. */
export const DIGEST_DIGITS: ReadonlySet<number> = new Set([32, 40, 56, 64, 96, 128]);

/** The base64 of a line that a command printed: label, hex digits, what stands after them. */
export function printedCodecs(text: string): readonly Codec[] {
  return (['base64', 'base64url'] as const).flatMap((alphabet): Codec[] => {
    const bytes = text.length > 400 ? undefined : decodeBase64(text.replaceAll('\n', ''), alphabet);
    const [, head = '', digits = '', tail = ''] = PRINTED.exec((bytes && decodeUtf8(bytes)) ?? '') ?? [];
    if (!DIGEST_DIGITS.has(digits.length) || head + tail.trim() === '') return [];
    const after = [tail.trim() === '' ? '' : JSON.stringify(tail.trimEnd()), tail.endsWith('\n') ? 'a line feed' : ''];
    const around = [
      ...(head === '' ? [] : [`${JSON.stringify(head)} before it`]),
      ...after.filter((what) => what !== '').map((what) => `${what} after it`),
    ];
    return [
      [
        `${alphabet}hexprinted`,
        () => decodeHex(digits),
        (digest) => encodeBase64(encodeUtf8(head + encodeHex(digest) + tail), alphabet),
        `writes the base64 of all that a command printed, the hex digest with ${around.join(' and ')}`,
      ],
    ];
  });
}

const RUN = /(?<![\w+/-])[A-Za-z0-9+/_-]{22,128}={0,2}(?![\w+/=-])/g;
const LENGTHS: ReadonlySet<number> = new Set([22, 24, 27, 28, 32, 40, 43, 44, 56, 64, 86, 88, 96, 128]);
/** Of a header there may be several. */
const MOST = 6;
/** More than this is not repeated whole: there may be other values in it. */
const SHOWN = 30;

/** Texts of the length of a digest with something before or after them: a header, a line of JSON, what a library prints. */
export function embedded(observed: string): { readonly head: string; readonly text: string; readonly rest: string }[] {
  if (observed.length > 1000) return [];
  return [...observed.matchAll(RUN)]
    .filter(([text]) => LENGTHS.has(text.length) && text !== observed)
    .slice(-MOST)
    .map(({ 0: text, index }) => ({
      head: observed.slice(0, index),
      text,
      rest: observed.slice(index + text.length),
    }));
}

/** Words for what stands round it; of a long text only the marks next to it. */
export function aroundWords(head: string, tail: string): string {
  const shown = (text: string, marks: RegExp): string =>
    JSON.stringify(text.length > SHOWN ? (marks.exec(text)?.[0] ?? '') : text);
  return [
    ...(head === '' ? [] : [`${shown(head, /[A-Za-z-]{0,12}\W{0,3}$/)} before it`]),
    ...(tail === '' ? [] : [`${shown(tail, /^\W{0,3}/)} after it`]),
  ].join(' and ');
}
