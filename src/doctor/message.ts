import { PLATFORM_CHARSETS, RARE_CHARSETS } from '../core/bytes/charset.ts';
import { decodeHex, encodeHex } from '../core/bytes/hex.ts';
import { decodeBase64 } from '../core/bytes/base64.ts';
import { encodeUtf8, isAscii } from '../core/bytes/text.ts';
import {
  altered,
  alteredBytes,
  concat,
  encodedAs,
  literal,
  lower,
  nodesOf,
  percentEncode,
  upper,
  type Expr,
} from '../core/recipe/expression.ts';
import { UNCOMMON, type Names } from './alter/alteration.ts';
import { INVISIBLE } from './alter/invisible.ts';
import { PYTHON_FORM, PYTHON_PATH } from './alter/percent.ts';
import { pythonBytes } from './alter/python-bytes.ts';
import type { How } from './how.ts';
import { about, type Hypothesis } from './hypothesis.ts';
import type { Values } from './plan.ts';
import type { Leaf } from './sites.ts';

// A whole message on its way to bytes.

const CHARSETS: readonly (readonly [charset: string, names: Names, cost: number])[] = [
  ['latin1-truncate', [['charset-latin1-truncate']], 1],
  ['iso-8859-1', [['charset-latin1-truncate'], ['charset-platform-default']], 1.1],
  ['ascii-units', [['charset-ascii-question-mark'], ['charset-platform-default']], 1.04],
  ['ascii', [['charset-ascii-question-mark'], ['charset-platform-default']], 1.06],
  ['utf-8-twice', [['charset-double-utf8']], 1.1],
  ['utf-8-twice-1252', [['charset-double-utf8']], 1.2],
  ['cesu-8', [['charset-platform-default']], 1.9],
  ['ascii-dropped', [['charset-ascii-question-mark']], 1.6],
  ...PLATFORM_CHARSETS.map((charset, i) => [charset, [['charset-platform-default']], 1.3 + i / 50] as const),
  ...RARE_CHARSETS.map((charset, i) => [charset, [['charset-platform-default']], UNCOMMON + i / 50] as const),
];
const WIDE: readonly (readonly [charset: string, names: Names, cost: number])[] = [
  ['utf-16le', [['charset-utf16']], 1.2],
  ['utf-16be', [['charset-utf16']], 1.3],
  ['utf-16le-bom', [['charset-utf16']], 1.5],
  ['utf-16be-bom', [['charset-utf16']], 1.6],
  ['utf-32le', [['charset-utf16']], 2.2],
  ['utf-32le-bom', [['charset-utf16']], 2.4],
];

const PRINTED_BYTES: readonly (readonly [id: string, language: string, write: (bytes: Uint8Array) => string])[] = [
  ['js', 'JavaScript', (bytes) => bytes.join(',')],
  ['java', "Java's Arrays.toString", (bytes) => `[${Int8Array.from(bytes).join(', ')}]`],
  ['go', 'Go', (bytes) => `[${bytes.join(' ')}]`],
];

const CHARSET_WORDS: Readonly<Record<string, string>> = {
  'latin1-truncate': 'Latin-1, keeping only the low byte of each character,',
  'iso-8859-1': 'Latin-1, with ? for what it cannot hold,',
  'ascii-units': 'ASCII, with ? for everything else,',
  ascii: 'ASCII, with ? for everything else,',
  'ascii-dropped': 'ASCII, dropping everything else,',
  'utf-8-twice': 'UTF-8 twice (the bytes taken for Latin-1)',
  'utf-8-twice-1252': 'UTF-8 twice (the bytes taken for windows-1252)',
  'cesu-8': 'CESU-8',
  macintosh: 'Mac Roman',
  ibm866: 'code page 866 (a Russian console)',
  cp850: 'code page 850 or 437 (a Windows console)',
  'utf-16le': 'UTF-16, low byte first,',
  'utf-16be': 'UTF-16, high byte first,',
  'utf-16le-bom': 'UTF-16, low byte first, with a byte order mark,',
  'utf-16be-bom': 'UTF-16, high byte first, with a byte order mark,',
};

/** What languages print of an array or a list that is no text. */
const WORDS = [
  'Array',
  'System.String[]',
  'System.Object[]',
  'System.Collections.Generic.List`1[System.String]',
  'System.Collections.Generic.Dictionary`2[System.String,System.String]',
];

/** What may be otherwise where texts become bytes. */
export function messageHypotheses(root: Expr, leaves: readonly Leaf[], values: Values): Hypothesis[] {
  const secrets = new Set<Expr>(leaves.flatMap(({ site, field }) => (field.secret === true ? [site] : [])));
  const plain = new Set<Expr>(leaves.map(({ site }) => site));
  return nodesOf([root]).flatMap((node) => {
    const text = node.args[0];
    if (node.op !== 'utf8' || !text || text.kind !== 'text' || secrets.has(text)) return [];
    const value = values.of(text);
    if (value?.kind !== 'text') return [];
    return [
      ...charsets(node, text as Expr<'text'>, value.text),
      ...(plain.has(text)
        ? decoded(node, text as Expr<'text'>, value.text)
        : wholeTexts(text as Expr<'text'>, value.text)),
    ];
  });
}

/** What may be otherwise about one text's way to bytes. */
export function charsets(site: Expr, text: Expr<'text'>, value: string): Hypothesis[] {
  const list = isAscii(value) ? WIDE : [...CHARSETS, ...WIDE];
  return list.map(([charset, names, cost]) => ({
    id: `charset/${charset}`,
    names,
    says: `encodes the text as ${CHARSET_WORDS[charset] ?? charset} instead of UTF-8`,
    how: { id: 'charset', charset },
    site,
    replacement: encodedAs(text, charset),
    cost,
  }));
}

/** A body that happens to be hex or base64, taken for what it stands for. */
function decoded(site: Expr, text: Expr<'text'>, value: string): Hypothesis[] {
  const fromHex = value.length > 1 ? decodeHex(value.trim()) : undefined;
  const fromBase64 = value.length > 3 ? decodeBase64(value.trim(), 'base64') : undefined;
  return [
    ...(fromHex && fromHex.length > 0
      ? [
          {
            id: 'message/hex',
            names: [['message-hex-decoded-wrongly']],
            says: 'reads the message as hex digits',
            how: { id: 'message/hex' },
            site,
            replacement: alteredBytes(text, encodeHex(fromHex)),
            cost: 1.3,
          },
        ]
      : []),
    ...(fromBase64 && fromBase64.length > 0
      ? [
          {
            id: 'message/base64',
            names: [['message-hex-decoded-wrongly'], ['lambda-base64-body']],
            says: 'reads the message as base64',
            how: { id: 'message/base64' },
            site,
            replacement: alteredBytes(text, encodeHex(fromBase64)),
            cost: 1.5,
          },
        ]
      : []),
  ];
}

/** A composed message and what may happen to all of it. What one field can do to itself is not repeated here. */
function wholeTexts(site: Expr<'text'>, text: string): Hypothesis[] {
  const make = maker(site);
  return [
    ...around(site),
    make('nul', 'nul-terminator', 'has a NUL byte after the string', concat(site, '\0'), 2),
    ...echoed(site, make),
    ...encoded(site, text, make),
    make('upper', 'field-case-changed', 'upper-cases the whole string', upper(site), 1.8),
    make('lower', 'field-case-changed', 'lower-cases the whole string', lower(site), 1.8),
    ...wordsInstead(make),
    ...printedBytes(site, encodeUtf8(text), make),
  ];
}

type Make = (
  id: string,
  cause: string,
  says: string,
  replacement: Expr,
  cost: number,
  also?: Names,
  how?: Partial<How>,
) => Hypothesis;

const maker =
  (site: Expr): Make =>
  (id, cause, says, replacement, cost, also = [], how = {}) => ({
    id: `message/${id}`,
    names: [[cause], ...also],
    says,
    how: { id: `message/${id}`, ...how },
    site,
    replacement,
    cost,
  });

/** White space, line ends and what cannot be seen, before or after the string. */
function around(site: Expr<'text'>): Hypothesis[] {
  return INVISIBLE.filter(({ id }) => id !== 'no-bom' && id !== 'nul').map(({ id, names, says, alter, cost, how }) => {
    const [head, tail] = (alter('\0') ?? '\0').split('\0', 2) as [string, string];
    return {
      id: `message/${id}`,
      names,
      says: about('the string', says),
      how: { ...how, id: `message/${how?.id ?? id}` },
      site,
      replacement: concat(...(head ? [head] : []), site, ...(tail ? [tail] : [])),
      cost,
    };
  });
}

/** As a terminal's echo passes it on, with its quotes, its option or its line end. */
function echoed(site: Expr<'text'>, make: Make): Hypothesis[] {
  const quoted = (id: string, says: string, end: string, cost: number): Hypothesis => ({
    ...make(`quotes-${id}`, 'quotes-around-message', `keeps ${says}`, concat('"', site, `"${end}`), cost, [], {
      text: end,
    }),
    names: [['quotes-around-message', 'trailing-newline'], ['quotes-around-message']],
  });
  return [
    quoted('crlf', 'the quotes, a space and CR LF of a Windows echo', ' \r\n', 1.8),
    quoted('crlf-bare', 'the quotes and CR LF of a Windows echo', '\r\n', 1.9),
    quoted('lf', 'the quotes and a line feed', '\n', 2),
    make(
      'echo-n',
      'trailing-newline',
      'has "-n " before and a line feed after the string (echo -n in sh)',
      concat('-n ', site, '\n'),
      1.7,
    ),
  ];
}

function encoded(site: Expr<'text'>, text: string, make: Make): Hypothesis[] {
  return [
    make('percent', 'url-encoding', 'percent-encodes the whole string', percentEncode(site), 1.7),
    make(
      'percent-path',
      'url-encoding',
      'percent-encodes the whole string, but not its slashes',
      altered(site, PYTHON_PATH(text)),
      UNCOMMON,
      [['reserved-char-set', 'url-encoding']],
    ),
    make(
      'percent-form',
      'url-encoding',
      'encodes the whole string as a form does',
      altered(site, PYTHON_FORM(text)),
      UNCOMMON,
      [['plus-vs-space']],
    ),
  ];
}

/** Nothing, or what a language prints for something else, in the string's place. */
function wordsInstead(make: Make): Hypothesis[] {
  const word = (id: string, cause: string, text: string, says: string, cost: number): Hypothesis =>
    make(id, cause, `hashes ${says}`, literal(text), cost, [], { id: 'message/word', text });
  return [
    make('empty', 'body-empty', 'hashes an empty string', literal(''), 2, [
      ['framework-parsed-body'],
      ['literal-undefined'],
    ]),
    word('undefined', 'literal-undefined', 'undefined', 'the word undefined', 2.2),
    word('null', 'literal-undefined', 'null', 'the word null', 2.2),
    word('object', 'body-object-to-string', '[object Object]', '[object Object]', 2.2),
    ...WORDS.map((text) => word(`word-${text}`, 'body-object-to-string', text, text, UNCOMMON)),
    make('bytes', 'byte-array-to-string', 'hashes System.Byte[]', literal('System.Byte[]'), 2.2),
  ];
}

/** The string's bytes as languages print them. */
function printedBytes(site: Expr<'text'>, bytes: Uint8Array, make: Make): Hypothesis[] {
  return [
    make(
      'python-bytes',
      'byte-array-to-string',
      "signs b'…', the repr of the string's bytes",
      altered(site, pythonBytes(bytes)),
      2.2,
    ),
    ...PRINTED_BYTES.map(([id, language, write]) =>
      make(
        `${id}-bytes`,
        'byte-array-to-string',
        `signs the string's bytes as ${language} prints them, number by number`,
        altered(site, write(bytes)),
        UNCOMMON,
      ),
    ),
  ];
}
