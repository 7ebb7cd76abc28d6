import type { HashName } from '../../core/crypto/port.ts';
import type { Idiom } from './idiom.ts';

/** What is known of a mistake beside its cause. */
export interface Told {
  readonly says: string;
  /** The value as it should be, where it could be computed. */
  readonly computed?: string;
}

type Pair = readonly [before: string, after: string];
/** Undefined where this language, or this way of making the mistake, has no change that is sure. */
export type WriteTold = (l: Idiom, told: Told) => Pair | undefined;

const [secret, message, body] = ['secret', 'message', 'body'] as const;

/** Bytes do not survive in a variable of a shell. */
export const isShell = (l: Idiom): boolean => l.set('x', 'y') === 'x=$(y)';
export const digest = (l: Idiom): string => (isShell(l) ? 'cat digest.bin' : l.name('digest'));
export const ownMac = (l: Idiom): string => l.hmac(l.utf8(l.name(secret)), l.utf8(l.name(message)));

/** The form in which the digest belongs: what the right value looks like. */
export function rightForm(l: Idiom, of: string, { computed }: Told): string | undefined {
  if (computed === undefined) return undefined;
  if (/^[0-9a-f]+$/.test(computed)) return l.hex(of);
  if (computed.includes('.')) return l.base64url(of);
  return /^[A-Za-z0-9+/]+={0,2}$/.test(computed) ? l.base64(of) : undefined;
}

export const assigned = (l: Idiom, name: string, before: string, after: string): Pair => [
  l.set(name, before),
  l.set(name, after),
];
export const ifSays =
  (words: RegExp, write: WriteTold): WriteTold =>
  (l, told) =>
    words.test(told.says) ? write(l, told) : undefined;
export const inBytes =
  (write: WriteTold): WriteTold =>
  (l, told) =>
    isShell(l) ? undefined : write(l, told);
/** The digest written in a wrong form, and in the right one. */
export const shown =
  (wrong: (l: Idiom, of: string) => string | undefined): WriteTold =>
  (l, told) => {
    const [before, after] = [wrong(l, digest(l)), rightForm(l, digest(l), told)];
    return before === undefined || after === undefined ? undefined : assigned(l, 'signature', before, after);
  };
export const signs =
  (wrong: (l: Idiom) => string): WriteTold =>
  (l) =>
    assigned(l, message, wrong(l), l.name(body));

const HASHES: readonly HashName[] = ['SHA-256', 'MD5', 'SHA-1', 'SHA-512', 'SHA-384'];
const hashCalled = (name: string | undefined): HashName | undefined => HASHES.find((known) => known === name);

/** The words of a lookalike name both algorithms. */
const otherAlgorithm: WriteTold = (l, { says }) => {
  const [, keyed, wrong, right] = /uses (HMAC-)?([A-Z0-9-]+) instead of (?:HMAC-)?([A-Z0-9-]+)/.exec(says) ?? [];
  const [theirs, own] = [hashCalled(wrong), hashCalled(right)];
  if (!theirs || !own) return undefined;
  const [key, data] = [l.utf8(l.name(secret)), l.utf8(l.name(message))];
  return keyed === undefined
    ? assigned(l, 'digest', l.hash(data, theirs), l.hash(data, own))
    : assigned(l, 'mac', l.hmac(key, data, theirs), l.hmac(key, data, own));
};

/** A line of an .env file: quotes, comments and dollars are the file's, not the language's. */
export const stored =
  (value: string, kept = value): WriteTold =>
  () => [`# .env\nSECRET=${value}`, `# .env\nSECRET='${kept}'`];

const hashedTwice: WriteTold = (l, { says }) => {
  if (/hashes the digest once more/.test(says))
    return assigned(l, 'digest', l.hash(l.hash(l.utf8(l.name(message)))), l.hash(l.utf8(l.name(message))));
  if (/hashes the MAC once more/.test(says)) return assigned(l, 'mac', l.hash(ownMac(l)), ownMac(l));
  if (!/signs the SHA-256 digest/.test(says)) return undefined;
  return assigned(l, 'mac', l.hmac(l.utf8(l.name(secret)), l.hash(l.utf8(l.name(message)))), ownMac(l));
};

/** Changes that depend on the words of the answer, or on what the right value looks like. */
export const TOLD: Readonly<Record<string, WriteTold>> = {
  'wrong-algorithm': otherAlgorithm,
  'double-hash': inBytes(hashedTwice),
  'chained-hmac': inBytes((l) => assigned(l, 'mac', l.hmac(l.utf8(l.name(secret)), ownMac(l)), ownMac(l))),
  'argument-order-key-signature': (l) =>
    assigned(l, 'mac', l.hmac(l.utf8(l.name('received')), l.utf8(l.name(message))), ownMac(l)),
  'inner-hash-hex-not-raw': inBytes((l) =>
    assigned(l, 'bodyHash', l.base64(l.utf8(l.hex(l.hash(l.name(body))))), l.base64(l.hash(l.name(body)))),
  ),
  'missing-key-separator': (l) => assigned(l, 'key', l.join(l.name(secret), l.text('&')), l.name(secret)),
  'secret-sent-as-signature': shown((l) => l.name(secret)),
  'base64-of-hex': inBytes(shown((l, of) => l.base64(l.utf8(l.hex(of))))),
  'double-base64': ifSays(/in base64 twice/, inBytes(shown((l, of) => l.base64(l.utf8(l.base64(of)))))),
  'base64-line-wrap': shown((l, of) => l.base64Wrapped?.(of)),
  'hex-leading-zero-dropped': shown((l, of) => l.hexLossy?.(of)),
  'hex-dash-separators': ifSays(
    /hex with "-"/,
    shown((l, of) => l.hexDashed?.(of)),
  ),
  'base64-not-url-encoded': (l) =>
    assigned(
      l,
      'query',
      l.join(l.text('signature='), l.name('signature')),
      l.join(l.text('signature='), isShell(l) ? `$(${l.encoded('$signature')})` : l.encoded(l.name('signature'))),
    ),
  'bearer-prefix': (l) => [
    l.set('token', l.name('authorization')),
    l.set('token', l.replaced(l.name('authorization'), 'Bearer ', '')),
  ],
  'charset-utf16': inBytes((l) => assigned(l, 'bytes', l.utf16(l.name(message)), l.utf8(l.name(message)))),
  'newlines-stripped': ifSays(
    /all its CR and LF|its line ends/,
    signs((l) => l.replaced(l.name(body), '\\n', '')),
  ),
  'whitespace-in-message': ifSays(
    /a space before/,
    signs((l) => l.join(l.text(' '), l.name(body))),
  ),
  'body-empty-vs-{}': ifSays(
    /signs \{\} for/,
    signs((l) => l.text('{}')),
  ),
  'pem-newlines-escaped': ifSays(/line breaks|escaped twice/, (l) => [
    l.set('publicKey', l.name('stored')),
    l.set('publicKey', l.replaced(l.name('stored'), '\\\\n', '\\n')),
  ]),
  'path-trailing-slash': ifSays(/adds a slash at the end/, (l) =>
    assigned(l, 'signedPath', l.join(l.name('path'), l.text('/')), l.name('path')),
  ),
  'path-double-slash': ifSays(/has two slashes at the start/, (l) =>
    assigned(l, 'signedPath', l.join(l.text('/'), l.name('path')), l.name('path')),
  ),
  'port-included': ifSays(/has :\d+ after the host/, (l) =>
    assigned(l, 'signedHost', l.join(l.name('host'), l.text(':'), l.name('port')), l.name('host')),
  ),
  'clock-skew': ifSays(/local time for UTC/, (l) =>
    l.localSeconds === undefined ? undefined : assigned(l, 'timestamp', l.localSeconds, l.seconds),
  ),
  'secret-truncated-at-hash': ifSays(/cuts it at the #|cuts \S+ at the #/, stored('abc#def')),
  'secret-dollar-interpolated': ifSays(/looks like a \$variable/, stored('abc$def')),
};
