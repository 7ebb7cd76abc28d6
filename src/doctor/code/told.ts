import type { Idiom } from './idiom.ts';
import {
  assigned,
  inPart,
  isShell,
  keyed,
  macName,
  messageName,
  named,
  ownMac,
  secretOf,
  subjectOf,
  type WriteTold,
} from './lines.ts';
import { variable } from './facts.ts';
import { shown } from './shown.ts';

const body = 'body';

export const ifSays =
  (words: RegExp, write: WriteTold): WriteTold =>
  (l, told) =>
    words.test(told.says) ? write(l, told) : undefined;
export const inBytes =
  (write: WriteTold): WriteTold =>
  (l, told) =>
    isShell(l) ? undefined : write(l, told);

/** The body altered, where a body is signed. */
export const signs =
  (wrong: (l: Idiom) => string): WriteTold =>
  (l, told) => {
    const { facts, says } = told;
    const part = named(says, facts.parts);
    if (!facts.hasBody || (part !== undefined && part.name !== body)) return undefined;
    return assigned(l, facts.parts.length === 1 ? 'message' : 'signedBody', wrong(l), l.name(body));
  };

/** The words of a lookalike name both algorithms; no code where the standard library lacks theirs. */
const otherAlgorithm: WriteTold = (l, told) => {
  const [, hmac, wrong, right] = /uses (HMAC-)?(\S+) instead of (?:HMAC-)?([A-Z0-9-]+)/.exec(told.says) ?? [];
  if (wrong === undefined || right === undefined || l.spell(wrong) === undefined) return undefined;
  const [key, data] = [l.utf8(secretOf(l, told)), l.utf8(l.name(messageName(told)))];
  return hmac === undefined
    ? assigned(l, 'digest', l.hash(data, wrong), l.hash(data, right))
    : assigned(l, 'mac', l.hmac(key, data, wrong), l.hmac(key, data, right));
};

/** A line of an .env file: quotes, comments and dollars are the file's, not the language's. */
export const stored =
  (value: string, kept = value): WriteTold =>
  () => [
    `# .env, with an example of a secret\nSECRET=${value}`,
    `# .env, with an example of a secret\nSECRET='${kept}'`,
  ];

const hashedTwice: WriteTold = (l, told) => {
  const { algorithm } = told.facts;
  const text = l.utf8(l.name(messageName(told)));
  if (/hashes the digest once more/.test(told.says)) {
    const once = l.hash(text, algorithm);
    return assigned(l, 'digest', l.hash(once, algorithm), once);
  }
  if (/hashes the MAC once more/.test(told.says))
    return assigned(l, 'mac', l.hash(ownMac(l, told), algorithm), ownMac(l, told));
  if (!/signs the SHA-256 digest/.test(told.says)) return undefined;
  return assigned(l, 'mac', l.hmac(l.utf8(secretOf(l, told)), l.hash(text), algorithm), ownMac(l, told));
};
/** A MAC over a MAC. */
const chained: WriteTold = (l, told) =>
  told.facts.isKeyed
    ? assigned(l, 'mac', l.hmac(l.utf8(secretOf(l, told)), ownMac(l, told), told.facts.algorithm), ownMac(l, told))
    : undefined;
const receivedAsKey: WriteTold = (l, told) =>
  assigned(
    l,
    macName(told),
    l.hmac(l.utf8(l.name('receivedSignature')), l.utf8(l.name(messageName(told))), told.facts.algorithm),
    ownMac(l, told),
  );
/** One credential in the place of another, where the words name both. */
const otherKey: WriteTold = (l, told) => {
  const [, theirs] = /uses (\S+) for \S+/.exec(told.says) ?? [];
  return theirs === undefined ? undefined : keyed(() => l.utf8(l.name(variable(theirs))))(l, told);
};

/** Changes that depend on the words of the answer, or on what the right value looks like. */
export const TOLD: Readonly<Record<string, WriteTold>> = {
  'wrong-algorithm': otherAlgorithm,
  'double-hash': inBytes(hashedTwice),
  'chained-hmac': inBytes(chained),
  'argument-order-key-signature': receivedAsKey,
  'wrong-key-field': otherKey,
  'key-id-secret-swapped': otherKey,
  'inner-hash-hex-not-raw': inBytes((l) =>
    assigned(l, 'bodyHash', l.base64(l.utf8(l.hex(l.hash(l.name(body))))), l.base64(l.hash(l.name(body)))),
  ),
  'missing-key-separator': keyed((l, secret) => l.utf8(l.join(secret, l.text('&')))),
  'secret-sent-as-signature': shown((l, _, told) => secretOf(l, told)),
  'base64-of-hex': (l, told) =>
    /hex of the/.test(told.says) ? undefined : inBytes(shown((own, of) => own.base64(own.utf8(own.hex(of)))))(l, told),
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
  'newlines-stripped': ifSays(
    /all its CR and LF|its line ends/,
    signs((l) => l.replaced(l.name(body), '\\n', '')),
  ),
  'whitespace-in-message': ifSays(
    /a space before/,
    inPart((l, code) => l.join(l.text(' '), code)),
  ),
  'body-empty-vs-{}': ifSays(
    /signs \{\} for/,
    signs((l) => l.text('{}')),
  ),
  'pem-newlines-escaped': ifSays(/line breaks|escaped twice/, (l) => [
    l.set('publicKey', l.name('stored')),
    l.set('publicKey', l.replaced(l.name('stored'), '\\\\n', '\\n')),
  ]),
  'path-trailing-slash': ifSays(/adds a slash at the end/, (l, told) =>
    assigned(l, 'signedPath', l.join(l.name(subjectOf(told)), l.text('/')), l.name(subjectOf(told))),
  ),
  'path-double-slash': ifSays(/has two slashes at the start/, (l, told) =>
    assigned(l, 'signedPath', l.join(l.text('/'), l.name(subjectOf(told))), l.name(subjectOf(told))),
  ),
  'port-included': ifSays(/has :\d+ after the host/, (l) =>
    assigned(l, 'signedHost', l.join(l.name('host'), l.text(':'), l.name('port')), l.name('host')),
  ),
  'clock-skew': ifSays(/local time for UTC/, (l, { facts: { time } }) =>
    l.localSeconds === undefined || time?.isMillis
      ? undefined
      : assigned(l, time?.part.variable ?? 'timestamp', l.localSeconds, l.seconds),
  ),
  'secret-truncated-at-hash': ifSays(/cuts it at the #|cuts \S+ at the #/, stored('abc#def')),
  'secret-dollar-interpolated': ifSays(/looks like a \$variable/, stored('abc$def')),
};
