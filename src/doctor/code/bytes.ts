import { FORM } from '../how.ts';
import type { Idiom } from './idiom.ts';
import { assigned, inPart, isShell, keyed, messageName, type Rule, type Told, type WriteTold } from './lines.ts';
import { shown } from './shown.ts';

// Text on its way to bytes, and bytes on their way to text.

const body = 'body';

/** Charsets that the standard libraries know by their own names. */
const NAMED: ReadonlySet<string> = new Set(
  'windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1257 iso-8859-2 iso-8859-15 koi8-r gbk big5 shift_jis euc-kr'.split(
    ' ',
  ),
);
const WIDE: Readonly<Record<string, string>> = { 'utf-16be': 'UTF-16BE', 'utf-32le': 'UTF-32LE' };

/** Text in a charset; undefined where the standard library of the language has none, or has another way with what it cannot hold. */
function inCharset(l: Idiom, text: string, charset: string): string | undefined {
  const bare = charset.replace(/-bom$/, '');
  if (bare === 'utf-16le') return l.utf16(text);
  if (bare in WIDE) return l.inCharset?.(text, WIDE[bare] ?? '');
  if (bare === 'ascii' || bare === 'ascii-units') return l.inCharset?.(text, 'US-ASCII');
  if (bare === 'latin1-truncate') return l.latin1(text);
  // Node keeps the low byte of what Latin-1 cannot hold.
  if (bare === 'iso-8859-1') return l.language === 'javascript' ? undefined : l.latin1(text);
  return NAMED.has(bare) ? l.inCharset?.(text, bare) : undefined;
}

/** The message, or the secret, in another charset. */
const inOther =
  (charsetOf: (told: Told) => string | undefined): WriteTold =>
  (l, told) => {
    const { facts, how } = told;
    const charset = charsetOf(told) ?? '';
    const wrong = (own: Idiom, code: string): string => inCharset(own, code, charset) ?? '';
    if (wrong(l, 'x') === '') return undefined;
    if (how.of === facts.secretName) return facts.isKeyed ? keyed(wrong)(l, told) : undefined;
    const text = l.name(messageName(told));
    return assigned(l, 'bytes', wrong(l, text), l.utf8(text));
  };

/** A text encoded in another charset than UTF-8. */
export const charsets: Rule = {
  ways: {
    'charset key/charset': inOther(({ how }) => how.charset),
    'question-marks question-bytes': inOther(() => 'ascii'),
  },
};
/** The same; a shell has no bytes that are not text. */
export const wideCharsets: Rule = {
  ways: {
    'charset key/charset': (l, told) => (isShell(l) ? undefined : inOther(({ how }) => how.charset)(l, told)),
  },
};

const printed = (l: Idiom, told: Told): ((bytes: string) => string) | undefined => l.asText?.[told.how.id];

/** Bytes printed instead of encoded: of the digest, of the body, of the secret or of a part. */
export const bytesAsText: Rule = {
  ways: {
    'secret-repr': (l, told) => {
      const print = printed(l, told);
      return print && keyed((own, secret) => print(own.utf8(secret)))(l, told);
    },
    'python-bytes go-bytes net-bytes': (l, told) => {
      const print = printed(l, told);
      return print && inPart((own, code) => print(own.utf8(code)))(l, told);
    },
    'digest/decimalPythonBytes': (l, told) => {
      const print = printed(l, told);
      return print && shown((_, of) => print(of))(l, told);
    },
    'body-bytes-net body-bytes-python body-bytes-js body-bytes-java body-bytes-go body-bytes-node-json body-bytes-js-json':
      wholeAsText,
    'python-bytearray printed-bytes-list printed-net-dashes message/bytes message/python-bytes': wholeAsText,
  },
};

/** The body, where one is signed, or the whole string. */
function wholeAsText(l: Idiom, told: Told): ReturnType<WriteTold> {
  const { facts, how } = told;
  const print = how.of === FORM ? undefined : printed(l, told);
  if (!print) return undefined;
  const own = facts.hasBody && how.id !== 'message/bytes' ? body : messageName(told);
  const name = own === body && facts.parts.length > 1 ? 'signedBody' : 'signed';
  return assigned(l, name, print(l.utf8(l.name(own))), l.name(own));
}
