import type { HashName } from '../core/crypto/port.ts';
import { concat, hash, hmac, join, utf8, type Expr } from '../core/recipe/expression.ts';
import { UNCOMMON, type Names } from './alter/alteration.ts';
import { chains } from './construction-chains.ts';
import { ALGORITHMS, maker, textOf, type Make } from './construction-parts.ts';
import type { Hypothesis } from './hypothesis.ts';

const SEPARATORS = ['', ':', '|', '.', ';', '&', '\n', '-', ' '] as const;

/** What is computed instead of an HMAC. */
export function ofHmac(site: Expr<'bytes'>, result: Expr<'text'>): Hypothesis[] {
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
    ...otherAlgorithms(algorithm, key, message, make),
    ...plainHashes(site, make),
    ...chains(site, algorithm, key, message, make),
    ...secretInside(algorithm, key, message, make),
    make(
      [['argument-order-key-signature']],
      'key-signature',
      'uses the received signature as the key',
      hmac(algorithm, utf8(result), message),
      2,
    ),
    make(
      [['argument-order-key-signature'], ['chained-hmac']],
      'key-digest',
      'uses the bytes of the received signature as the key',
      hmac(algorithm, site, message),
      UNCOMMON,
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

function otherAlgorithms(own: HashName, key: Expr<'bytes'>, message: Expr<'bytes'>, make: Make): Hypothesis[] {
  const others = ALGORITHMS.filter((name) => name !== own);
  return [
    ...others.map((name) =>
      make(
        [['wrong-algorithm']],
        `hmac-${name}`,
        `uses HMAC-${name} instead of HMAC-${own}`,
        hmac(name, key, message),
        1.2,
        { id: 'hmac/algorithm', algorithm: name, insteadOf: own },
      ),
    ),
    ...others.map((name) =>
      make(
        [['key-message-swapped', 'wrong-algorithm']],
        `swapped-${name}`,
        `uses ${name} instead of ${own}, with key and message exchanged`,
        hmac(name, message, key),
        2.2,
        { id: 'hmac/swapped', algorithm: name },
      ),
    ),
  ];
}

/** Secret and message in one string, as a plain hash takes it. */
interface Joined {
  readonly separator: string;
  readonly before: Expr<'bytes'>;
  readonly after: Expr<'bytes'>;
}

/** One for each MAC, so that what can be otherwise about a string is found in all that is made of it. */
const joinings = new WeakMap<Expr, readonly Joined[]>();

/** Of an HMAC whose key and message are texts: with each separator; none of others. */
export function joinedOf(site: Expr): readonly Joined[] {
  const [secret, text] = site.op === 'hmac' ? site.args.map(textOf) : [];
  if (!secret || !text) return [];
  const known = joinings.get(site);
  const made =
    known ??
    SEPARATORS.map((separator) => ({
      separator,
      before: utf8(concat(secret, separator, text)),
      after: utf8(concat(text, separator, secret)),
    }));
  joinings.set(site, made);
  return made;
}

function plainHashes(site: Expr<'bytes'>, make: Make): Hypothesis[] {
  const own = site.param as HashName;
  const message = site.args[1] as Expr<'bytes'>;
  return ALGORITHMS.flatMap((name) => {
    const isOwn = name === own;
    const names: Names = [isOwn ? ['plain-hash-not-hmac'] : ['plain-hash-not-hmac', 'wrong-algorithm']];
    const cost = isOwn ? 1.3 : 2;
    // Of another hash only what is met most: nothing between.
    const joined = isOwn ? joinedOf(site) : joinedOf(site).slice(0, 1);
    return [
      ...labelled(site, name, names, make),
      make(
        names,
        `plain-${name}`,
        `hashes the message with ${name} alone, without the key`,
        hash(name, message),
        cost,
        { id: 'hmac/plain', algorithm: name },
      ),
      ...joined.flatMap((one, i) =>
        plainJoined(one, name, one.separator === '' ? names : [...names, SEPARATED], cost + i / 20, make),
      ),
    ];
  });
}

const SEPARATED = ['missing-separator', 'plain-hash-not-hmac'];

/** A hash of the secret and the message in one string, either first. */
function plainJoined(
  { separator, before, after }: Joined,
  name: HashName,
  names: Names,
  cost: number,
  make: Make,
): Hypothesis[] {
  return [
    make(
      names,
      `plain-${name}-before${separator}`,
      `hashes the secret and the message with ${name}, not an HMAC${between(separator)}`,
      hash(name, before),
      cost,
      { id: 'hmac/plain-before', algorithm: name, text: separator },
    ),
    make(
      names,
      `plain-${name}-after${separator}`,
      `hashes the message and the secret with ${name}, not an HMAC${between(separator)}`,
      hash(name, after),
      cost + 0.01,
      { id: 'hmac/plain-after', algorithm: name, text: separator },
    ),
  ];
}

/** The secret under a name at the string's end, as many payment services in Asia have it; of hashes that are met so. */
function labelled(site: Expr, name: HashName, names: Names, make: Make): Hypothesis[] {
  const [secret, text] = site.args.map(textOf);
  if (!secret || !text || (name !== 'MD5' && name !== site.param)) return [];
  return ['&key=', '&secret=', 'key='].map((label) =>
    make(
      names,
      `plain-${name}-label-${label}`,
      `hashes the message, ${label} and the secret with ${name}, not an HMAC`,
      hash(name, utf8(concat(text, label, secret))),
      UNCOMMON,
      { id: 'hmac/plain-after', algorithm: name, text: label },
    ),
  );
}

function between(separator: string): string {
  return separator === '' ? '' : ` (${JSON.stringify(separator)} between)`;
}

/** The secret in the message of its own HMAC, and a plain hash with the secret round the message or between the parts. */
function secretInside(own: HashName, key: Expr<'bytes'>, message: Expr<'bytes'>, make: Make): Hypothesis[] {
  const [secret, text] = [textOf(key), textOf(message)];
  if (!secret || !text) return [];
  const isList = text.op === 'concat' || text.op === 'join';
  // Without separators the lists of parts have this already.
  const separators = isList ? INSIDE.slice(1) : INSIDE;
  const inside = separators.flatMap((separator) =>
    [['after', concat(text, separator, secret)] as const, ['before', concat(secret, separator, text)] as const].map(
      ([where, both]) =>
        make(
          [
            ['signed-set-differs-from-sent'],
            ...(separator === '' ? [] : [['missing-separator', 'signed-set-differs-from-sent']]),
          ],
          `secret-${where}${separator}`,
          `puts the secret ${where} the message too${between(separator)}`,
          hmac(own, key, utf8(both)),
          separator === '' ? 1.9 : UNCOMMON,
          { id: `hmac/secret-${where}`, text: separator },
        ),
    ),
  );
  return [...inside, ...secretRound(own, secret, text, make), ...(isList ? secretAmong(own, secret, text, make) : [])];
}

const INSIDE = ['', '.', ':', '|', '\n'] as const;

function secretRound(own: HashName, secret: Expr<'text'>, text: Expr<'text'>, make: Make): Hypothesis[] {
  return ['', ':', '|'].map((mark) =>
    make(
      [['plain-hash-not-hmac'], ['plain-hash-not-hmac', 'signed-set-differs-from-sent']],
      `plain-round${mark}`,
      `hashes the secret, the message and the secret again with ${own}, not an HMAC${between(mark)}`,
      hash(own, utf8(join(mark, secret, text, secret))),
      UNCOMMON,
      { id: 'hmac/plain-round', text: mark },
    ),
  );
}

function secretAmong(own: HashName, secret: Expr<'text'>, list: Expr<'text'>, make: Make): Hypothesis[] {
  const separator = list.op === 'join' ? String(list.param) : '';
  const parts = list.args as readonly Expr<'text'>[];
  return parts
    .slice(1)
    .map((_, i) =>
      make(
        [['plain-hash-not-hmac'], ['field-order', 'plain-hash-not-hmac']],
        `plain-among-${i}`,
        `hashes the parts with the secret between them with ${own}, not an HMAC`,
        hash(own, utf8(join(separator, ...parts.toSpliced(i + 1, 0, secret)))),
        UNCOMMON,
        { id: 'hmac/plain-among', at: i + 1 },
      ),
    );
}
