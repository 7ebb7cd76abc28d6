import type { HashName } from '../core/crypto/port.ts';
import { base64, concat, field, hash, hex, hexUpper, hmac, join, utf8, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON, type Names } from './alter/alteration.ts';
import { PRINTED } from './construction-chains.ts';
import { ALGORITHMS, maker, textOf, type Make } from './construction-parts.ts';
import type { Hypothesis } from './hypothesis.ts';
import { nameOf } from './parts.ts';

/** What is computed instead of a plain hash; `isRoot` when its digest is the result. */
export function ofHash(site: Expr<'bytes'>, isRoot: boolean, fields: readonly FieldDef[]): Hypothesis[] {
  const make = maker(site);
  const own = site.param as HashName;
  const [message] = site.args as readonly [Expr<'bytes'>];
  const named = (cause: string): Names => (isRoot ? [[cause]] : [['wrong-inner-digest'], [cause]]);
  return [
    ...ALGORITHMS.filter((name) => name !== own).map((name) =>
      make(named('wrong-algorithm'), `hash-${name}`, `uses ${name} instead of ${own}`, hash(name, message), 1.2, {
        id: 'hash/algorithm',
        algorithm: name,
        insteadOf: own,
      }),
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
    ...(isRoot ? staged(own, message, make) : []),
    ...(isRoot ? macs(site, message, fields, make) : keyedInner(own, message, fields, make)),
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
    ...PRINTED.map(([id, words, write]) =>
      make(
        [[...(names[0] ?? []), 'trailing-newline'], ...names],
        `piped-${id}`,
        `hashes the digest once more, written as ${words}`,
        hash(own, utf8(concat(write(site, own), '\n'))),
        UNCOMMON,
        { id: 'hash/piped' },
      ),
    ),
  ];
}

/** Some of the parts hashed by themselves before the others join them, as HTTP's Digest does (RFC 7616). */
function staged(own: HashName, message: Expr<'bytes'>, make: Make): Hypothesis[] {
  const whole = textOf(message);
  if (!whole || (whole.op !== 'concat' && whole.op !== 'join') || whole.args.length < 3) return [];
  const separator = whole.op === 'join' ? String(whole.param) : '';
  const parts = whole.args as readonly Expr<'text'>[];
  const digestOf = (list: readonly Expr<'text'>[]): Expr<'text'> => hex(hash(own, utf8(join(separator, ...list))));
  const made = (id: string, first: readonly Expr<'text'>[], list: readonly Expr<'text'>[]): Hypothesis =>
    make(
      [['double-hash']],
      `staged-${id}`,
      `hashes ${first.map(nameOf).join(' and ')} first, and then the hex digest with the other parts`,
      hash(own, utf8(join(separator, ...list))),
      UNCOMMON,
      { id: 'hash/staged', names: first.map(nameOf) },
    );
  const bare =
    parts.length > 2
      ? [made('bare', parts.slice(0, -1), [concat(digestOf(parts.slice(0, -1)), parts.at(-1) ?? '')])]
      : [];
  const stages = parts.slice(2).flatMap((_, i) => {
    const [front, back] = [parts.slice(0, i + 2), parts.slice(i + 1)];
    return [
      made(`front-${i}`, front, [digestOf(front), ...parts.slice(i + 2)]),
      made(`back-${i}`, back, [...parts.slice(0, i + 1), digestOf(back)]),
    ];
  });
  return separator === '' ? stages : [...stages, ...bare];
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
        { id: 'hash/hmac-inner', other: name },
      ),
    );
}

/** A string without the secret in it, as a MAC keyed with the secret takes it. */
interface Rest {
  readonly secret: Expr<'text'>;
  readonly list: Expr<'text'>;
  readonly separator: string;
  /** Key and message of the MAC. */
  readonly key: Expr<'bytes'>;
  readonly bytes: Expr<'bytes'>;
}

/** One for each string, so that what can be otherwise about it is found in all that is made of it. */
const rests = new WeakMap<Expr, Rest>();

/** Of a hash whose message has the secret in it; undefined for others. */
export function restOf(site: Expr, fields: readonly FieldDef[]): Rest | undefined {
  const whole = site.op === 'hash' && site.args[0] ? textOf(site.args[0]) : undefined;
  const known = whole && rests.get(whole);
  if (!whole || known) return known;
  const secret = whole.args.find(
    (arg) => arg.op === 'field' && fields.some((one) => one.secret === true && one.name === arg.param),
  ) as Expr<'text'> | undefined;
  if (!secret) return undefined;
  const separator = whole.op === 'join' ? String(whole.param) : '';
  const others = whole.args.filter((arg) => arg !== secret) as readonly Expr<'text'>[];
  const list = join(separator, ...others);
  const made = { secret, separator, list, key: utf8(secret), bytes: utf8(list) };
  rests.set(whole, made);
  return made;
}

/** A MAC where a plain hash with the secret inside is wanted. */
function macs(site: Expr<'bytes'>, message: Expr<'bytes'>, fields: readonly FieldDef[], make: Make): Hypothesis[] {
  const rest = restOf(site, fields);
  if (!rest) return [];
  return ALGORITHMS.flatMap((name) => keyed({ ...rest, own: site.param as HashName, name, message }, make));
}

interface Keyed extends Rest {
  readonly own: HashName;
  readonly name: HashName;
  readonly message: Expr<'bytes'>;
}

function keyed({ own, name, secret, key, bytes, list, separator, message }: Keyed, make: Make): Hypothesis[] {
  const names: Names = [
    name === own ? ['plain-hash-not-hmac'] : ['plain-hash-not-hmac', 'wrong-algorithm'],
    ...(name === own ? [] : [['plain-hash-not-hmac']]),
  ];
  const cost = name === own ? 1.2 : 1.8;
  return [
    make(
      names,
      `hmac-${name}`,
      `computes an HMAC-${name} of the other parts, keyed with the secret, instead of a plain hash`,
      hmac(name, key, bytes),
      cost,
      { id: 'hash/hmac', algorithm: name },
    ),
    make(
      names,
      `hmac-all-${name}`,
      `computes an HMAC-${name} of the whole string, keyed with the secret, instead of a plain hash`,
      hmac(name, key, message),
      cost + 0.05,
      { id: 'hash/hmac-all', algorithm: name },
    ),
    make(
      names,
      `hmac-end-${name}`,
      `computes an HMAC-${name} of the other parts and a separator, keyed with the secret`,
      hmac(name, key, utf8(concat(list, separator))),
      cost + 0.1,
      { id: 'hash/hmac-end', algorithm: name },
    ),
    make(
      [['key-message-swapped', 'plain-hash-not-hmac']],
      `hmac-swapped-${name}`,
      `computes an HMAC-${name} of the secret, keyed with the other parts`,
      hmac(name, bytes, utf8(secret)),
      cost + 0.6,
      { id: 'hash/hmac-swapped', algorithm: name },
    ),
  ];
}
