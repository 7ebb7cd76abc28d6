import type { HashName } from '../core/crypto/port.ts';
import { base64, concat, hex, hexUpper, literal, utf8, withArgs, type Expr } from '../core/recipe/expression.ts';
import { UNCOMMON, type Names } from './alter/alteration.ts';
import { PRINTED } from './construction-chains.ts';
import type { How } from './how.ts';
import type { Hypothesis } from './hypothesis.ts';

// The text form of a digest within the message.

/** Makes a hypothesis about one node. */
export type Make = (
  id: string,
  names: Names,
  says: string,
  replacement: Expr,
  cost: number,
  how?: Partial<How>,
) => Hypothesis;

type Rewrite = (digest: Expr<'bytes'>, node: Expr) => Expr;

type DigestText = readonly [string, Names, string, Rewrite, number];
/** What else code puts where the text of an inner digest belongs: id, causes, words, the expression, cost. */
const DIGEST_TEXTS: readonly DigestText[] = [
  ['hex', [['wrong-inner-digest'], ['inner-hash-hex-not-raw']], 'writes the inner digest as hex', hex, 1],
  [
    'hexUpper',
    [['wrong-inner-digest'], ['inner-hash-hex-not-raw']],
    'writes the inner digest as upper-case hex',
    hexUpper,
    1.3,
  ],
  ['base64', [['wrong-inner-digest']], 'writes the inner digest as base64', base64, 1.1],
  [
    'base64-of-hex',
    [['wrong-inner-digest'], ['base64-of-hex'], ['inner-hash-hex-not-raw']],
    'writes the inner digest as the base64 of its hex text',
    (digest) => base64(utf8(hex(digest))),
    1.2,
  ],
  [
    'base64url',
    [['base64url-vs-base64'], ['wrong-inner-digest']],
    'writes the inner digest as base64url',
    (digest) => ({ ...hex(digest), op: 'base64url' }),
    1.2,
  ],
  [
    'base64url-padded',
    [['base64url-vs-base64'], ['wrong-inner-digest']],
    'writes the inner digest as base64url with padding',
    (digest) => concat({ ...hex(digest), op: 'base64url' }, '='),
    1.3,
  ],
  [
    'base64-line',
    [['base64-line-wrap'], ['wrong-inner-digest']],
    'writes the inner digest as base64 with a line feed at its end',
    (digest) => concat(base64(digest), '\n'),
    UNCOMMON,
  ],
  ...PRINTED.filter(([id]) => id !== 'base64-line').map(([id, words, write]): DigestText => [
    `base64-of-${id}`,
    [['wrong-inner-digest'], ['base64-of-hex', 'trailing-newline'], ['wrong-inner-digest', 'trailing-newline']],
    `writes the inner digest as the base64 of ${words}`,
    (digest) => base64(utf8(concat(write(digest, digest.param as HashName), '\n'))),
    UNCOMMON,
  ]),
  [
    'sum',
    [['prefix-missing-or-included'], ['wrong-inner-digest']],
    'writes the inner digest as what sha256sum prints, with "  -"',
    (digest) => concat(hex(digest), '  -'),
    UNCOMMON,
  ],
  [
    'python-bytes',
    [['byte-array-to-string'], ['wrong-inner-digest']],
    "puts the repr of the inner digest's base64 bytes (b'…') into the string",
    (digest) => concat("b'", base64(digest), "'"),
    UNCOMMON,
  ],
  [
    'hex-of-base64',
    [['wrong-inner-digest']],
    'writes the inner digest as the hex of its base64 text',
    (digest) => hex(utf8(base64(digest))),
    2.2,
  ],
  [
    'base64-twice',
    [['double-base64'], ['wrong-inner-digest']],
    'base64-encodes the inner digest twice',
    (digest) => base64(utf8(base64(digest))),
    1.8,
  ],
  [
    'message',
    [['wrong-inner-digest']],
    'puts the text itself where its digest belongs',
    (digest, node) => textUnder(digest) ?? node,
    1.6,
  ],
  [
    'message-base64',
    [['wrong-inner-digest']],
    'puts the base64 of the text where its digest belongs',
    (digest) => base64(digest.args.at(-1) as Expr<'bytes'>),
    1.8,
  ],
  ['empty', [['wrong-inner-digest'], ['body-empty']], 'leaves the inner digest empty', () => literal(''), 1.9],
  [
    'of-nothing',
    [['body-empty'], ['framework-parsed-body'], ['wrong-inner-digest']],
    'hashes an empty string for the inner digest',
    (digest, node) => withArgs(node, [withArgs(digest, [...digest.args.slice(0, -1), utf8(literal(''))])]),
    1.7,
  ],
];

/** All but the form that the recipe has itself. */
export function digestTexts(node: Expr, digest: Expr<'bytes'>, make: Make): Hypothesis[] {
  return DIGEST_TEXTS.filter(([id]) => id !== node.op).map(([id, names, says, rewrite, cost]) =>
    make(id, names, says, rewrite(digest, node), cost),
  );
}

function textUnder(digest: Expr): Expr | undefined {
  const message = digest.args.at(-1);
  return message?.op === 'utf8' ? message.args[0] : undefined;
}
