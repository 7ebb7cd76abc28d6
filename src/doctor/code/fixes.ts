import { RESULT } from '../how.ts';
import { charsets, wideCharsets } from './bytes.ts';
import { decodedSecret, encoding, twiceEncoded } from './encoded.ts';
import type { Idiom } from './idiom.ts';
import { letters } from './letters.ts';
import {
  assigned,
  inPart,
  isShell,
  keyed,
  messageName,
  none,
  ownMac,
  quotedText,
  secretOf,
  strung,
  type Rule,
  type WriteTold,
} from './lines.ts';
import { bodyOf, isBody, rawBody } from './printed-body.ts';
import { blanks, derived } from './secrets.ts';
import { shown } from './shown.ts';
import { separator } from './strings.ts';

const body = 'body';

/** A part that went through a float: what is printed is not what was sent. */
const number: WriteTold = (l, told) =>
  rawBody(l, told) ?? (l.prints.includes(told.how.id) ? inPart((own, code) => own.printed(code))(l, told) : undefined);

/** A word that stands for nothing, or for an object, in the place of a part; of a body it is printed. */
const word: Rule = {
  ways: {
    'word list/word message/word': (l, told) => inPart((own) => own.text(told.how.text ?? ''))(l, told),
  },
  others: rawBody,
};

/** What stands after a text, or before it; a line end where nothing else is said. */
const tailed: WriteTold = (l, told) => {
  const { id, of, text = '\n' } = told.how;
  if (of === RESULT) return undefined;
  const tail = l.text(quotedText(text));
  const isBefore = id === 'head' || id === 'message/head';
  return inPart((own, code) => (isBefore ? own.join(tail, code) : own.join(code, tail)))(l, told);
};
/** Quotes round a text, with what a shell's echo leaves after them. */
const quoted =
  (quote?: string): WriteTold =>
  (l, told) => {
    const { text = '' } = told.how;
    const mark = l.text(quote ?? text);
    const end = quote === undefined || text === '' ? [] : [l.text(quotedText(text))];
    return inPart((own, code) => own.join(mark, code, mark, ...end))(l, told);
  };

/** Line ends turned into others. */
const lineEnds = (from: string, to: string): WriteTold =>
  inPart((l, code) => (isShell(l) ? code : l.replaced(code, from, to)));

/** A hash for an HMAC: of the message and, before or after it, the secret. */
const plainHash =
  (place: 'before' | 'after' | 'nowhere'): WriteTold =>
  (l, told) => {
    const { how, facts } = told;
    const [secret, message] = [secretOf(l, told), l.name(messageName(told))];
    const between = how.text === undefined || how.text === '' ? [] : [l.text(quotedText(how.text))];
    const joined = { before: [secret, ...between, message], after: [message, ...between, secret], nowhere: [] }[place];
    const data = l.utf8(joined.length === 0 ? message : l.join(...joined));
    return facts.isKeyed ? assigned(l, 'mac', l.hash(data, usedBy(l, told)), ownMac(l, told)) : undefined;
  };
/** And the reverse. */
const macForHash: WriteTold = (l, told) => {
  const [secret, text] = [secretOf(l, told), l.name(messageName(told))];
  return told.facts.isKeyed
    ? undefined
    : assigned(l, 'digest', l.hmac(l.utf8(secret), l.utf8(text), usedBy(l, told)), ownMac(l, told));
};
/** The algorithm that was used; the documented one where the language lacks it. */
const usedBy = (l: Idiom, { how: { algorithm }, facts }: Parameters<WriteTold>[1]): string =>
  algorithm === undefined || l.spell(algorithm) === undefined ? facts.algorithm : algorithm;

const swapped: WriteTold = (l, told) => {
  const [secret, text] = [secretOf(l, told), l.name(messageName(told))];
  const wrong = l.hmac(l.utf8(text), l.utf8(secret), usedBy(l, told));
  return told.facts.isKeyed ? assigned(l, 'mac', wrong, ownMac(l, told)) : undefined;
};
/** Two readings of the clock: what is signed is not what is sent. */
const readTwice: WriteTold = (l, told) => {
  const { time, parts } = told.facts;
  if (time?.part.variable === undefined) return undefined;
  const clock = time.isMillis ? l.millis : l.seconds;
  const isLong = parts.length > 4;
  const [wrong, right] = strung((_, pieces) => ({
    pieces: pieces.map((piece) => (piece.name === time.part.name ? { ...piece, code: clock } : piece)),
  }))(l, told) ?? [undefined, undefined];
  if (wrong === undefined || right === undefined) return undefined;
  const read = l.set(time.part.variable, clock);
  const sent = l.set('sent', l.name(time.part.variable));
  return isLong
    ? [
        [l.set('signed', clock), l.set('sent', clock)].join('\n'),
        [read, l.set('signed', l.name(time.part.variable)), sent].join('\n'),
      ]
    : [[wrong, l.set('sent', clock)].join('\n'), [read, right, sent].join('\n')];
};
const wrongUnit: WriteTold = (l, { facts: { time } }) => {
  const name = time?.part.variable ?? 'timestamp';
  return time?.isMillis ? assigned(l, name, l.seconds, l.millis) : assigned(l, name, l.millis, l.seconds);
};
/** The digest in the form that it was written in; others, base32 and the like, are shown in words only. */
const writtenAs: Rule = {
  ways: {
    'digest/hex': shown((l, of) => l.hex(of)),
    'digest/hexUpper': shown((l, of) => l.upper(l.hex(of))),
    'digest/base64': shown((l, of) => l.base64(of)),
    'digest/base64url': shown((l, of) => l.base64url(of)),
  },
};
const innerUrl: WriteTold = (l) => {
  const inner = l.hash(l.utf8(l.name(body)));
  return isShell(l) ? undefined : assigned(l, 'bodyHash', l.base64url(inner), l.base64(inner));
};
/** The path, or path and query, in another form than it is sent in. */
const inTarget =
  (wrong: (l: Idiom, target: { readonly whole: string; readonly path: string }) => string): WriteTold =>
  (l, { facts }) => {
    const [path, query, mark] = [l.name('path'), l.name('query'), l.text('?')];
    const whole = facts.target === undefined ? l.join(path, mark, query) : l.name(facts.target);
    return assigned(l, 'signedTarget', wrong(l, { whole, path }), whole);
  };

/** The changes for the causes that are met most; others are in the other tables. */
export const FIXES: Readonly<Record<string, Rule>> = {
  'body-reserialised-json': rawBody,
  'framework-parsed-body': rawBody,
  'json-escaped-unicode': rawBody,
  'json-escaped-slashes': rawBody,
  'json-escaped-html': rawBody,
  'json-whitespace': {
    ways: { 'no-spaces no-blanks': inPart((l, code) => l.replaced(code, ' ', '')) },
    others: rawBody,
  },
  'json-key-order': rawBody,
  'number-formatting': number,
  'python-repr-body': rawBody,
  'body-object-to-string': word,
  'literal-undefined': word,
  'body-double-encoded': rawBody,
  'form-vs-json': rawBody,
  'partial-body-signed': {
    ways: {
      cut: (l, told) =>
        l.cut && isBody(told)
          ? assigned(l, 'signedBody', l.cut(l.name(body), String(told.how.at)), l.name(body))
          : undefined,
    },
  },
  'body-empty': {
    ways: {
      'body-empty message/empty inner/of-nothing inner/empty': (l, told) =>
        told.facts.hasBody ? bodyOf(l, told, l.text('')) : assigned(l, 'signed', l.text(''), l.name(messageName(told))),
    },
  },
  'field-trimmed': {
    ways: {
      'trimmed left-trimmed right-trimmed secret-trimmed secret-right-trimmed': inPart((l, code) => l.trim(code)),
    },
  },
  'trailing-newline': {
    // What echo makes of a message has a line of its own, or none.
    ways: {
      'message/quotes-crlf message/quotes-crlf-bare message/quotes-lf message/echo-n sh-echo': none,
      // It stands after a digest that goes on into another one.
      'hmac/piped hmac/piped-hashed hmac/piped-twice hash/piped': none,
      'inner/base64-of-hex-line inner/base64-of-sum inner/base64-of-openssl inner/base64-of-openssl-3': none,
    },
    others: tailed,
  },
  'trailing-newline-stripped': { ways: { 'lines-joined': none }, others: inPart((l, code) => l.trim(code)) },
  'line-endings-crlf': {
    ways: {
      'to-lf': lineEnds('\\r\\n', '\\n'),
      'to-cr': lineEnds('\\n', '\\r'),
      'to-crlf doubled-cr': lineEnds('\\n', '\\r\\n'),
      'escaped-lf': lineEnds('\\n', '\\\\n'),
      'list/separator list/open list/crlf-both': separator,
    },
  },
  'quotes-around-message': {
    ways: {
      'quotes message/quotes': quoted(),
      'part/double-quotes message/quotes-crlf message/quotes-crlf-bare message/quotes-lf': quoted('"'),
      'part/single-quotes': quoted("'"),
    },
  },
  'charset-latin1-truncate': charsets,
  'charset-platform-default': charsets,
  'charset-ascii-question-mark': charsets,
  'charset-utf16': wideCharsets,
  'trailing-newline-in-secret': blanks,
  'whitespace-in-secret': blanks,
  'secret-hex-decoded-wrongly': {
    // A Guid turns bytes round.
    ways: { 'key/guid-bytes': none },
    others: keyed((l, secret) => l.fromHex(secret)),
  },
  'secret-base64-decoded-wrongly': keyed((l, secret) => l.fromBase64(secret)),
  'jwt-secret-base64': keyed((l, secret) => l.fromBase64(secret)),
  'secret-not-hex-decoded': keyed(
    (_, secret) => secret,
    (l, secret) => l.fromHex(secret),
  ),
  'secret-not-base64-decoded': keyed(
    (_, secret) => secret,
    (l, secret) => l.fromBase64(secret),
  ),
  'secret-base64-encoded-extra': {
    ways: { 'key/base64-extra key/base64url-extra public-key/base64': keyed((l, secret) => l.base64(l.utf8(secret))) },
  },
  'secret-hex-encoded-extra': keyed((l, secret) => l.hex(l.utf8(secret))),
  'secret-url-decoded': decodedSecret,
  'key-latin1-vs-utf8': charsets,
  'wrong-key-derivation': derived,
  'key-message-swapped': { ways: { 'hmac/swapped': swapped } },
  'plain-hash-not-hmac': {
    ways: {
      'hmac/plain': plainHash('nowhere'),
      'hmac/plain-before': plainHash('before'),
      'hmac/plain-after': plainHash('after'),
      'hash/hmac hash/hmac-all hash/hmac-end': macForHash,
    },
  },
  'hex-case': shown((l, of) => l.upper(l.hex(of))),
  'output-hex-not-base64': writtenAs,
  'output-base64-not-hex': writtenAs,
  'base64url-vs-base64': { ways: { ...writtenAs.ways, 'inner/base64url inner/base64url-padded': innerUrl } },
  'field-case-changed': letters,
  'method-mismatch': {
    ways: {
      method: (l, { how }) => assigned(l, 'signedMethod', l.text(how.text ?? ''), l.upper(l.name('method'))),
      'case/as-is': (l, { how }) =>
        how.of === 'method' ? assigned(l, 'signedMethod', l.name('method'), l.upper(l.name('method'))) : undefined,
      'case/other': (l, { how }) =>
        how.of === 'method'
          ? assigned(l, 'signedMethod', l.lower(l.name('method')), l.upper(l.name('method')))
          : undefined,
    },
  },
  'url-encoding': encoding,
  'url-double-encoding': twiceEncoded,
  'query-missing-from-path': {
    ways: {
      'no-query': inTarget((_, { path }) => path),
      'query-empty': inTarget((l, { path }) => l.join(path, l.text('?'))),
      'empty-query': inTarget((l, { whole }) => l.join(whole, l.text('?'))),
      'only-query': inTarget((l) => l.name('query')),
    },
  },
  'timestamp-ms-vs-s': { ways: { 'ms s s-rounded ms-of-second token/time': wrongUnit } },
  'timestamp-regenerated': readTwice,
};
