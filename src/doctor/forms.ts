import { decodeBase64, encodeBase64 } from '../core/bytes/base64.ts';
import { decodeHex, encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { decodeUtf8, encodeUtf8, withoutEnd } from '../core/bytes/text.ts';
import type { Names } from './alter/alteration.ts';
import { DUMPED_CODECS, printedCodecs } from './codecs-dumped.ts';
import { RARE_CODECS, type Codec } from './codecs-rare.ts';
import { namesOf } from './form-names.ts';
import { RESULT, type How } from './how.ts';
import type { FormOp } from './target.ts';
import { wrappings } from './wrappings.ts';

/** How an observed text stands for a digest, where it is not simply the recipe's form of it. */
export interface Form {
  readonly id: string;
  /** Sets of causes; one empty set when it is the recipe's own form. */
  readonly names: Names;
  /** Completing "your code …"; empty for the recipe's own form. */
  readonly says: string;
  /** The same as data. */
  readonly how: How;
  /** The text this form gives for a digest: the proof. */
  readonly write: (digest: Octets) => string;
  /** Only a part of the digest is there. */
  readonly weak?: true;
}

const strict = (text: string | undefined): Octets | undefined =>
  text === undefined ? undefined : decodeBase64(text, 'base64');
const asText = (bytes: Octets | undefined): string | undefined => bytes && decodeUtf8(bytes);
const hexUpper = (bytes: Octets): string => encodeHex(bytes).toUpperCase();
const base64 = (bytes: Octets): string => encodeBase64(bytes, 'base64');
const bareBase64 = (bytes: Octets): string => withoutEnd(base64(bytes), '=');
const url = (bytes: Octets): string => encodeBase64(bytes, 'base64url');
const urlPadded = (bytes: Octets): string => base64(bytes).replaceAll('+', '-').replaceAll('/', '_');
const unurl = (text: string): Octets | undefined => decodeBase64(withoutEnd(text, '='), 'base64url');
const unbare = (text: string): Octets | undefined => strict(padded(withoutEnd(text, '=')));
const padded = (text: string): string => text.padEnd(Math.ceil(text.length / 4) * 4, '=');
const separated = (separator: string, upper: boolean): Codec => [
  `${upper ? 'HEX' : 'hex'}${separator}`,
  (text) => (text.includes(separator) ? decodeHex(text.replaceAll(separator, '')) : undefined),
  (bytes) => ((upper ? hexUpper : encodeHex)(bytes).match(/../g) ?? []).join(separator),
  `writes the digest as ${upper ? 'upper-case ' : ''}hex with ${JSON.stringify(separator)} between the bytes`,
];

const CODECS: readonly Codec[] = [
  ['hex', decodeHex, encodeHex, 'writes the digest as lower-case hex'],
  ['hexUpper', decodeHex, hexUpper, 'writes the digest as upper-case hex'],
  ['base64', strict, base64, 'writes the digest as base64'],
  ['base64url', unurl, url, 'writes the digest as base64url without padding'],
  ['base64bare', unbare, bareBase64, 'writes the digest as base64 without padding'],
  ['base64urlPadded', unurl, urlPadded, 'writes the digest as base64url with padding'],
  ...[encodeHex, hexUpper].flatMap((write, i): Codec[] => {
    const words = `writes the base64 of the ${i ? 'upper-case ' : ''}hex digest`;
    const unhex = (text: string | undefined): Octets | undefined => (text === undefined ? undefined : decodeHex(text));
    return [
      [`base64hex${i}`, (text) => unhex(asText(strict(text))), (bytes) => base64(encodeUtf8(write(bytes))), words],
      [
        `base64urlhex${i}`,
        (text) => unhex(asText(unurl(text))),
        (bytes) => url(encodeUtf8(write(bytes))),
        `${words}, in the URL alphabet`,
      ],
      [
        `base64hexlf${i}`,
        (text) => unhex(asText(strict(text))?.replace(/\n$/, '')),
        (bytes) => base64(encodeUtf8(`${write(bytes)}\n`)),
        `${words} and a line feed`,
      ],
      [
        `base64urlhexlf${i}`,
        (text) => unhex(asText(unurl(text))?.replace(/\n$/, '')),
        (bytes) => url(encodeUtf8(`${write(bytes)}\n`)),
        `${words} and a line feed, in the URL alphabet`,
      ],
      [
        `hexhex${i}`,
        (text) => unhex(asText(decodeHex(text))),
        (bytes) => encodeHex(encodeUtf8(write(bytes))),
        'writes the hex of the hex digest',
      ],
    ];
  }),
  [
    'base64base64',
    (text) => strict(asText(strict(text))),
    (bytes) => base64(encodeUtf8(base64(bytes))),
    'encodes the digest in base64 twice',
  ],
  [
    'hexbase64',
    (text) => strict(asText(decodeHex(text))),
    (bytes) => encodeHex(encodeUtf8(base64(bytes))),
    'writes the hex of the base64 digest',
  ],
  [
    'base64urlbase64',
    (text) => unurl(asText(unurl(text)) ?? '?'),
    (bytes) => url(encodeUtf8(url(bytes))),
    'encodes the digest in base64url twice',
  ],
  [
    'base64urlofbase64',
    (text) => strict(asText(unurl(text))),
    (bytes) => url(encodeUtf8(base64(bytes))),
    'writes the base64url of the base64 digest',
  ],
  separated('-', true),
  separated('-', false),
  separated(':', true),
  separated(':', false),
  separated(' ', true),
  separated(' ', false),
  ['decimal', (text) => numbers(text, /,/), (bytes) => bytes.join(','), 'writes the digest as decimal numbers'],
  [
    'decimalJava',
    (text) => numbers(text.replaceAll(/^\[|\]$/g, ''), /, /),
    (bytes) => `[${Int8Array.from(bytes).join(', ')}]`,
    'writes the digest as an array of signed numbers',
  ],
  [
    'decimalGo',
    (text) => numbers(text.replaceAll(/^\[|\]$/g, ''), / /),
    (bytes) => `[${bytes.join(' ')}]`,
    'writes the digest as an array of numbers',
  ],
  [
    'decimalPython',
    (text) => numbers(text.replaceAll(/^\[|\]$/g, ''), /, /),
    (bytes) => `[${bytes.join(', ')}]`,
    'writes the digest as a list of numbers',
  ],
  ...RARE_CODECS,
  ...DUMPED_CODECS,
];

/** The digests an observed text may stand for. */
export function readings(observed: string, own: FormOp): { readonly bytes: Octets; readonly form: Form }[] {
  return wrappings(observed).flatMap(({ text, causes, says, label, around, rewrap }) =>
    [...CODECS, ...printedCodecs(text)].flatMap(([id, decode, encode, words]) => {
      const bytes = decode(text);
      if (!bytes || encode(bytes) !== text) return [];
      const names = namesOf(own, id).map((set) => [...set, ...causes]);
      const phrases = [...(id === own ? [] : [words]), ...says.map(about)];
      return [
        {
          bytes,
          form: {
            id: `${id}/${causes.join('+')}`,
            names,
            says: phrases.join(' and '),
            how: {
              id: `digest/${id}`,
              of: RESULT,
              ...(label === undefined ? {} : { text: label }),
              ...(around ? { around } : {}),
            },
            write: (digest: Octets) => rewrap(encode(digest)),
          },
        },
      ];
    }),
  );
}

function about(says: string): string {
  return says.replace(/\bit\b/, 'the result');
}

function numbers(text: string, separator: RegExp): Octets | undefined {
  const values = text.split(separator).map(Number);
  return values.length >= 16 && values.every((value) => Number.isInteger(value) && value >= -128 && value < 256)
    ? Uint8Array.from(values)
    : undefined;
}
