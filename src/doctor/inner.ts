import { altered, concat, lower, nodesOf, percentEncode, upper, type Expr } from '../core/recipe/expression.ts';
import { OPS } from '../core/recipe/ops/index.ts';
import { UNCOMMON, type Names } from './alter/alteration.ts';
import { composedParts } from './composed-parts.ts';
import { rareHashes } from './construction-rare.ts';
import type { Hypothesis } from './hypothesis.ts';
import { digestTexts, type Make } from './inner-digests.ts';
import { nameOf } from './parts.ts';
import type { Values } from './plan.ts';

/** The encodings inside a message: percent-encoding, the text form of an inner digest, optional parts. */
export function innerHypotheses(root: Expr<'bytes'>, values: Values): Hypothesis[] {
  return [...encodings(root, values), ...composedParts(root, values), ...rareHashes(root, values)];
}

function encodings(root: Expr, values: Values): Hypothesis[] {
  return nodesOf([root]).flatMap((node) => {
    const [arg] = node.args;
    if (!arg) return [];
    const make: Make = (id, names, says, replacement, cost, how = {}) => ({
      id: `${node.op}/${id}`,
      names,
      says,
      how: { id: `${PLACES[node.op] ?? 'inner'}/${id}`, ...how },
      site: node,
      replacement,
      cost,
    });
    if (node.op === 'percentEncode') return percents(arg as Expr<'text'>, values.of(node), make, node as Expr<'text'>);
    const [, then] = node.args;
    if (node.op === 'whenPresent' && then)
      return [
        {
          ...make(
            'always',
            [['empty-field-added'], ['wrong-inner-digest'], ['body-empty'], ['body-empty-vs-{}']],
            nameOf(node) === nameOf(arg)
              ? `writes the label of ${nameOf(node)} though it is empty`
              : `computes ${nameOf(node)} for an empty ${nameOf(arg)} too`,
            then,
            1.2,
          ),
          place: 'body',
        },
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

/** What stands before the ids of how an op is mistaken; others are forms of an inner digest. */
const PLACES: Readonly<Record<string, string>> = {
  percentEncode: 'escapes',
  whenPresent: 'optional',
  upper: 'case',
  lower: 'case',
};

function cases(own: 'upper' | 'lower', arg: Expr<'text'>, make: Make): Hypothesis[] {
  const names: Names = [['field-case-changed'], [own === 'upper' ? 'method-mismatch' : 'host-differs']];
  const fix = `Write ${nameOf(arg)} in ${own} case before it goes into the string.`;
  return [
    make('as-is', names, `takes ${nameOf(arg)} in the case in which it is given`, arg, 1.3, { of: nameOf(arg) }),
    make(
      'other',
      own === 'upper' ? [['method-mismatch'], ['field-case-changed']] : [['field-case-changed'], ['host-differs']],
      `writes ${nameOf(arg)} in ${own === 'upper' ? 'lower' : 'upper'} case`,
      own === 'upper' ? lower(arg) : upper(arg),
      1.2,
      { of: nameOf(arg) },
    ),
  ].map((one) => ({ ...one, fix }));
}

/** What else code does with the percent-encoded body hash: id, causes, words, the text it becomes, cost. */
const ESCAPES: readonly (readonly [string, Names, string, (text: string) => string, number])[] = [
  [
    'lower',
    [['percent-hex-case'], ['url-encoding']],
    'writes the escapes of the body hash in lower case',
    (text) => text.replaceAll(/%../g, (escape) => escape.toLowerCase()),
    1.1,
  ],
  [
    'lower-all',
    [['base64-case-changed'], ['field-case-changed']],
    'lower-cases the body hash',
    (text) => text.toLowerCase(),
    2.2,
  ],
  [
    'no-equals',
    [['url-encoding'], ['reserved-char-set']],
    'leaves = unencoded in the body hash',
    (text) => text.replaceAll('%3D', '='),
    1.5,
  ],
  [
    'no-slash',
    [['url-encoding'], ['reserved-char-set']],
    'leaves / unencoded in the body hash',
    (text) => text.replaceAll('%2F', '/'),
    1.5,
  ],
  [
    'only-plus',
    [['url-encoding'], ['plus-vs-space']],
    'encodes only the + of the body hash',
    (text) => text.replaceAll('%2F', '/').replaceAll('%3D', '='),
    1.6,
  ],
  ['plus', [['plus-vs-space']], 'leaves + unencoded in the body hash', (text) => text.replaceAll('%2B', '+'), 1.5],
  [
    'plus-space',
    [['plus-vs-space']],
    'has a space for + in the body hash',
    (text) => text.replaceAll('%2B', '%20'),
    1.8,
  ],
  [
    'plus-plus',
    [['plus-vs-space'], ['url-encoding']],
    'has + for a space for + in the body hash',
    (text) => text.replaceAll('%2B', '+').replaceAll('%2F', '/').replaceAll('%3D', '=').replaceAll('+', ' '),
    2,
  ],
];

function percents(arg: Expr<'text'>, value: ReturnType<Values['of']>, make: Make, site: Expr<'text'>): Hypothesis[] {
  const text = value?.kind === 'text' ? value.text : '';
  return [
    make('raw', [['url-encoding']], 'leaves the body hash unencoded', arg, 1),
    make(
      'python-bytes',
      [['byte-array-to-string']],
      "puts the repr of the body hash's bytes (b'…') into the string, unencoded",
      concat("b'", arg, "'"),
      UNCOMMON,
    ),
    ...['sha256=', 'SHA-256='].flatMap((label) =>
      [concat(label, site), percentEncode(concat(label, arg))].map((labelled, i) =>
        make(
          `label-${label}-${i}`,
          [['prefix-missing-or-included']],
          `writes ${label} before the body hash, as the Digest header has it`,
          labelled,
          UNCOMMON,
          { id: 'escapes/label', text: label },
        ),
      ),
    ),
    make(
      'twice',
      [['url-double-encoding'], ['url-encoding']],
      'percent-encodes the body hash twice',
      percentEncode(percentEncode(arg)),
      1.3,
    ),
    ...ESCAPES.map(([id, names, says, change, cost]) => make(id, names, says, altered(site, change(text)), cost)),
  ];
}
