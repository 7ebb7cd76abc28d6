import { decodeBase64, encodeBase64 } from '../core/bytes/base64.ts';
import { decodeHex, encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { decodeUtf8, encodeUtf8, withoutEnd } from '../core/bytes/text.ts';
import type { Names } from './alter/alteration.ts';
import { aroundWords, DIGEST_DIGITS, DUMPED_CODECS, embedded, printedCodecs } from './codecs-dumped.ts';
import { RARE_CODECS, type Codec } from './codecs-rare.ts';
import { namesOf } from './form-names.ts';
import { RESULT, type How } from './how.ts';
import type { FormOp } from './target.ts';

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

/** What may stand round a digest's text. */
interface Wrapping {
  readonly text: string;
  readonly causes: readonly string[];
  readonly says: readonly string[];
  /** The label that stands before it. */
  readonly label?: string;
  /** As `How` has it. */
  readonly around?: readonly string[];
  readonly rewrap: (text: string) => string;
}

const LABEL =
  /^(?:(?:[\w-]+(?:=|: ?| ))+(?=\S{20})|\(stdin\)= ?|[A-Za-z0-9-]+\([^)]*\)= ?|(?:sha256|sha1|sha512|md5|hmac|hmac-sha256|v0|v1|signature|mac|hash)[=:] ?|(?:HMAC|MAC|Signature|Basic|Token|JWT|Bearer):? |0x)/i;

/** White space round it, and what stands within: what a terminal printed is copied with its line end. */
function wrappings(observed: string): Wrapping[] {
  const bare = observed.trim();
  const [head = '', end = ''] = observed.split(bare === '' ? observed : bare);
  if (bare === observed || bare === '') return single(observed);
  const spaced = single(bare).map(({ text, causes, says, rewrap, around = [], ...rest }) => ({
    ...rest,
    text,
    around: [...around, 'blanks'],
    causes: [...causes, 'trailing-newline'],
    says: [...says, 'keeps white space round it'],
    rewrap: (inner: string) => head + rewrap(inner) + end,
  }));
  const within = single(observed);
  // A line end alone is plainer than lines of 76 characters, and those are plainer than both at once.
  return [...within.slice(0, 1), ...spaced.slice(0, 1), ...within.slice(1), ...spaced.slice(1)];
}

function single(observed: string): Wrapping[] {
  const found: Wrapping[] = [{ text: observed, causes: [], says: [], rewrap: (text) => text }];
  const add = (text: string, cause: string, says: string, rewrap: Wrapping['rewrap'], more?: Partial<Wrapping>) => {
    if (text !== observed && rewrap(text) === observed)
      found.push({ text, causes: [cause], says: [says], rewrap, ...more });
  };
  const label = LABEL.exec(observed)?.[0] ?? '';
  const isBearer = /^(?:bearer|jwt)/i.test(label);
  add(
    observed.slice(label.length),
    isBearer ? 'bearer-prefix' : 'prefix-missing-or-included',
    `keeps the label ${JSON.stringify(label)} before it`,
    (text) => label + text,
    { label },
  );
  // Go's Sum appends the digest to its argument, which is what stands before it.
  if (/^(?:[0-9a-f]{2})+$/.test(observed))
    for (const size of [64, 32, 40, 96, 128].filter(
      (digits) => digits < observed.length && !DIGEST_DIGITS.has(observed.length),
    ))
      add(
        observed.slice(-size),
        'prefix-missing-or-included',
        'has other bytes before it (Go’s Sum appends the digest to what it is given)',
        (text) => observed.slice(0, -size) + text,
        { around: ['go-sum'] },
      );
  const tail = / [ *]\S+$/.exec(observed)?.[0] ?? '';
  add(
    observed.slice(0, observed.length - tail.length),
    'prefix-missing-or-included',
    `keeps ${JSON.stringify(tail)}, which the shell command prints after it`,
    (text) => text + tail,
  );
  const unquoted = /^(b?["'])(.*)(["'])$/s.exec(observed);
  if (unquoted) {
    const [, open = '', text = '', close = ''] = unquoted;
    add(
      text,
      open.startsWith('b') ? 'byte-array-to-string' : 'quotes-around-message',
      open.startsWith('b') ? "prints Python's bytes with b'' round them" : 'keeps the quotes round it',
      (inner) => open + inner + close,
      { around: [open.startsWith('b') ? 'bytes-quotes' : 'quotes'] },
    );
  }
  const dumped = /^string\(\d+\) "(.*)"$/s.exec(observed)?.[1] ?? observed;
  add(
    dumped,
    'quotes-around-message',
    'prints it with var_dump, which writes type and length before it',
    (text) => `string(${text.length}) "${text}"`,
  );
  for (const [width, newline] of [
    [76, '\n'],
    [64, '\n'],
    [76, '\r\n'],
    [64, '\r\n'],
    [60, '\n'],
  ] as const) {
    for (const last of ['', newline])
      add(
        observed.replaceAll(/\s/g, ''),
        'base64-line-wrap',
        `breaks it into lines of ${width} characters`,
        (text) => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(newline) + last,
      );
  }
  add(
    observed.replaceAll(' ', '+'),
    'base64-not-url-encoded',
    'sends it in a URL without encoding: + became a space',
    (text) => text.replaceAll('+', ' '),
  );
  add(
    observed.replaceAll(/%2B/gi, '+').replaceAll(/%2F/gi, '/').replaceAll(/%3D/gi, '='),
    'url-encoding',
    'percent-encodes it',
    (text) => {
      const encoded = encodeURIComponent(text);
      return /%[0-9A-F]?[a-f]/.test(observed) ? encoded.replaceAll(/%../g, (escape) => escape.toLowerCase()) : encoded;
    },
    { around: ['percent'] },
  );
  add(observed.replaceAll(String.raw`\/`, '/'), 'json-escaped-slashes', 'escapes the slashes in it', (text) =>
    text.replaceAll('/', String.raw`\/`),
  );
  for (const { head, text, rest } of embedded(observed))
    if (!(unquoted || (head === label && rest === '') || (head === '' && rest === tail)))
      add(text, 'prefix-missing-or-included', `keeps ${aroundWords(head, rest)}`, (inner) => head + inner + rest);
  return found;
}

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
