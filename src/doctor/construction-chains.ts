import type { HashName } from '../core/crypto/port.ts';
import { base64, hash, hex, hexUpper, hmac, utf8, type Expr } from '../core/recipe/expression.ts';
import { ALGORITHMS, type Make } from './construction-parts.ts';
import type { Hypothesis } from './hypothesis.ts';

/** Two hashes where there should be one, or a text form of the message where its bytes belong. */
export function chains(
  site: Expr<'bytes'>,
  own: HashName,
  key: Expr<'bytes'>,
  message: Expr<'bytes'>,
  make: Make,
): Hypothesis[] {
  return [...prehashed(own, key, message, make), ...again(site, own, key, make), ...written(own, key, message, make)];
}

/** The digest of the message is signed. */
function prehashed(own: HashName, key: Expr<'bytes'>, message: Expr<'bytes'>, make: Make): Hypothesis[] {
  return ALGORITHMS.flatMap((name) => [
    make(
      [['double-hash'], ['wrong-inner-digest']],
      `pre-${name}`,
      `signs the ${name} digest of the message instead of the message`,
      hmac(own, key, hash(name, message)),
      name === own ? 1.5 : 2,
      { id: 'hmac/pre', algorithm: name },
    ),
    make(
      [['double-hash'], ['wrong-inner-digest']],
      `pre-${name}-hex`,
      `signs the ${name} hex digest of the message instead of the message`,
      hmac(own, key, utf8(hex(hash(name, message)))),
      name === own ? 1.5 : 2,
      { id: 'hmac/pre-hex', algorithm: name },
    ),
    make(
      [['double-hash'], ['wrong-inner-digest']],
      `pre-${name}-base64`,
      `signs the ${name} base64 digest of the message instead of the message`,
      hmac(own, key, utf8(base64(hash(name, message)))),
      name === own ? 1.8 : 2.2,
      { id: 'hmac/pre-base64', algorithm: name },
    ),
  ]);
}

/** The MAC is hashed or signed once more. */
function again(site: Expr<'bytes'>, own: HashName, key: Expr<'bytes'>, make: Make): Hypothesis[] {
  return [
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
  ];
}

/** A text form of the message is signed. */
function written(own: HashName, key: Expr<'bytes'>, message: Expr<'bytes'>, make: Make): Hypothesis[] {
  return [
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
