import type { HashName } from '../core/crypto/port.ts';
import { base64, concat, field, hash, hex, hexUpper, hmac, join, utf8, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import type { Names } from './alter/alteration.ts';
import { ALGORITHMS, maker, textOf, type Make } from './construction-parts.ts';
import type { Hypothesis } from './hypothesis.ts';

/** What is computed instead of a plain hash; `isRoot` when its digest is the result. */
export function ofHash(site: Expr<'bytes'>, isRoot: boolean, fields: readonly FieldDef[]): Hypothesis[] {
  const make = maker(site);
  const own = site.param as HashName;
  const [message] = site.args as readonly [Expr<'bytes'>];
  const named = (cause: string): Names => (isRoot ? [[cause]] : [['wrong-inner-digest'], [cause]]);
  return [
    ...ALGORITHMS.filter((name) => name !== own).map((name) =>
      make(named('wrong-algorithm'), `hash-${name}`, `uses ${name} instead of ${own}`, hash(name, message), 1.2),
    ),
    ...twice(site, named('double-hash'), make),
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

/** The digest is hashed once more. */
function twice(site: Expr<'bytes'>, names: Names, make: Make): Hypothesis[] {
  const own = site.param as HashName;
  return [
    make(names, 'twice', 'hashes the digest once more', hash(own, site), 1.5),
    make(names, 'twice-hex', 'hashes the hex text of the digest once more', hash(own, utf8(hex(site))), 1.5),
    make(
      names,
      'twice-hex-upper',
      'hashes the upper-case hex text of the digest once more',
      hash(own, utf8(hexUpper(site))),
      1.9,
    ),
    make(names, 'twice-base64', 'hashes the base64 text of the digest once more', hash(own, utf8(base64(site))), 1.9),
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
  return ALGORITHMS.flatMap((name) => keyed({ own, name, secret, others, separator, message }, make));
}

interface Keyed {
  readonly own: HashName;
  readonly name: HashName;
  readonly secret: Expr<'text'>;
  readonly others: readonly Expr<'text'>[];
  readonly separator: string;
  readonly message: Expr<'bytes'>;
}

function keyed({ own, name, secret, others, separator, message }: Keyed, make: Make): Hypothesis[] {
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
}
