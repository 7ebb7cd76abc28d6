import type { HashName } from '../core/crypto/port.ts';
import {
  base64,
  concat,
  field,
  hash,
  hex,
  hexUpper,
  hmac,
  join,
  nodesOf,
  utf8,
  type Expr,
} from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import type { Names } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';

// The wrong construction round the right strings: mistakes.md group F.

const ALGORITHMS: readonly HashName[] = ['SHA-256', 'MD5', 'SHA-1', 'SHA-512', 'SHA-384'];
const SEPARATORS = ['', ':', '|', '.', ';', '&', '\n', '-', ' '] as const;

/** What may stand for each hash and MAC; `root` is the one whose digest is the result. */
export function constructionHypotheses(
  root: Expr<'bytes'>,
  result: Expr<'text'>,
  fields: readonly FieldDef[],
): Hypothesis[] {
  return nodesOf([root]).flatMap((node) => {
    if (node.op === 'hmac') return ofHmac(node as Expr<'bytes'>, result);
    return node.op === 'hash' ? ofHash(node as Expr<'bytes'>, node === root, fields) : [];
  });
}

type Make = (names: Names, id: string, says: string, replacement: Expr, cost: number) => Hypothesis;

function maker(site: Expr): Make {
  return (names, id, says, replacement, cost) => ({ id: `${site.op}/${id}`, names, says, site, replacement, cost });
}

function ofHmac(site: Expr<'bytes'>, result: Expr<'text'>): Hypothesis[] {
  const make = maker(site);
  const algorithm = site.param as HashName;
  const [key, message] = site.args as readonly [Expr<'bytes'>, Expr<'bytes'>];
  return [
    make(
      [['key-message-swapped']],
      'swapped',
      'gives the message as the key and the key as the message',
      hmac(algorithm, message, key),
      1,
    ),
    ...ALGORITHMS.filter((name) => name !== algorithm).map((name) =>
      make(
        [['wrong-algorithm']],
        `hmac-${name}`,
        `uses HMAC-${name} instead of HMAC-${algorithm}`,
        hmac(name, key, message),
        1.2,
      ),
    ),
    ...ALGORITHMS.filter((name) => name !== algorithm).map((name) =>
      make(
        [['key-message-swapped', 'wrong-algorithm']],
        `swapped-${name}`,
        `uses ${name} instead of ${algorithm}, with key and message exchanged`,
        hmac(name, message, key),
        2.2,
      ),
    ),
    ...plainHashes(algorithm, key, message, make),
    ...chains(site, algorithm, key, message, make),
    make(
      [['argument-order-key-signature']],
      'key-signature',
      'uses the received signature as the key',
      hmac(algorithm, utf8(result), message),
      2,
    ),
    make(
      [['key-message-swapped'], ['argument-order-key-signature']],
      'key-as-both',
      'uses the message as key and message',
      hmac(algorithm, message, message),
      2.6,
    ),
    make(
      [['key-message-swapped'], ['params-missing-from-base']],
      'key-only',
      'uses the key as key and message',
      hmac(algorithm, key, key),
      2.6,
    ),
  ];
}

function plainHashes(own: HashName, key: Expr<'bytes'>, message: Expr<'bytes'>, make: Make): Hypothesis[] {
  const [secret, text] = [textOf(key), textOf(message)];
  return ALGORITHMS.flatMap((name) => {
    const names = (extra: number): Names => [
      name === own ? ['plain-hash-not-hmac'] : ['plain-hash-not-hmac', 'wrong-algorithm'],
      ...(extra ? [['missing-separator', 'plain-hash-not-hmac']].filter(() => name === own) : []),
    ];
    const cost = name === own ? 1.3 : 2;
    const both = SEPARATORS.flatMap((separator, i) =>
      secret && text && (name === own || i === 0)
        ? [
            make(
              names(i),
              `plain-${name}-before${separator}`,
              `hashes the secret and the message with ${name}, no HMAC${between(separator)}`,
              hash(name, utf8(concat(secret, separator, text))),
              cost + i / 20,
            ),
            make(
              names(i),
              `plain-${name}-after${separator}`,
              `hashes the message and the secret with ${name}, no HMAC${between(separator)}`,
              hash(name, utf8(concat(text, separator, secret))),
              cost + 0.01 + i / 20,
            ),
          ]
        : [],
    );
    return [
      make(
        names(0),
        `plain-${name}`,
        `hashes the message with ${name} alone, without the key`,
        hash(name, message),
        cost,
      ),
      ...both,
    ];
  });
}

/** Two hashes where there should be one. */
function chains(
  site: Expr<'bytes'>,
  own: HashName,
  key: Expr<'bytes'>,
  message: Expr<'bytes'>,
  make: Make,
): Hypothesis[] {
  const prehashed = ALGORITHMS.flatMap((name) => [
    make(
      [['double-hash'], ['wrong-inner-digest']],
      `pre-${name}`,
      `signs the ${name} digest of the message instead of the message`,
      hmac(own, key, hash(name, message)),
      name === own ? 1.5 : 2,
    ),
    make(
      [['double-hash'], ['wrong-inner-digest']],
      `pre-${name}-hex`,
      `signs the ${name} hex digest of the message instead of the message`,
      hmac(own, key, utf8(hex(hash(name, message)))),
      name === own ? 1.5 : 2,
    ),
    make(
      [['double-hash'], ['wrong-inner-digest']],
      `pre-${name}-base64`,
      `signs the ${name} base64 digest of the message instead of the message`,
      hmac(own, key, utf8(base64(hash(name, message)))),
      name === own ? 1.8 : 2.2,
    ),
  ]);
  return [
    ...prehashed,
    make([['double-hash']], 'hashed', 'hashes the MAC once more', hash(own, site), 1.6),
    make([['double-hash']], 'hashed-hex', 'hashes the hex text of the MAC once more', hash(own, utf8(hex(site))), 1.6),
    make(
      [['double-hash']],
      'hashed-base64',
      'hashes the base64 text of the MAC once more',
      hash(own, utf8(base64(site))),
      2,
    ),
    make([['chained-hmac'], ['double-hash']], 'twice', 'computes the MAC of the MAC', hmac(own, key, site), 1.7),
    make(
      [['chained-hmac'], ['double-hash']],
      'twice-hex',
      'computes the MAC of the hex text of the MAC',
      hmac(own, key, utf8(hex(site))),
      1.7,
    ),
    make(
      [['chained-hmac'], ['double-hash']],
      'twice-base64',
      'computes the MAC of the base64 text of the MAC',
      hmac(own, key, utf8(base64(site))),
      2,
    ),
    make(
      [['message-not-hex-decoded'], ['double-hash']],
      'hex-message',
      'signs the hex text of the message',
      hmac(own, key, utf8(hex(message))),
      2,
    ),
    make(
      [['message-not-hex-decoded']],
      'hex-message-upper',
      'signs the upper-case hex text of the message',
      hmac(own, key, utf8(hexUpper(message))),
      2.2,
    ),
    make(
      [['double-base64'], ['lambda-base64-body']],
      'base64-message',
      'signs the base64 text of the message',
      hmac(own, key, utf8(base64(message))),
      1.9,
    ),
  ];
}

function ofHash(site: Expr<'bytes'>, isRoot: boolean, fields: readonly FieldDef[]): Hypothesis[] {
  const make = maker(site);
  const own = site.param as HashName;
  const [message] = site.args as readonly [Expr<'bytes'>];
  const named = (cause: string): Names => (isRoot ? [[cause]] : [['wrong-inner-digest'], [cause]]);
  return [
    ...ALGORITHMS.filter((name) => name !== own).map((name) =>
      make(named('wrong-algorithm'), `hash-${name}`, `uses ${name} instead of ${own}`, hash(name, message), 1.2),
    ),
    make(named('double-hash'), 'twice', 'hashes the digest once more', hash(own, site), 1.5),
    make(
      named('double-hash'),
      'twice-hex',
      'hashes the hex text of the digest once more',
      hash(own, utf8(hex(site))),
      1.5,
    ),
    make(
      named('double-hash'),
      'twice-hex-upper',
      'hashes the upper-case hex text of the digest once more',
      hash(own, utf8(hexUpper(site))),
      1.9,
    ),
    make(
      named('double-hash'),
      'twice-base64',
      'hashes the base64 text of the digest once more',
      hash(own, utf8(base64(site))),
      1.9,
    ),
    make(
      isRoot ? [['message-not-hex-decoded']] : [['wrong-inner-digest']],
      'hex-message',
      'hashes the hex text of the message',
      hash(own, utf8(hex(message))),
      2,
    ),
    make(
      isRoot ? [['double-base64']] : [['wrong-inner-digest']],
      'base64-message',
      'hashes the base64 text of the message',
      hash(own, utf8(base64(message))),
      2,
    ),
    ...(isRoot ? macs(own, message, fields, make) : keyedInner(own, message, fields, make)),
  ];
}

/** A MAC of the body where its plain hash is wanted. */
function keyedInner(own: HashName, message: Expr<'bytes'>, fields: readonly FieldDef[], make: Make): Hypothesis[] {
  return fields
    .filter(({ secret }) => secret === true)
    .map(({ name }) =>
      make(
        [['wrong-inner-digest']],
        `hmac-inner-${name}`,
        `computes an HMAC keyed with ${name} where a plain hash is wanted`,
        hmac(own, utf8(field(name)), message),
        1.6,
      ),
    );
}

/** A MAC where a plain hash with the secret inside is wanted. */
function macs(own: HashName, message: Expr<'bytes'>, fields: readonly FieldDef[], make: Make): Hypothesis[] {
  const list = textOf(message);
  const secret = list?.args.find(
    (arg) => arg.op === 'field' && fields.some((known) => known.secret === true && known.name === arg.param),
  ) as Expr<'text'> | undefined;
  if (!list || !secret) return [];
  const others = list.args.filter((arg) => arg !== secret) as readonly Expr<'text'>[];
  const separator = list.op === 'join' ? String(list.param) : '';
  return ALGORITHMS.flatMap((name) => {
    const names: Names = [
      name === own ? ['plain-hash-not-hmac'] : ['plain-hash-not-hmac', 'wrong-algorithm'],
      ...(name === own ? [] : [['plain-hash-not-hmac']]),
    ];
    const cost = name === own ? 1.2 : 1.8;
    const rest = utf8(join(separator, ...others));
    return [
      make(
        names,
        `hmac-${name}`,
        `computes an HMAC-${name} of the other parts, keyed with the secret, instead of a plain hash`,
        hmac(name, utf8(secret), rest),
        cost,
      ),
      make(
        names,
        `hmac-all-${name}`,
        `computes an HMAC-${name} of the whole string, keyed with the secret, instead of a plain hash`,
        hmac(name, utf8(secret), message),
        cost + 0.05,
      ),
      make(
        names,
        `hmac-end-${name}`,
        `computes an HMAC-${name} of the other parts and a separator, keyed with the secret`,
        hmac(name, utf8(secret), utf8(concat(join(separator, ...others), separator))),
        cost + 0.1,
      ),
      make(
        [['key-message-swapped', 'plain-hash-not-hmac']],
        `hmac-swapped-${name}`,
        `computes an HMAC-${name} of the secret, keyed with the other parts`,
        hmac(name, rest, utf8(secret)),
        cost + 0.6,
      ),
    ];
  });
}

function textOf(bytes: Expr): Expr<'text'> | undefined {
  const [inner] = bytes.args;
  return bytes.op === 'utf8' && inner?.kind === 'text' ? (inner as Expr<'text'>) : undefined;
}

function between(separator: string): string {
  return separator === '' ? '' : ` (${JSON.stringify(separator)} between)`;
}
