import { RESULT } from '../how.ts';
import { bytesAsText } from './bytes.ts';
import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import {
  assigned,
  digest,
  inPart,
  isShell,
  keyed,
  macName,
  messageName,
  none,
  ownMac,
  partOf,
  secretOf,
  subjectOf,
  type Rule,
  type WriteTold,
} from './lines.ts';
import { dockerQuotes, stored } from './secrets.ts';
import { rightForm, shown } from './shown.ts';
import { strings } from './strings.ts';

// Changes for causes that are met less often: constructions, forms of the result, secrets as they are stored.

const body = 'body';

/** A shell has no bytes that are not text. */
const inBytes =
  (write: WriteTold): WriteTold =>
  (l, told) =>
    isShell(l) ? undefined : write(l, told);

/** The body altered, where a body is signed. */
export const signs =
  (wrong: (l: Idiom) => string): WriteTold =>
  (l, told) => {
    const { facts } = told;
    const part = partOf(told);
    if (!facts.hasBody || (part !== undefined && part.name !== body)) return undefined;
    return assigned(l, facts.parts.length === 1 ? 'message' : 'signedBody', wrong(l), l.name(body));
  };

/** The whole string altered: the body, where that is all there is. */
const ofMessage =
  (wrong: (l: Idiom, text: string) => string): WriteTold =>
  (l, told) => {
    const { parts, hasBody } = told.facts;
    if (hasBody && parts.length < 2) return assigned(l, 'message', wrong(l, l.name(body)), l.name(body));
    const message = l.name(messageName(told));
    return assigned(l, 'signed', wrong(l, message), message);
  };

/** Another algorithm; no code where the standard library lacks it. */
const otherAlgorithm =
  (isMac: boolean): WriteTold =>
  (l, told) => {
    const { algorithm, insteadOf } = told.how;
    if (algorithm === undefined || insteadOf === undefined || l.spell(algorithm) === undefined) return undefined;
    const [key, data] = [l.utf8(secretOf(l, told)), l.utf8(l.name(messageName(told)))];
    return isMac
      ? assigned(l, 'mac', l.hmac(key, data, algorithm), l.hmac(key, data, insteadOf))
      : assigned(l, 'digest', l.hash(data, algorithm), l.hash(data, insteadOf));
  };

const hashedTwice: WriteTold = (l, told) => {
  const once = l.hash(l.utf8(l.name(messageName(told))), told.facts.algorithm);
  return assigned(l, 'digest', l.hash(once, told.facts.algorithm), once);
};
const macHashed: WriteTold = (l, told) =>
  assigned(l, 'mac', l.hash(ownMac(l, told), told.facts.algorithm), ownMac(l, told));
/** The digest of the message for the message. */
const digestSigned: WriteTold = (l, told) => {
  const { how, facts } = told;
  if (how.algorithm === undefined || l.spell(how.algorithm) === undefined) return undefined;
  const inner = l.hash(l.utf8(l.name(messageName(told))), how.algorithm);
  return assigned(l, 'mac', l.hmac(l.utf8(secretOf(l, told)), inner, facts.algorithm), ownMac(l, told));
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
/** One credential in the place of another. */
const otherKey: WriteTold = (l, told) => {
  const { other } = told.how;
  return other === undefined ? undefined : keyed((own) => own.utf8(own.name(variable(other))))(l, told);
};

/** The inner digest as the recipes here want it. */
const bodyHash = (wrong: (l: Idiom, secret: string) => string): WriteTold =>
  inBytes((l, told) => assigned(l, 'bodyHash', wrong(l, secretOf(l, told)), l.base64(l.hash(l.utf8(l.name(body))))));
const innerDigest: Rule = {
  ways: {
    'inner/hex inner/hexUpper': bodyHash((l) => l.hex(l.hash(l.utf8(l.name(body))))),
    'inner/base64-of-hex': bodyHash((l) => l.base64(l.utf8(l.hex(l.hash(l.utf8(l.name(body))))))),
    'inner/base64url inner/base64url-padded': bodyHash((l) => l.base64url(l.hash(l.utf8(l.name(body))))),
    'hash/hmac-inner': bodyHash((l, secret) => l.base64(l.hmac(l.utf8(secret), l.utf8(l.name(body))))),
    'inner/message': bodyHash((l) => l.name(body)),
    'inner/message-base64': bodyHash((l) => l.base64(l.utf8(l.name(body)))),
    'inner/empty': bodyHash((l) => l.text('')),
  },
};

const labelled: WriteTold = (l, told) => {
  const { text } = told.how;
  const right = rightForm(l, digest(l), told);
  // A label with quotes in it would have to be escaped.
  return text === undefined || /[^\w:=(). -]/.test(text) || right === undefined
    ? undefined
    : assigned(l, 'signature', l.join(l.text(text), right), right);
};

const memberName: WriteTold = (l, { how: { of, other } }) => {
  if (of === undefined || other === undefined || isShell(l)) return undefined;
  const json = (name: string): string => l.join(l.text(`{"${name}":"`), l.name(variable(of)), l.text('"}'));
  return assigned(l, 'payload', json(other), json(of));
};

const cutShort: WriteTold = (l, told) => {
  const right = rightForm(l, digest(l), told);
  const { computed = '', observed = '' } = told;
  const isCut = observed !== '' && observed.length < computed.length;
  const length = isCut ? observed.length : Math.floor(computed.length / 2);
  const cut = right === undefined ? undefined : l.cut?.(right, String(length));
  return right === undefined || cut === undefined || isShell(l) ? undefined : assigned(l, 'signature', cut, right);
};

const recased = (to: 'upper' | 'lower'): WriteTold => shown((l, of) => l[to](l.base64(of)));

/** The changes for constructions, forms of the result, and secrets as they are stored. */
export const FIXES_MORE: Readonly<Record<string, Rule>> = {
  ...strings,
  'wrong-algorithm': { ways: { 'hmac/algorithm': otherAlgorithm(true), 'hash/algorithm': otherAlgorithm(false) } },
  'double-hash': {
    ways: {
      'hash/twice': inBytes(hashedTwice),
      'hmac/hashed': inBytes(macHashed),
      'hmac/pre': inBytes(digestSigned),
    },
  },
  'chained-hmac': { ways: { 'hmac/twice': inBytes(chained) } },
  'argument-order-key-signature': { ways: { 'hmac/key-signature': receivedAsKey } },
  'wrong-key-field': { ways: { other: otherKey } },
  'key-id-secret-swapped': { ways: { other: otherKey } },
  'wrong-inner-digest': innerDigest,
  'inner-hash-hex-not-raw': innerDigest,
  'byte-array-to-string': bytesAsText,
  'missing-key-separator': { ways: { 'joined-oauth': keyed((l, secret) => l.utf8(l.join(secret, l.text('&')))) } },
  'secret-sent-as-signature': { ways: { 'sent/secret': shown((l, _, told) => secretOf(l, told)) } },
  'base64-of-hex': {
    ways: {
      'digest/base64hex0 digest/base64hex1 digest/base64urlhex0 digest/base64urlhex1 digest/base64hexlf0 digest/base64hexlf1 digest/recased-base64hex digest/recased-base64HEX':
        inBytes(shown((l, of) => l.base64(l.utf8(l.hex(of))))),
    },
  },
  'double-base64': { ways: { 'digest/base64base64': inBytes(shown((l, of) => l.base64(l.utf8(l.base64(of))))) } },
  'base64-line-wrap': {
    ways: { 'inner/base64-line': none },
    others: shown((l, of) => l.base64Wrapped?.(of)),
  },
  'base64-case-changed': {
    ways: {
      'digest/recased-base64 digest/recased-base64url digest/recased-base64hex digest/recased-base64HEX': (l, told) =>
        recased(told.how.to ?? 'lower')(l, told),
    },
  },
  'hex-leading-zero-dropped': {
    ways: { 'digest/per-byte digest/leading digest/leading-byte': shown((l, of) => l.hexLossy?.(of)) },
  },
  'hex-dash-separators': { ways: { 'digest/HEX- digest/hex-': shown((l, of) => l.hexDashed?.(of)) } },
  'hex-padding-bug': { ways: { 'digest/sign-extended digest/sign-extended-padded': (l) => l.hexSigned } },
  'signature-der-not-raw': (l) => l.rawSignature,
  'signature-byte-order': shown((l, of) => (l.reversed ? l.hex(l.reversed(of)) : undefined)),
  truncated: { ways: { 'digest/cut-start': cutShort } },
  'prefix-missing-or-included': {
    ways: {},
    others: (l, told) => (told.how.of === RESULT ? labelled(l, told) : undefined),
  },
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
  'jwt-alg-confusion': { ways: { 'token/algorithm': none }, others: (l) => l.fixedAlgorithm },
  'key-name-case': { ways: { 'token/member': memberName } },
  'pem-newlines-escaped': {
    ways: {
      'public-key/line-breaks public-key/escaped-twice': (l) => [
        l.set('publicKey', l.name('stored')),
        l.set('publicKey', l.replaced(l.name('stored'), '\\\\n', '\\n')),
      ],
    },
  },
  'clock-skew': {
    ways: {
      'zone zone-apart': (l, { facts: { time } }) =>
        l.localSeconds === undefined || time?.isMillis
          ? undefined
          : assigned(l, time?.part.variable ?? 'timestamp', l.localSeconds, l.seconds),
    },
  },
  'secret-truncated-at-hash': { ways: { 'secret-cut-hash secret-cut-hash-trimmed': stored('abc#def') } },
  'secret-dollar-interpolated': { ways: { 'secret-shell secret-php': stored('abc$def') } },
  'secret-escape-processed': {
    ways: {
      'secret-unescaped secret-known-unescaped secret-number-unescaped secret-no-backslash': stored(
        String.raw`"abc\ndef"`,
        String.raw`abc\ndef`,
      ),
    },
  },
  'quotes-around-secret': {
    ways: { 'secret-double-quotes': dockerQuotes('"'), 'secret-single-quotes': dockerQuotes("'") },
  },
  'secret-html-escaped': {
    ways: {
      'secret-html secret-html-apos secret-html-quot': keyed((l, secret) => l.utf8(l.replaced(secret, '&', '&amp;'))),
    },
  },
  'key-bytes-to-utf8-string': {
    ways: { 'key/base64-replaced key/base64-widened': keyed((l, secret) => l.utf8(l.decodedText(secret))) },
  },
  'lambda-base64-body': {
    ways: {
      'base64-body': signs((l) => l.base64(l.utf8(l.name(body)))),
      'hmac/base64-message': ofMessage((l, text) => l.base64(l.utf8(text))),
    },
  },
  'message-not-hex-decoded': {
    ways: {
      'hex-body': signs((l) => l.hex(l.utf8(l.name(body)))),
      'hmac/hex-message hash/hex-message': ofMessage((l, text) => l.hex(l.utf8(text))),
    },
  },
  'message-hex-decoded-wrongly': {
    ways: {
      'message/hex': inBytes((l, told) => {
        const text = l.name(messageName(told));
        return assigned(l, 'bytes', l.fromHex(text), l.utf8(text));
      }),
    },
  },
  'percent-hex-case': {
    ways: {
      'escapes/lower': (l) => escapedLower(l, 'bodyHash'),
      'percent-lower': (l, told) => escapedLower(l, subjectOf(told)),
    },
  },
  'unicode-normalisation': {
    ways: {
      'nfd secret-nfd': (l, told) => {
        const { nfd } = l;
        return nfd ? inPart((_, code) => nfd(code))(l, told) : undefined;
      },
    },
  },
};

const escapedLower = (l: Idiom, part: string): ReturnType<WriteTold> =>
  l.encodedLower && assigned(l, 'escaped', l.encodedLower(l.name(part)), l.encoded(l.name(part)));
