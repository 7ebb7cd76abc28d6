import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import {
  assigned,
  digest,
  inPart,
  isShell,
  keyed,
  messageName,
  named,
  secretOf,
  subjectOf,
  type WriteTold,
} from './lines.ts';
import { rightForm, shown } from './shown.ts';
import { strings } from './strings.ts';
import { ifSays, inBytes, signs, stored } from './told.ts';
import { bodyOf, printedBody } from './printed-body.ts';

// Changes for causes whose code is told by the words of the answer, the rarer half; and why some have none.

const body = 'body';

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
const notShell =
  (write: WriteTold): WriteTold =>
  (l, told) =>
    isShell(l) ? undefined : write(l, told);
const target =
  (wrong: (l: Idiom, target: string) => string): WriteTold =>
  (l, told) =>
    assigned(l, 'signedTarget', wrong(l, l.name(subjectOf(told))), l.name(subjectOf(told)));

/** The inner digest as the recipes here want it. */
const bodyHash = (wrong: (l: Idiom, secret: string) => string): WriteTold =>
  inBytes((l, told) => assigned(l, 'bodyHash', wrong(l, secretOf(l, told)), l.base64(l.hash(l.utf8(l.name(body))))));
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
    bodyHash((l, secret) => l.base64(l.hmac(l.utf8(secret), l.utf8(l.name(body))))),
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

/** How this language prints bytes, where that is what the words say. */
const printedBytes = (l: Idiom, says: string): ((bytes: string) => string) | undefined =>
  l.asText?.find(([words]) => says === '' || words.test(says))?.[1];

/** Bytes printed instead of encoded: of the digest, of the body, of the secret or of a part. */
const bytesAsText: WriteTold = (l, told) => {
  const { facts, says } = told;
  const print = printedBytes(l, says);
  if (!print) return undefined;
  if (/uses the repr of/.test(says)) return keyed((own, secret) => print(own.utf8(secret)))(l, told);
  if (/into the string/.test(says)) return inPart((_, code) => print(l.utf8(code)))(l, told);
  if (/b'' round/.test(says)) return undefined;
  if (/the digest|prints Python|^$/.test(says)) return shown((_, of) => print(of))(l, told);
  if (!/ (?:signs|hashes) /.test(says) || /the form\b/.test(says)) return undefined;
  const own = facts.hasBody && !/hashes/.test(says) ? body : messageName(told);
  const name = own === body && facts.parts.length > 1 ? 'signedBody' : 'signed';
  return assigned(l, name, print(l.utf8(l.name(own))), l.name(own));
};

const labelled: WriteTold = (l, told) => {
  const [, label] = /label "([^"\\]+)" before it/.exec(told.says) ?? [];
  const right = rightForm(l, digest(l), told);
  return label === undefined || right === undefined
    ? undefined
    : assigned(l, 'signature', l.join(l.text(label), right), right);
};

const memberName: WriteTold = (l, { says }) => {
  const [, wrong, right] = /names the member (\S+) instead of (\S+)\.?$/.exec(says.replace(/[.,]+$/, '')) ?? [];
  if (wrong === undefined || right === undefined) return undefined;
  const json = (name: string): string => l.join(l.text(`{"${name}":"`), l.name(variable(right)), l.text('"}'));
  return assigned(l, 'payload', json(wrong), json(right));
};

const unlessSays =
  (words: RegExp, write: WriteTold): WriteTold =>
  (l, told) =>
    words.test(told.says) ? undefined : write(l, told);

/** An env file that keeps quotes, in docker's reading. */
const dockerQuotes: WriteTold = (_, { says }) => [
  `# docker --env-file, with an example of a secret\nSECRET=${says.includes('single') ? "'abc'" : '"abc"'}`,
  '# docker --env-file, with an example of a secret\nSECRET=abc',
];

export const TOLD_MORE: Readonly<Record<string, WriteTold>> = {
  'proxy-rewrote-body': (l, told) => printedBody(l, told),
  'lambda-base64-body': signs((l) => l.base64(l.utf8(l.name(body)))),
  'html-entity-encoded': (l, told) =>
    /stripped|form|&#/.test(told.says) ? undefined : inPart((own, code) => own.replaced(code, '<', '&lt;'))(l, told),
  'backslash-slashed': (l, told) =>
    /loses/.test(told.says)
      ? signs((own) => own.replaced(own.name(body), '\\\\', ''))(l, told)
      : inPart((own, code) => own.replaced(code, '\\\\', '\\\\\\\\'))(l, told),
  'wrapper-object-signed': notShell(signs((l) => l.join(l.text('{"data":'), l.name(body), l.text('}')))),
  'body-vs-query': signs((l) => l.join(l.text('?'), l.name(body))),
  'nul-terminator': notShell(inPart((l, code) => l.join(code, l.text('\\0')))),
  'utf8-bom': notShell(
    ifSays(
      /byte order mark/,
      inPart((l, code) => l.join(l.text(l.byteOrderMark), code)),
    ),
  ),
  'charset-replacement-char': (l, told) =>
    told.facts.hasBody
      ? bodyOf(l, told, l.name('decodedText'))
      : assigned(l, messageName(told), l.name('decodedText'), l.name('textAsTyped')),
  'charset-double-utf8': inBytes(
    places(
      'bytes',
      (l) => l.utf8(l.name('textReadAsLatin1')),
      (l) => l.name('bytesAsTheyCame'),
    ),
  ),
  'unicode-normalisation': ifSays(/form NFD/, (l, told) => {
    const { nfd } = l;
    return nfd ? inPart((_, code) => nfd(code))(l, told) : undefined;
  }),
  'quotes-around-secret': ifSays(/quotes round/, dockerQuotes),
  'secret-html-escaped': ifSays(
    /escaped for HTML/,
    keyed((l, secret) => l.utf8(l.replaced(secret, '&', '&amp;'))),
  ),
  'secret-escape-processed': unlessSays(
    /written as|as escaped|doubled|before each quote|JSON/,
    stored(String.raw`"abc\ndef"`, String.raw`abc\ndef`),
  ),
  'key-bytes-to-utf8-string': unlessSays(
    /digest/,
    keyed((l, secret) => l.utf8(l.decodedText(secret))),
  ),
  'prefix-missing-or-included': labelled,
  'jwt-alg-confusion': unlessSays(/in the header/, (l) => l.fixedAlgorithm),
  'wrong-inner-digest': innerDigest,
  'byte-array-to-string': bytesAsText,
  'message-not-hex-decoded': signs((l) => l.hex(l.utf8(l.name(body)))),
  'message-hex-decoded-wrongly': inBytes((l, told) => {
    const text = l.name(messageName(told));
    return assigned(l, 'bytes', l.fromHex(text), l.utf8(text));
  }),
  'base64-case-changed': either(
    ifSays(
      /to lower case|lower-cases (?!the body hash)/,
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
    const { computed = '', observed = '' } = told;
    const isCut = observed !== '' && observed.length < computed.length;
    const length = isCut ? observed.length : Math.floor(computed.length / 2);
    const cut = right === undefined ? undefined : l.cut?.(right, String(length));
    return right === undefined || cut === undefined || isShell(l) ? undefined : assigned(l, 'signature', cut, right);
  }),
  ...strings,
  'key-name-case': notShell(memberName),
  'escape-rule': unlessSays(
    /as in JSON/,
    inPart((l, code) => (isShell(l) ? code : l.replaced(code, ':', '\\\\:'))),
  ),
  'url-single-encoding': places(
    'base',
    (l) => l.name('parameters'),
    (l) => l.encoded(l.name('parameters')),
  ),
  'plus-vs-space': notShell((l, told) => {
    // A form or a query that is encoded anew is more than a sign replaced.
    if (/encodes|body hash|form/.test(told.says)) return undefined;
    const from = /\+ for each space|has a \+ for/.test(told.says) ? ' ' : '+';
    const to = from === ' ' ? '+' : (/writes (%\w\w) for \+/.exec(told.says)?.[1] ?? ' ');
    const replaced = (own: Idiom, code: string): string => own.replaced(code, from, to);
    return (named(told.says, told.facts.parts) ? inPart : target)(replaced)(l, told);
  }),
  'percent-hex-case': (l, told) => {
    if (!/lower/.test(told.says)) return undefined;
    const part = /body hash/.test(told.says) ? 'bodyHash' : subjectOf(told);
    return l.encodedLower && assigned(l, 'escaped', l.encodedLower(l.name(part)), l.encoded(l.name(part)));
  },
  'reserved-char-set': notShell((l, told) => {
    if (/form|encodes|body hash/.test(told.says)) return undefined;
    const right = l.encoded(l.name(subjectOf(told)));
    return assigned(l, 'escaped', l.replaced(right, '~', '%7E'), right);
  }),
  'query-order': places(
    'signedQuery',
    (l) => l.name('sortedQuery'),
    (l) => l.name('query'),
  ),
  'query-encoded-in-path': places(
    'signedTarget',
    (l) => l.encoded(l.join(l.name('path'), l.text('?'), l.name('query'))),
    (l) => l.join(l.name('path'), l.text('?'), l.name('query')),
  ),
  'path-prefix-stripped': (l, told) => {
    const prefix = /has (\/\S+) before the path/.exec(told.says)?.[1];
    if (/drops the slash/.test(told.says))
      return assigned(l, 'signedTarget', l.name('path'), l.join(l.text('/'), l.name('path')));
    return prefix === undefined ? undefined : target((own, path) => own.join(own.text(prefix), path))(l, told);
  },
  'proxy-scheme-host': either(
    ifSays(
      /before the path/,
      target((l, path) => l.join(l.text('https://'), l.name('host'), path)),
    ),
    ifSays(/signs \S+, the inner host/, (l, { says }) =>
      assigned(l, 'signedHost', l.text(/signs ([^\s,]+)/.exec(says)?.[1] ?? ''), l.name('host')),
    ),
    ifSays(/has \S*\/\/ before the host/, (l, { says }) =>
      assigned(
        l,
        'signedHost',
        l.join(l.text(/has (\S+) before/.exec(says)?.[1] ?? ''), l.name('host')),
        l.name('host'),
      ),
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
    ifSays(/has (?:www\.|a dot)/, (l, { says }) => {
      const host = l.name('host');
      return assigned(
        l,
        'signedHost',
        says.includes('www.') ? l.join(l.text('www.'), host) : l.join(host, l.text('.')),
        host,
      );
    }),
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
