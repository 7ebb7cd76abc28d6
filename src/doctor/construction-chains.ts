import type { HashName } from '../core/crypto/port.ts';
import { base64, concat, hash, hex, hexUpper, hmac, utf8, type Expr } from '../core/recipe/expression.ts';
import { UNCOMMON } from './alter/alteration.ts';
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
  return [
    ...prehashed(own, key, message, make),
    ...again(site, own, key, make),
    ...written(own, key, message, make),
    ...piped(site, own, key, message, make),
  ];
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

/** What commands print of a digest, but for the line end: piped on, it is what the next one hashes. */
export const PRINTED: readonly (readonly [
  id: string,
  words: string,
  write: (digest: Expr<'bytes'>, name: HashName) => Expr<'text'>,
])[] = [
  ['hex-line', 'hex and a line feed', hex],
  ['sum', 'the line that sha256sum or md5sum prints, "  -" and all', (digest) => concat(hex(digest), '  -')],
  ['openssl', 'the line that openssl prints, "(stdin)= " and all', (digest) => concat('(stdin)= ', hex(digest))],
  [
    'openssl-3',
    'the line that openssl prints, its label and all',
    (digest, name) => concat(`${LABELS[name] ?? name}(stdin)= `, hex(digest)),
  ],
  ['base64-line', 'base64 and a line feed', base64],
];
/** How openssl 3 calls them. */
const LABELS: Readonly<Partial<Record<HashName, string>>> = {
  'SHA-256': 'SHA2-256',
  'SHA-1': 'SHA1',
  'SHA-384': 'SHA2-384',
  'SHA-512': 'SHA2-512',
};

/** A digest or MAC as a command prints it, signed or hashed by the next one of the pipe. */
function piped(
  site: Expr<'bytes'>,
  own: HashName,
  key: Expr<'bytes'>,
  message: Expr<'bytes'>,
  make: Make,
): Hypothesis[] {
  return PRINTED.flatMap(([id, words, write]) => [
    ...[...new Set([own, 'MD5' as const])].map((name) =>
      make(
        [['double-hash', 'trailing-newline'], ['double-hash']],
        `piped-${name}-${id}`,
        `signs the ${name} digest of the message, written as ${words}`,
        hmac(own, key, utf8(concat(write(hash(name, message), name), '\n'))),
        UNCOMMON,
        { id: 'hmac/piped', algorithm: name },
      ),
    ),
    make(
      [['double-hash', 'trailing-newline'], ['double-hash']],
      `piped-hashed-${id}`,
      `hashes the MAC once more, written as ${words}`,
      hash(own, utf8(concat(write(site, own), '\n'))),
      UNCOMMON,
      { id: 'hmac/piped-hashed' },
    ),
    make(
      [['chained-hmac', 'trailing-newline'], ['chained-hmac'], ['double-hash']],
      `piped-twice-${id}`,
      `computes the MAC of the MAC, written as ${words}`,
      hmac(own, key, utf8(concat(write(site, own), '\n'))),
      UNCOMMON,
      { id: 'hmac/piped-twice' },
    ),
  ]);
}
