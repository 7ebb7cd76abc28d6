import type { Idiom } from './idiom.ts';
import { assigned, digest, ifSays, inBytes, isShell, rightForm, shown, signs, stored, type WriteTold } from './told.ts';

// Changes for causes whose code is told by the words of the answer, the rarer half; and why some have none.

const [secret, message, body] = ['secret', 'message', 'body'] as const;

/** The first of these that has a change for the answer. */
const either =
  (...writes: readonly WriteTold[]): WriteTold =>
  (l, told) => {
    for (const write of writes) {
      const pair = write(l, told);
      if (pair) return pair;
    }
    return undefined;
  };
const places =
  (name: string, wrong: (l: Idiom) => string, right: (l: Idiom) => string): WriteTold =>
  (l) =>
    assigned(l, name, wrong(l), right(l));
const key = (wrong: (l: Idiom) => string): WriteTold => places('key', wrong, (l) => l.utf8(l.name(secret)));
const notShell =
  (write: WriteTold): WriteTold =>
  (l, told) =>
    isShell(l) ? undefined : write(l, told);
const target = (wrong: (l: Idiom, target: string) => string): WriteTold =>
  places(
    'signedTarget',
    (l) => wrong(l, l.name('requestTarget')),
    (l) => l.name('requestTarget'),
  );
const between = (l: Idiom, ...parts: readonly string[]): string =>
  l.join(...parts.flatMap((part, i) => (i === 0 ? [part] : [l.name('documentedSeparator'), part])));

/** The inner digest as the recipes here want it. */
const bodyHash = (wrong: (l: Idiom) => string): WriteTold =>
  inBytes(places('bodyHash', wrong, (l) => l.base64(l.hash(l.utf8(l.name(body))))));
const innerDigest: WriteTold = either(
  ifSays(
    /inner digest as (?:upper-case )?hex/,
    bodyHash((l) => l.hex(l.hash(l.utf8(l.name(body))))),
  ),
  ifSays(
    /base64 of its hex/,
    bodyHash((l) => l.base64(l.utf8(l.hex(l.hash(l.utf8(l.name(body))))))),
  ),
  ifSays(
    /inner digest as base64url/,
    bodyHash((l) => l.base64url(l.hash(l.utf8(l.name(body))))),
  ),
  ifSays(
    /computes an HMAC keyed/,
    bodyHash((l) => l.base64(l.hmac(l.utf8(l.name(secret)), l.utf8(l.name(body))))),
  ),
  ifSays(
    /puts the text itself/,
    bodyHash((l) => l.name(body)),
  ),
  ifSays(
    /base64 of the text/,
    bodyHash((l) => l.base64(l.utf8(l.name(body)))),
  ),
  ifSays(
    /inner digest empty/,
    bodyHash((l) => l.text('')),
  ),
);

/** Bytes printed instead of encoded: of the digest, or of the body. */
const bytesAsText: WriteTold = either(
  ifSays(/signs (?:System\.Byte|b'|its bytes|str\(\) of a bytearray|fmt|the JSON of a)/, (l) =>
    l.asText ? assigned(l, message, l.asText(l.utf8(l.name(body))), l.name(body)) : undefined,
  ),
  shown((l, of) => l.asText?.(of)),
);

const labelled: WriteTold = (l, told) => {
  const [, label] = /label "([^"\\]+)" before it/.exec(told.says) ?? [];
  const right = rightForm(l, digest(l), told);
  return label === undefined || right === undefined
    ? undefined
    : assigned(l, 'signature', l.join(l.text(label), right), right);
};

/** What stood between or after the parts is in the words; what belongs there is in the documentation. */
const separator: WriteTold = (l, { says }) => {
  const [, theirs] = /puts "((?:[^"\\]|\\.)*)" (?:between|after)/.exec(says) ?? [];
  const [first, second] = [l.name('first'), l.name('second')];
  if (theirs?.includes('\\') === true && isShell(l)) return undefined;
  const wrong = theirs === undefined ? [first, second] : [first, l.text(theirs), second];
  const parts = / after /.test(says) && theirs !== undefined ? [first, second, l.text(theirs)] : wrong;
  return assigned(l, message, l.join(...parts), between(l, first, second));
};

const memberName: WriteTold = (l, { says }) => {
  const [, wrong, right] = /names the member (\S+) instead of (\S+)\.?$/.exec(says.replace(/[.,]+$/, '')) ?? [];
  if (wrong === undefined || right === undefined) return undefined;
  const json = (name: string): string => l.join(l.text(`{"${name}":"`), l.name('value'), l.text('"}'));
  return assigned(l, 'payload', json(wrong), json(right));
};

/** An env file that keeps quotes, in docker's reading. */
const dockerQuotes: WriteTold = () => ['# docker --env-file\nSECRET="abc"', '# docker --env-file\nSECRET=abc'];

export const TOLD_MORE: Readonly<Record<string, WriteTold>> = {
  'proxy-rewrote-body': (l) => assigned(l, body, l.parsedAgain, l.rawBody),
  'lambda-base64-body': signs((l) => l.base64(l.utf8(l.name(body)))),
  'html-entity-encoded': signs((l) => l.replaced(l.name(body), '<', '&lt;')),
  'backslash-slashed': signs((l) => l.replaced(l.name(body), '\\\\', '\\\\\\\\')),
  'wrapper-object-signed': notShell(signs((l) => l.join(l.text('{"data":'), l.name(body), l.text('}')))),
  'body-vs-query': signs((l) => l.join(l.text('?'), l.name(body))),
  'nul-terminator': notShell(signs((l) => l.join(l.name(body), l.text('\\0')))),
  'utf8-bom': notShell(
    ifSays(
      /byte order mark \(EF BB BF\) before/,
      signs((l) => l.join(l.name('byteOrderMark'), l.name(body))),
    ),
  ),
  'charset-replacement-char': places(
    message,
    (l) => l.name('decodedText'),
    (l) => l.rawBody,
  ),
  'charset-double-utf8': inBytes(
    places(
      'bytes',
      (l) => l.utf8(l.name('bytesReadAsLatin1')),
      (l) => l.rawBody,
    ),
  ),
  'unicode-normalisation': (l) => (l.nfd ? assigned(l, 'email', l.nfd(l.name('typed')), l.name('typed')) : undefined),
  'quotes-around-secret': ifSays(/quotes round/, dockerQuotes),
  'secret-html-escaped': ifSays(
    /escaped for HTML/,
    key((l) => l.replaced(l.name(secret), '&', '&amp;')),
  ),
  'secret-escape-processed': stored(String.raw`"abc\ndef"`, String.raw`abc\ndef`),
  'key-bytes-to-utf8-string': key((l) => l.utf8(l.name('decodedSecretAsText'))),
  'prefix-missing-or-included': labelled,
  'jwt-alg-confusion': (l) => l.fixedAlgorithm,
  'wrong-inner-digest': innerDigest,
  'byte-array-to-string': bytesAsText,
  'message-not-hex-decoded': signs((l) => l.hex(l.utf8(l.name(body)))),
  'message-hex-decoded-wrongly': inBytes(
    places(
      'bytes',
      (l) => l.fromHex(l.name(message)),
      (l) => l.utf8(l.name(message)),
    ),
  ),
  'base64-case-changed': either(
    ifSays(
      /to lower case|lower-cases/,
      shown((l, of) => l.lower(l.base64(of))),
    ),
    ifSays(
      /to upper case/,
      shown((l, of) => l.upper(l.base64(of))),
    ),
  ),
  'hex-padding-bug': (l) => l.hexSigned,
  'signature-der-not-raw': (l) => l.rawSignature,
  'signature-byte-order': shown((l, of) => (l.reversed ? l.hex(l.reversed(of)) : undefined)),
  truncated: ifSays(/loses the end of the digest/, (l, told) => {
    const right = rightForm(l, digest(l), told);
    const cut = right === undefined ? undefined : l.cut?.(right, '32');
    return right === undefined || cut === undefined || isShell(l) ? undefined : assigned(l, 'signature', cut, right);
  }),
  'missing-separator': separator,
  'empty-field-dropped': places(
    message,
    (l) => between(l, l.name('first'), l.name('third')),
    (l) => between(l, l.name('first'), l.name('maybeEmpty'), l.name('third')),
  ),
  'empty-field-added': places(
    message,
    (l) => between(l, l.name('first'), l.name('maybeEmpty'), l.name('third')),
    (l) => between(l, l.name('first'), l.name('third')),
  ),
  'signed-set-differs-from-sent': either(
    ifSays(
      /name=value|names and values|name: value/,
      places(
        message,
        (l) => l.join(l.text('first='), l.name('first'), l.text('&second='), l.name('second')),
        (l) => l.join(l.name('first'), l.name('second')),
      ),
    ),
    places(
      message,
      (l) => l.join(l.name('first'), l.name('notDocumented'), l.name('second')),
      (l) => l.join(l.name('first'), l.name('second')),
    ),
  ),
  'wrong-id-in-base': places(
    message,
    (l) => l.join(l.name('otherId'), l.name('rest')),
    (l) => l.join(l.name('documentedId'), l.name('rest')),
  ),
  'key-name-case': notShell(memberName),
  'escape-rule': signs((l) => l.replaced(l.name(body), ':', '\\\\:')),
  'url-single-encoding': places(
    'base',
    (l) => l.name('parameters'),
    (l) => l.encoded(l.name('parameters')),
  ),
  'plus-vs-space': either(
    ifSays(
      /\+ for each space|has a \+ for/,
      target((l, path) => l.replaced(path, ' ', '+')),
    ),
    target((l, path) => l.replaced(path, '+', ' ')),
  ),
  'percent-hex-case': places(
    'escaped',
    (l) => l.lower(l.encoded(l.name('value'))),
    (l) => l.encoded(l.name('value')),
  ),
  'reserved-char-set': places(
    'escaped',
    (l) => l.replaced(l.encoded(l.name('value')), '~', '%7E'),
    (l) => l.encoded(l.name('value')),
  ),
  'query-order': places(
    'query',
    (l) => l.name('sortedQuery'),
    (l) => l.name('queryAsSent'),
  ),
  'query-encoded-in-path': places(
    'signedTarget',
    (l) => l.encoded(l.join(l.name('path'), l.text('?'), l.name('query'))),
    (l) => l.join(l.name('path'), l.text('?'), l.name('query')),
  ),
  'path-prefix-stripped': notShell(target((l, path) => l.replaced(path, '/api', ''))),
  'proxy-scheme-host': either(
    ifSays(
      /before the path/,
      target((l, path) => l.join(l.text('https://'), l.name('host'), path)),
    ),
    places(
      'signedHost',
      (l) => l.name('internalHost'),
      (l) => l.name('publicHost'),
    ),
  ),
  'host-differs': either(
    ifSays(
      /upper-case/,
      places(
        'signedHost',
        (l) => l.upper(l.name('host')),
        (l) => l.lower(l.name('host')),
      ),
    ),
    places(
      'signedHost',
      (l) => l.name('otherHost'),
      (l) => l.name('requestHost'),
    ),
  ),
  'timestamp-format': places(
    message,
    (l) => l.join(l.name('formattedTime'), l.name('email')),
    (l) => l.join(l.name('timestampAsSent'), l.name('email')),
  ),
};

/** Causes that no change of code puts right, each with the reason. */
export const NO_CODE: Readonly<Record<string, string>> = {
  'wrong-secret-environment': 'The code is right: another key has to be put into its configuration.',
  'rotated-secret': 'The code is right: the key set has to be fetched again.',
  'token-tampered': 'The token was changed by somebody else: refuse it.',
  'wrong-scheme-version':
    'Another vendor’s recipe was followed: the program is written anew, from this vendor’s Code tab.',
};
