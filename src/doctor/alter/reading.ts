import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeCharset } from '../../core/bytes/charset.ts';
import { encodeHex } from '../../core/bytes/hex.ts';
import type { Octets } from '../../core/bytes/octets.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import type { HashName } from '../../core/crypto/port.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import type { CodeLanguage } from '../../core/recipe/op.ts';
import type { How } from '../how.ts';
import { UNCOMMON, type Names } from './alteration.ts';
import { cryptoJsBase64, cryptoJsHex } from './crypto-js.ts';
import { hexOdd, hexOddTail, hexPrefix, hexRead, lenient } from './lenient.ts';
import { RARE_READINGS } from './reading-rare.ts';

/** A secret taken for other bytes than its UTF-8: mistakes.md group D. */
export interface Reading {
  readonly id: string;
  readonly names: Names;
  readonly says: string;
  readonly read: (text: string) => Octets | undefined;
  readonly cost: number;
  readonly language?: CodeLanguage;
  /** What it is read with, and the id that those have in common which differ in it alone. */
  readonly how?: Partial<How>;
}

const digest = (algorithm: HashName, data: Octets): Octets => syncEngine.run({ call: 'hash', algorithm, data });
const latin1 = (bytes: Octets): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
/** Raw bytes pushed through a text: widened, or replaced by U+FFFD. */
const widened = (bytes: Octets | undefined): Octets | undefined => bytes && encodeUtf8(latin1(bytes));
const replaced = (bytes: Octets | undefined): Octets | undefined =>
  bytes && encodeUtf8(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));

const make = (
  id: string,
  cause: string,
  says: string,
  read: Reading['read'],
  cost: number,
  also: Names = [],
  how: Partial<How> = {},
): Reading => ({ id, names: [[cause], ...also], says, read, cost, how });

const nodeBase64 = (text: string): Octets | undefined => lenient(text, { bothAlphabets: true, keepPartial: true });
const BASE64_SAYS = 'decodes it from base64';

const DECODED: readonly Reading[] = [
  make('hex', 'secret-hex-decoded-wrongly', 'decodes it from hex', hexRead, 1),
  make(
    'hex-prefix',
    'secret-hex-decoded-wrongly',
    'decodes it from hex up to the first other character',
    hexPrefix,
    1.8,
  ),
  // HMAC fills a key up with zeros: one zero is the empty key.
  make(
    'hex-none',
    'secret-hex-decoded-wrongly',
    'decodes it from hex, which leaves nothing of it',
    (text) => (/^[\da-f]{2}/i.test(text) ? undefined : Uint8Array.of(0)),
    1.9,
  ),
  make('hex-odd', 'secret-hex-decoded-wrongly', 'decodes it from hex with a zero before it', hexOdd, 2),
  make('hex-odd-tail', 'secret-hex-decoded-wrongly', 'decodes it from hex with a zero after it', hexOddTail, 2),
  make('decimal', 'secret-hex-decoded-wrongly', 'reads it as decimal numbers', (text) => decimals(text), 2.5),
  make('base64', 'secret-base64-decoded-wrongly', BASE64_SAYS, nodeBase64, 1, [['jwt-secret-base64']]),
  make(
    'base64-skip',
    'secret-base64-decoded-wrongly',
    `${BASE64_SAYS}, skipping foreign characters`,
    (text) => lenient(text, { bothAlphabets: false, keepPartial: true }),
    1.2,
    [['jwt-secret-base64']],
  ),
  make(
    'base64-quads',
    'secret-base64-decoded-wrongly',
    `${BASE64_SAYS}, dropping an incomplete last group`,
    (text) => lenient(text, { bothAlphabets: true, keepPartial: false }),
    1.2,
    [['jwt-secret-base64']],
  ),
  make(
    'base64-skip-quads',
    'secret-base64-decoded-wrongly',
    `${BASE64_SAYS}, skipping foreign characters and an incomplete last group`,
    (text) => lenient(text, { bothAlphabets: false, keepPartial: false }),
    1.4,
    [['jwt-secret-base64']],
  ),
  make(
    'hex-crypto-js',
    'secret-hex-decoded-wrongly',
    'decodes it from hex with crypto-js, which reads anything but a hex digit as zero',
    cryptoJsHex,
    1.5,
  ),
  make(
    'base64-crypto-js',
    'secret-base64-decoded-wrongly',
    `${BASE64_SAYS} with crypto-js, to which foreign characters are zero`,
    (text) => lenient(cryptoJsBase64(text), { bothAlphabets: false, keepPartial: true }),
    1.5,
  ),
  make(
    'base64-after-label',
    'secret-base64-decoded-wrongly',
    `${BASE64_SAYS} without its label`,
    (text) => (/^[A-Za-z]+_/.test(text) ? nodeBase64(text.replace(/^[A-Za-z]+_/, '')) : undefined),
    1.8,
  ),
  make(
    'hex-after-label',
    'secret-hex-decoded-wrongly',
    'decodes it from hex without its label',
    (text) => (/^(?:[A-Za-z]+_)+/.test(text) ? hexRead(text.replace(/^(?:[A-Za-z]+_)+/, '')) : undefined),
    1.8,
  ),
];

const THROUGH_TEXT: readonly Reading[] = [
  ...(
    [
      ['hex', hexRead],
      ['base64', nodeBase64],
    ] as const
  ).flatMap(([from, read]) => [
    make(
      `${from}-replaced`,
      'key-bytes-to-utf8-string',
      `decodes it from ${from} into a text, which ruins bytes that are not UTF-8`,
      (text) => replaced(read(text)),
      1.9,
      [[`secret-${from}-decoded-wrongly`]],
    ),
    make(
      `${from}-widened`,
      'key-bytes-to-utf8-string',
      `decodes it from ${from} into a text and encodes that as UTF-8`,
      (text) => widened(read(text)),
      1.9,
      [[`secret-${from}-decoded-wrongly`]],
    ),
  ]),
  make(
    'double-utf8',
    'charset-double-utf8',
    'encodes it as UTF-8 twice',
    (text) => encodeCharset(text, 'utf-8-twice'),
    1.8,
  ),
];

const ENCODED: readonly Reading[] = [
  make(
    'base64-extra',
    'secret-base64-encoded-extra',
    'base64-encodes it first',
    (text) => encodeUtf8(encodeBase64(encodeUtf8(text), 'base64')),
    1.2,
  ),
  make(
    'base64url-extra',
    'secret-base64-encoded-extra',
    'base64url-encodes it first',
    (text) => encodeUtf8(encodeBase64(encodeUtf8(text), 'base64url')),
    1.4,
  ),
  make(
    'base64-extra-lf',
    'secret-base64-encoded-extra',
    'base64-encodes it with a line feed first',
    (text) => encodeUtf8(encodeBase64(encodeUtf8(`${text}\n`), 'base64')),
    1.9,
    [['secret-base64-encoded-extra', 'trailing-newline-in-secret']],
  ),
  make(
    'hex-extra',
    'secret-hex-encoded-extra',
    'hex-encodes it first',
    (text) => encodeUtf8(encodeHex(encodeUtf8(text))),
    1.6,
    [['wrong-key-derivation']],
  ),
  make(
    'hex-extra-upper',
    'secret-hex-encoded-extra',
    'hex-encodes it first',
    (text) => encodeUtf8(encodeHex(encodeUtf8(text)).toUpperCase()),
    1.8,
    [['wrong-key-derivation']],
  ),
  make('empty', 'literal-undefined', 'uses an empty secret', () => Uint8Array.of(0), 1.8, [['wrong-key-field']]),
];

const CHARSET_WORDS: Readonly<Record<string, string>> = {
  'latin1-truncate': 'Latin-1 (the low byte of each character)',
  'iso-8859-1': 'Latin-1, with ? for what it cannot hold',
  ascii: 'ASCII, with ? for everything else',
  'ascii-units': 'ASCII, with ? for each UTF-16 unit beyond',
  'utf-16le': 'UTF-16, low byte first',
  'utf-16be': 'UTF-16, high byte first',
  'utf-16le-bom': 'UTF-16, low byte first, with a byte order mark',
  'utf-16be-bom': 'UTF-16, high byte first, with a byte order mark',
};

const CHARSETS: readonly Reading[] = (
  [
    ['latin1-truncate', 'key-latin1-vs-utf8', 1.2],
    ['iso-8859-1', 'key-latin1-vs-utf8', 1.3],
    ['windows-1252', 'key-latin1-vs-utf8', 1.5],
    ['windows-1251', 'charset-platform-default', 2],
    ['windows-1250', 'charset-platform-default', 2],
    ['ascii', 'charset-ascii-question-mark', 1.5],
    ['ascii-units', 'charset-ascii-question-mark', 1.5],
    ['utf-16le', 'charset-utf16', 1.3],
    ['utf-16be', 'charset-utf16', 1.4],
    ['utf-16le-bom', 'charset-utf16', 1.6],
    ['utf-16be-bom', 'charset-utf16', 1.7],
  ] as const
).map(([charset, cause, cost]) =>
  make(
    `charset-${charset}`,
    cause,
    `encodes it as ${CHARSET_WORDS[charset] ?? charset}`,
    (text) => encodeCharset(text, charset),
    cost,
    [],
    { id: 'key/charset', charset },
  ),
);

const DERIVED: readonly Reading[] = (['MD5', 'SHA-1', 'SHA-256', 'SHA-512'] as const).flatMap((algorithm) => [
  make(
    `derived-${algorithm}`,
    'wrong-key-derivation',
    `uses its ${algorithm} digest`,
    (text) => digest(algorithm, encodeUtf8(text)),
    1.9,
    [],
    { id: 'key/derived', algorithm },
  ),
  make(
    `derived-${algorithm}-hex`,
    'wrong-key-derivation',
    `uses its ${algorithm} digest as hex text`,
    (text) => encodeUtf8(encodeHex(digest(algorithm, encodeUtf8(text)))),
    1.9,
    [],
    { id: 'key/derived-hex', algorithm },
  ),
  make(
    `derived-${algorithm}-hex-upper`,
    'wrong-key-derivation',
    `uses its ${algorithm} digest as upper-case hex text`,
    (text) => encodeUtf8(encodeHex(digest(algorithm, encodeUtf8(text))).toUpperCase()),
    UNCOMMON,
    [],
    { id: 'key/derived-hex-upper', algorithm },
  ),
  make(
    `derived-${algorithm}-base64`,
    'wrong-key-derivation',
    `uses its ${algorithm} digest as base64 text`,
    (text) => encodeUtf8(encodeBase64(digest(algorithm, encodeUtf8(text)), 'base64')),
    2.2,
    [],
    { id: 'key/derived-base64', algorithm },
  ),
]);

/** All ways, likely ones at a lower cost. `read` gives undefined where the secret cannot be taken so. */
export const READINGS: readonly Reading[] = [
  ...DECODED,
  ...THROUGH_TEXT,
  ...ENCODED,
  ...CHARSETS,
  ...DERIVED,
  ...RARE_READINGS,
];

function decimals(text: string): Octets | undefined {
  const numbers = text.split(/[\s,]+/).map(Number);
  return numbers.every((value) => Number.isInteger(value) && value >= 0 && value < 256) && text !== ''
    ? Uint8Array.from(numbers)
    : undefined;
}
