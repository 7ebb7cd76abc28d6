import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import {
  assigned,
  inPart,
  isShell,
  keyed,
  messageName,
  named,
  ownMac,
  secretOf,
  strung,
  subjectOf,
  type Told,
  type WriteTold,
} from './lines.ts';
import { decodedSecret, encoding } from './encoded.ts';
import { letters } from './letters.ts';
import { bodyOf, printedBody } from './printed-body.ts';
import { blanks, derived } from './secrets.ts';
import { shown } from './shown.ts';

const body = 'body';

/** Whether it is the body that went through something: another part is named in the words. */
const isBody = ({ says, facts }: Told): boolean => {
  const part = named(says, facts.parts);
  return facts.hasBody && (part === undefined || part.name === body);
};
/** A body parsed and written again. */
const rawBody: WriteTold = (l, told) => (isBody(told) ? printedBody(l, told) : undefined);
/** A part that went through a float: what is printed is not what was sent. */
const number: WriteTold = (l, told) =>
  /character of that number|leading zeros|side by side|thousands|cents|hundred|comma|decimals?\b|%|scientific|whole number|zeros/.test(
    told.says,
  )
    ? undefined
    : (rawBody(l, told) ??
      (l.prints.test(told.says) || told.says === '' ? inPart((own, code) => own.printed(code))(l, told) : undefined));
/** A word that stands for nothing, or for an object, in the place of a part. */
const word: WriteTold = (l, told) => {
  if (/ for (?:the )?body\b|parsed body|again as|empty secret|%!s/.test(told.says) || told.says === '')
    return rawBody(l, told);
  const [found] = /<nil>|\b(?:undefined|null|None|NaN|nil)\b|\[object \w+\]/.exec(told.says) ?? [];
  return found === undefined ? undefined : inPart((own) => own.text(found))(l, told);
};
/** Text in the charset that the words name; undefined where the standard library of the language has none. */
const inTheirCharset = (l: Idiom, text: string, says: string): string | undefined => {
  if (/UTF-16, low/.test(says)) return l.utf16(text);
  if (/UTF-16, high/.test(says)) return l.inCharset?.(text, 'UTF-16BE');
  if (/utf-32le/.test(says)) return l.inCharset?.(text, 'UTF-32LE');
  if (/ASCII, with|has \? for/.test(says)) return l.inCharset?.(text, 'US-ASCII');
  const [, charset] =
    /\bas ((?:windows|koi8|iso)-[\w-]+|gbk|gb18030|gb2312|big5|shift_jis|euc-\w+)\b/i.exec(says) ?? [];
  if (charset !== undefined) return l.inCharset?.(text, charset);
  // Node keeps the low byte of what Latin-1 cannot hold.
  if (/with \? for what/.test(says) && l.language === 'javascript') return undefined;
  return says === '' || /latin-?1|iso-8859-1/i.test(says) ? l.latin1(text) : undefined;
};
const messageBytes: WriteTold = (l, told) => {
  const { facts, says } = told;
  const wrong = (own: Idiom, code: string): string => inTheirCharset(own, code, says) ?? '';
  if (wrong(l, 'x') === '') return undefined;
  if (named(says, [{ name: facts.secretName }])) return facts.isKeyed ? keyed(wrong)(l, told) : undefined;
  const text = l.name(messageName(told));
  return assigned(l, 'bytes', wrong(l, text), l.utf8(text));
};
/** What stands after a text, or before it, as the words say. */
const TAILS: readonly (readonly [words: RegExp, tail: string])[] = [
  [/a space and CR LF/, ' \\r\\n'],
  [/a space and a line feed/, ' \\n'],
  [/two line feeds/, '\\n\\n'],
  [/has CR LF/, '\\r\\n'],
  [/a carriage return/, '\\r'],
  [/has a space/, ' '],
  [/a tab/, '\\t'],
];
const tailed: WriteTold = (l, told) => {
  if (/round the result/.test(told.says)) return undefined;
  const tail = l.text(TAILS.find(([words]) => words.test(told.says))?.[1] ?? '\\n');
  return inPart((own, code) => (/ before /.test(told.says) ? own.join(tail, code) : own.join(code, tail)))(l, told);
};
/** What echo leaves after the quotes that it keeps. */
const ECHOED: readonly (readonly [words: RegExp, tail: string])[] = [
  [/a space and CR LF of a Windows echo/, ' \\r\\n'],
  [/CR LF of a Windows echo/, '\\r\\n'],
  [/the quotes and a line feed/, '\\n'],
];
/** Line ends turned into others: from, to. */
const lineEnds: WriteTold = (l, { says, ...told }) => {
  const [from, to] = /CR LF into a line feed/.test(says)
    ? ['\\r\\n', '\\n']
    : /into a carriage return/.test(says)
      ? ['\\n', '\\r']
      : /two characters/.test(says)
        ? ['\\n', '\\\\n']
        : ['\\n', '\\r\\n'];
  return inPart((own, code) => (isShell(own) ? code : own.replaced(code, from, to)))(l, { says, ...told });
};
/** A hash for an HMAC, with the secret before the message, after it or not at all; or the reverse. */
const plainHash: WriteTold = (l, told) => {
  const { isKeyed, algorithm } = told.facts;
  const [secret, text] = [secretOf(l, told), l.name(messageName(told))];
  const theirs = /(?:with |an HMAC-)(\S+?)(?:[,.]| alone| of|$)/.exec(told.says)?.[1] ?? algorithm;
  const used = l.spell(theirs) === undefined ? algorithm : theirs;
  if (!isKeyed) return assigned(l, 'digest', l.hmac(l.utf8(secret), l.utf8(text), used), ownMac(l, told));
  // With the secret among the parts there is no line that is sure.
  if (/secret between them/.test(told.says)) return undefined;
  const [, apart] = /\(("(?:[^"\\]|\\.)*") between\)/.exec(told.says) ?? [];
  const between = apart === undefined ? [] : [l.text(apart.slice(1, -1))];
  const both = /message and the secret/.test(told.says)
    ? l.join(text, ...between, secret)
    : l.join(secret, ...between, text);
  return assigned(l, 'mac', l.hash(l.utf8(/alone/.test(told.says) ? text : both), used), ownMac(l, told));
};
const swapped: WriteTold = (l, told) => {
  const [secret, text] = [secretOf(l, told), l.name(messageName(told))];
  const wrong = l.hmac(l.utf8(text), l.utf8(secret), told.facts.algorithm);
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
const wrongUnit: WriteTold = (l, { says, facts: { time } }) => {
  if (/microseconds|nanoseconds|minutes|fraction|decimals|cut to|divides/.test(says)) return undefined;
  const name = time?.part.variable ?? 'timestamp';
  return time?.isMillis ? assigned(l, name, l.seconds, l.millis) : assigned(l, name, l.millis, l.seconds);
};
/** The digest in the form that the words name; others, base32 and the like, are shown in words only. */
const writtenAs: WriteTold = shown((l, of, { says }) => {
  const [, form] = /the digest as ((?:upper|lower)-case hex|base64url|base64\b(?! without))/.exec(says) ?? [];
  if (form === undefined) return undefined;
  if (form.endsWith('hex')) return form.startsWith('upper') ? l.upper(l.hex(of)) : l.hex(of);
  return form === 'base64' ? l.base64(of) : l.base64url(of);
});
/** Of the result, or of a digest within the string; what a secret looks like is no matter of code. */
const base64Alphabet: WriteTold = (l, told) => {
  if (named(told.says, [{ name: told.facts.secretName }])) return undefined;
  const inner = l.hash(l.utf8(l.name(body)));
  if (/inner digest|body hash/.test(told.says))
    return isShell(l) ? undefined : assigned(l, 'bodyHash', l.base64url(inner), l.base64(inner));
  return writtenAs(l, told);
};
const target =
  (wrong: (l: Idiom, target: string) => string): WriteTold =>
  (l, told) =>
    assigned(l, 'signedTarget', wrong(l, l.name(subjectOf(told))), l.name(subjectOf(told)));

/** The change for a cause, written in any language. What depends more on the words of the answer is in told.ts; other causes are put right in words only. */
export const FIXES: Readonly<Record<string, WriteTold>> = {
  'body-reserialised-json': rawBody,
  'framework-parsed-body': rawBody,
  'json-escaped-unicode': rawBody,
  'json-escaped-slashes': rawBody,
  'json-escaped-html': rawBody,
  'json-whitespace': (l, told) =>
    /every space|run(?:s)? of white space/.test(told.says)
      ? /every space/.test(told.says)
        ? inPart((own, code) => own.replaced(code, ' ', ''))(l, told)
        : undefined
      : rawBody(l, told),
  'json-key-order': rawBody,
  'number-formatting': number,
  'python-repr-body': rawBody,
  'body-object-to-string': word,
  'literal-undefined': word,
  'body-double-encoded': rawBody,
  'form-vs-json': rawBody,
  'partial-body-signed': (l, told) => {
    // What is shown of a body whose end was never read; members of one are no line.
    const [, length] = /only the first (\d+) of/.exec(told.says) ?? [];
    if (length !== undefined && l.cut)
      return isBody(told) ? assigned(l, 'signedBody', l.cut(l.name(body), length), l.name(body)) : undefined;
    return told.says === '' ? rawBody(l, told) : undefined;
  },
  'body-empty': (l, told) =>
    told.facts.hasBody ? bodyOf(l, told, l.text('')) : assigned(l, 'signed', l.text(''), l.name(messageName(told))),
  'field-trimmed': inPart((l, code) => l.trim(code)),
  'trailing-newline': tailed,
  'trailing-newline-stripped': inPart((l, code) => l.trim(code)),
  'line-endings-crlf': lineEnds,
  'quotes-around-message': (l, told) => {
    if (/loses|round the (?:result|token)/.test(told.says)) return undefined;
    if (/every part|that JSON has/.test(told.says)) return undefined;
    const quote = l.text(/single quotes/.test(told.says) ? "'" : '"');
    const [, tail] = ECHOED.find(([words]) => words.test(told.says)) ?? [];
    const end = tail === undefined ? [] : [l.text(tail)];
    return inPart((own, code) => own.join(quote, code, quote, ...end))(l, told);
  },
  'charset-latin1-truncate': messageBytes,
  'charset-platform-default': messageBytes,
  'charset-ascii-question-mark': messageBytes,
  'charset-utf16': (l, told) =>
    isShell(l)
      ? undefined
      : messageBytes(l, /UTF-16|utf-32/.test(told.says) ? told : { ...told, says: `${told.says} UTF-16, low` }),
  'trailing-newline-in-secret': blanks,
  'whitespace-in-secret': blanks,
  'secret-hex-decoded-wrongly': keyed((l, secret) => l.fromHex(secret)),
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
  'secret-base64-encoded-extra': keyed((l, secret) => l.base64(l.utf8(secret))),
  'secret-hex-encoded-extra': keyed((l, secret) => l.hex(l.utf8(secret))),
  'secret-url-decoded': decodedSecret,
  'key-latin1-vs-utf8': messageBytes,
  'wrong-key-derivation': derived,
  'key-message-swapped': swapped,
  'plain-hash-not-hmac': plainHash,
  'hex-case': shown((l, of) => l.upper(l.hex(of))),
  'output-hex-not-base64': writtenAs,
  'output-base64-not-hex': writtenAs,
  'base64url-vs-base64': base64Alphabet,
  'field-case-changed': letters,
  'method-mismatch': (l, { says }) => {
    const other = /signs ([A-Za-z]+) for the method/.exec(says)?.[1];
    const right = l.upper(l.name('method'));
    const wrong = / takes /.test(says) ? l.name('method') : l.lower(l.name('method'));
    return assigned(l, 'signedMethod', other === undefined ? wrong : l.text(other), right);
  },
  'url-encoding': encoding,
  'url-double-encoding': (l, told) => {
    const hash = l.name('bodyHash');
    if (/into the form, which/.test(told.says)) return undefined;
    const [, member] = /encodes (\S+)(?: .*)? before the form encodes/.exec(told.says) ?? [];
    if (member !== undefined) {
      const [label, once] = [l.text(`${member}=`), l.encoded(l.name(variable(member)))];
      return isShell(l) ? undefined : assigned(l, 'pair', l.join(label, l.encoded(once)), l.join(label, once));
    }
    return /body hash/.test(told.says)
      ? assigned(l, 'encodedHash', l.encoded(l.encoded(hash)), l.encoded(hash))
      : target((own, path) => own.encoded(path))(l, told);
  },
  'query-missing-from-path': (l, { facts, says }) => {
    if (/first parameter|line feed for/.test(says)) return undefined;
    const [path, query, mark] = [l.name('path'), l.name('query'), l.text('?')];
    const right = facts.target === undefined ? l.join(path, mark, query) : l.name(facts.target);
    const wrong = /adds an empty query/.test(says)
      ? l.join(right, mark)
      : /keeps the \?/.test(says)
        ? l.join(path, mark)
        : /query without the path/.test(says)
          ? query
          : path;
    return assigned(l, 'signedTarget', wrong, right);
  },
  'timestamp-ms-vs-s': wrongUnit,
  'timestamp-regenerated': readTwice,
};
