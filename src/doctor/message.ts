import { PLATFORM_CHARSETS } from '../core/bytes/charset.ts';
import { decodeHex, encodeHex } from '../core/bytes/hex.ts';
import { decodeBase64 } from '../core/bytes/base64.ts';
import { isAscii } from '../core/bytes/text.ts';
import {
  altered,
  alteredBytes,
  base64,
  concat,
  encodedAs,
  hex,
  hexUpper,
  literal,
  lower,
  nodesOf,
  percentEncode,
  upper,
  utf8,
  type Expr,
} from '../core/recipe/expression.ts';
import { OPS } from '../core/recipe/ops/index.ts';
import type { Names } from './alter/alteration.ts';
import { INVISIBLE } from './alter/invisible.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Values } from './plan.ts';
import type { Leaf } from './sites.ts';

// A whole message on its way to bytes, and the encodings inside it.

const CHARSETS: readonly (readonly [charset: string, names: Names, cost: number])[] = [
  ['latin1-truncate', [['charset-latin1-truncate']], 1],
  ['iso-8859-1', [['charset-latin1-truncate'], ['charset-platform-default']], 1.1],
  ['ascii-units', [['charset-ascii-question-mark'], ['charset-platform-default']], 1.1],
  ['ascii', [['charset-ascii-question-mark'], ['charset-platform-default']], 1.2],
  ['utf-8-twice', [['charset-double-utf8']], 1.1],
  ['utf-8-twice-1252', [['charset-double-utf8']], 1.2],
  ['cesu-8', [['charset-platform-default']], 1.9],
  ['ascii-dropped', [['charset-ascii-question-mark']], 1.6],
  ...PLATFORM_CHARSETS.map((charset, i) => [charset, [['charset-platform-default']], 1.3 + i / 50] as const),
];
const WIDE: readonly (readonly [charset: string, names: Names, cost: number])[] = [
  ['utf-16le', [['charset-utf16']], 1.2],
  ['utf-16be', [['charset-utf16']], 1.3],
  ['utf-16le-bom', [['charset-utf16']], 1.5],
  ['utf-16be-bom', [['charset-utf16']], 1.6],
  ['utf-32le', [['charset-utf16']], 2.2],
  ['utf-32le-bom', [['charset-utf16']], 2.4],
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
      ...(plain.has(text) ? decoded(node, text as Expr<'text'>, value.text) : wholeTexts(text as Expr<'text'>)),
    ];
  });
}

function charsets(site: Expr, text: Expr<'text'>, value: string): Hypothesis[] {
  const list = isAscii(value) ? WIDE : [...CHARSETS, ...WIDE];
  return list.map(([charset, names, cost]) => ({
    id: `charset/${charset}`,
    names,
    says: `encodes the text as ${charset} instead of UTF-8`,
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
            site,
            replacement: alteredBytes(text, encodeHex(fromBase64)),
            cost: 1.5,
          },
        ]
      : []),
  ];
}

/** A composed message with something round it. What one field can do to itself is not repeated here. */
function wholeTexts(site: Expr<'text'>): Hypothesis[] {
  const make = (
    id: string,
    cause: string,
    says: string,
    replacement: Expr,
    cost: number,
    also: Names = [],
  ): Hypothesis => ({ id: `message/${id}`, names: [[cause], ...also], says, site, replacement, cost });
  const around = INVISIBLE.flatMap(({ id, names, says, alter, cost }) => {
    const [head, tail] = (alter('\0') ?? '\0').split('\0', 2) as [string, string];
    return id === 'no-bom' || id === 'nul'
      ? []
      : [
          {
            id: `message/${id}`,
            names,
            says: says.replace(/\bit\b/, 'the string'),
            site,
            replacement: concat(...(head ? [head] : []), site, ...(tail ? [tail] : [])),
            cost,
          },
        ];
  });
  return [
    ...around,
    make('nul', 'nul-terminator', 'has a NUL byte after the string', concat(site, '\0'), 2),
    make(
      'quotes-crlf',
      'quotes-around-message',
      'keeps the quotes, a space and CR LF of a Windows echo',
      concat('"', site, '" \r\n'),
      1.8,
      [['quotes-around-message', 'trailing-newline']],
    ),
    make(
      'quotes-crlf-bare',
      'quotes-around-message',
      'keeps the quotes and CR LF of a Windows echo',
      concat('"', site, '"\r\n'),
      1.9,
      [['quotes-around-message', 'trailing-newline']],
    ),
    make('quotes-lf', 'quotes-around-message', 'keeps the quotes and a line feed', concat('"', site, '"\n'), 2, [
      ['quotes-around-message', 'trailing-newline'],
    ]),
    make(
      'echo-n',
      'trailing-newline',
      'has "-n " before and a line feed after the string (echo -n in sh)',
      concat('-n ', site, '\n'),
      1.7,
    ),
    make('percent', 'url-encoding', 'percent-encodes the whole string', percentEncode(site), 1.7),
    make('upper', 'field-case-changed', 'upper-cases the whole string', upper(site), 1.8),
    make('lower', 'field-case-changed', 'lower-cases the whole string', lower(site), 1.8),
    make('empty', 'body-empty', 'hashes an empty string', literal(''), 2, [
      ['framework-parsed-body'],
      ['literal-undefined'],
    ]),
    make('undefined', 'literal-undefined', 'hashes the word undefined', literal('undefined'), 2.2),
    make('null', 'literal-undefined', 'hashes the word null', literal('null'), 2.2),
    make('object', 'body-object-to-string', 'hashes [object Object]', literal('[object Object]'), 2.2),
    make('bytes', 'byte-array-to-string', 'hashes System.Byte[]', literal('System.Byte[]'), 2.2),
  ];
}

/** The encodings inside a message: percent-encoding, the text form of an inner digest, optional parts. */
export function innerHypotheses(root: Expr, values: Values): Hypothesis[] {
  return nodesOf([root]).flatMap((node) => {
    const [arg] = node.args;
    if (!arg) return [];
    const make = (id: string, names: Names, says: string, replacement: Expr, cost: number): Hypothesis => ({
      id: `${node.op}/${id}`,
      names,
      says,
      site: node,
      replacement,
      cost,
    });
    if (node.op === 'percentEncode') return percents(arg as Expr<'text'>, values.of(node), make, node as Expr<'text'>);
    const [, then] = node.args;
    if (node.op === 'whenPresent' && then)
      return [
        make(
          'always',
          [['empty-field-added'], ['wrong-inner-digest'], ['body-empty'], ['body-empty-vs-{}']],
          'computes it for an empty value too',
          then,
          1.2,
        ),
      ];
    if (node.op === 'upper' || node.op === 'lower') return cases(node.op, arg as Expr<'text'>, make);
    if (!TEXT_FORMS.has(node.op) || !isDigest(arg))
      return OTHERS.has(node.op)
        ? OPS[node.op].lookalikes(node).map(({ cause, says, expr }, i) => make(`like-${i}`, [[cause]], says, expr, 1.4))
        : [];
    return digestTexts(node, arg as Expr<'bytes'>, make);
  });
}

const TEXT_FORMS: ReadonlySet<string> = new Set(['hex', 'hexUpper', 'base64', 'base64url']);
const OTHERS: ReadonlySet<string> = new Set([
  'hexDecode',
  'base64Decode',
  'base64urlDecode',
  'formEncode',
  'jsonObject',
  'segment',
]);
const isDigest = (node: Expr): boolean => node.op === 'hash' || node.op === 'hmac';

type Make = (id: string, names: Names, says: string, replacement: Expr, cost: number) => Hypothesis;

function cases(own: 'upper' | 'lower', arg: Expr<'text'>, make: Make): Hypothesis[] {
  const names: Names = [['field-case-changed'], ['method-mismatch']];
  return [
    make('as-is', names, 'takes the letters as they are', arg, 1.3),
    make(
      'other',
      own === 'upper' ? [['method-mismatch'], ['field-case-changed']] : [['field-case-changed'], ['host-differs']],
      `uses ${own === 'upper' ? 'lower' : 'upper'}-case letters`,
      own === 'upper' ? lower(arg) : upper(arg),
      1.2,
    ),
  ];
}

function percents(arg: Expr<'text'>, value: ReturnType<Values['of']>, make: Make, site: Expr<'text'>): Hypothesis[] {
  const text = value?.kind === 'text' ? value.text : '';
  return [
    make('raw', [['url-encoding']], 'leaves the body hash unencoded', arg, 1),
    make(
      'twice',
      [['url-double-encoding'], ['url-encoding']],
      'percent-encodes the body hash twice',
      percentEncode(percentEncode(arg)),
      1.3,
    ),
    make(
      'lower',
      [['percent-hex-case'], ['url-encoding']],
      'writes the escapes of the body hash in lower case',
      altered(
        site,
        text.replaceAll(/%../g, (escape) => escape.toLowerCase()),
      ),
      1.1,
    ),
    make(
      'no-equals',
      [['url-encoding'], ['reserved-char-set']],
      'leaves = unencoded in the body hash',
      altered(site, text.replaceAll('%3D', '=')),
      1.5,
    ),
    make(
      'no-slash',
      [['url-encoding'], ['reserved-char-set']],
      'leaves / unencoded in the body hash',
      altered(site, text.replaceAll('%2F', '/')),
      1.5,
    ),
    make(
      'only-plus',
      [['url-encoding'], ['plus-vs-space']],
      'encodes only the + of the body hash',
      altered(site, text.replaceAll('%2F', '/').replaceAll('%3D', '=')),
      1.6,
    ),
    make(
      'plus',
      [['plus-vs-space']],
      'leaves + unencoded in the body hash',
      altered(site, text.replaceAll('%2B', '+')),
      1.5,
    ),
    make(
      'plus-space',
      [['plus-vs-space']],
      'has a blank for + in the body hash',
      altered(site, text.replaceAll('%2B', '%20')),
      1.8,
    ),
    make(
      'plus-plus',
      [['plus-vs-space'], ['url-encoding']],
      'has + for a blank for + in the body hash',
      altered(site, text.replaceAll('%2B', '+').replaceAll('%2F', '/').replaceAll('%3D', '=').replaceAll('+', ' ')),
      2,
    ),
  ];
}

function digestTexts(node: Expr, digest: Expr<'bytes'>, make: Make): Hypothesis[] {
  const others: readonly (readonly [id: string, names: Names, says: string, replacement: Expr, cost: number])[] = [
    ['hex', [['wrong-inner-digest'], ['inner-hash-hex-not-raw']], 'writes the inner digest as hex', hex(digest), 1],
    [
      'hexUpper',
      [['wrong-inner-digest'], ['inner-hash-hex-not-raw']],
      'writes the inner digest as upper-case hex',
      hexUpper(digest),
      1.3,
    ],
    ['base64', [['wrong-inner-digest']], 'writes the inner digest as base64', base64(digest), 1.1],
    [
      'base64-of-hex',
      [['wrong-inner-digest'], ['base64-of-hex'], ['inner-hash-hex-not-raw']],
      'writes the inner digest as the base64 of its hex text',
      base64(utf8(hex(digest))),
      1.2,
    ],
    [
      'base64url',
      [['base64url-vs-base64'], ['wrong-inner-digest']],
      'writes the inner digest as base64url',
      { ...hex(digest), op: 'base64url' },
      1.2,
    ],
    [
      'hex-of-base64',
      [['wrong-inner-digest']],
      'writes the inner digest as the hex of its base64 text',
      hex(utf8(base64(digest))),
      2.2,
    ],
    [
      'base64-twice',
      [['double-base64'], ['wrong-inner-digest']],
      'base64-encodes the inner digest twice',
      base64(utf8(base64(digest))),
      1.8,
    ],
    [
      'message',
      [['wrong-inner-digest']],
      'puts the text itself where its digest belongs',
      textUnder(digest) ?? node,
      1.6,
    ],
    [
      'message-base64',
      [['wrong-inner-digest']],
      'puts the base64 of the text where its digest belongs',
      base64(digest.args.at(-1) as Expr<'bytes'>),
      1.8,
    ],
    ['empty', [['wrong-inner-digest'], ['body-empty']], 'leaves the inner digest empty', literal(''), 1.9],
  ];
  return others.filter(([id]) => id !== node.op).map((other) => make(...other));
}

function textUnder(digest: Expr): Expr | undefined {
  const message = digest.args.at(-1);
  return message?.op === 'utf8' ? message.args[0] : undefined;
}
