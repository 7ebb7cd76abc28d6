import { decodeUtf8, encodeUtf8 } from '../../core/bytes/text.ts';

/** Percent-encoders of the runtimes, as mistakes.md section 5 measured them. */
type Encoder = (text: string) => string;

function encoder(plain: RegExp, space = '%20'): Encoder {
  // Bodies of a hundred kilobytes are written so: only what is to be escaped is looked at by itself.
  const others = new RegExp(`[^${plain.source.slice(1)}`, 'gu');
  return (text) => text.replaceAll(others, (char) => (char === ' ' ? space : escaped(char)));
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return ASCII_ESCAPES[code] ?? '';
  return Array.from(encodeUtf8(char), (byte) => `%${byte.toString(16).toUpperCase()}`).join('');
}

const ASCII_ESCAPES = Array.from({ length: 0x80 }, (_, code) => `%${code.toString(16).toUpperCase().padStart(2, '0')}`);

/** PHP rawurlencode, Python quote(safe=''), RFC 3986's unreserved characters. */
export const RFC3986 = encoder(/[A-Za-z0-9._~-]/);
/** JavaScript's encodeURIComponent. */
export const JS_COMPONENT = encoder(/[A-Za-z0-9._~!'()*-]/);
/** PHP urlencode. */
export const PHP_FORM = encoder(/[A-Za-z0-9._-]/, '+');
/** Python quote_plus and urlencode. */
export const PYTHON_FORM = encoder(/[A-Za-z0-9._~-]/, '+');
/** Java's URLEncoder and the URL standard's serialiser. */
export const JAVA_FORM = encoder(/[A-Za-z0-9._*-]/, '+');
/** Python quote: slashes stay. */
export const PYTHON_PATH = encoder(/[A-Za-z0-9._~/-]/);
/** Go's url.PathEscape. */
export const PATH_SEGMENT = encoder(/[A-Za-z0-9._~$&+:=@-]/);
/** JavaScript's encodeURI: what has a meaning in a URL stays. */
export const JS_URI = encoder(/[A-Za-z0-9._~!'()*;/?:@&=+$,#-]/);

/** JavaScript's escape(), as ECMA-262 annex B has it: Latin-1 as %XX, the rest as %uXXXX. */
export const jsEscape: Encoder = (text) =>
  text.replaceAll(/[^A-Za-z0-9@*_+./-]/g, (unit) => {
    const digits = unit.charCodeAt(0).toString(16).toUpperCase();
    return digits.length > 2 ? `%u${digits.padStart(4, '0')}` : `%${digits.padStart(2, '0')}`;
  });

/** Escapes that stand for UTF-8 decoded, everything else left alone. */
export function lenientPercentDecode(text: string): string {
  return text.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) => {
    const bytes = Uint8Array.from(escapes.slice(1).split('%'), (digits) => Number.parseInt(digits, 16));
    return decodeUtf8(bytes) ?? escapes;
  });
}

/** What is escaped in the text of HTML and XML: quotes are left, as saxutils.escape, ENT_NOQUOTES and innerHTML do. */
export const htmlText: Encoder = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** PHP's htmlspecialchars and its kin; they differ in what becomes of the apostrophe. */
export function htmlSpecialChars(apostrophe: string): Encoder {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": apostrophe,
  };
  return (text) => text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#039': "'",
  '#x27': "'",
  '#34': '"',
};

/** The entities of HTML's own five characters decoded in one pass, so `&amp;lt;` becomes `&lt;`; all others stay. */
export const htmlDecode: Encoder = (text) =>
  text.replaceAll(/&(amp|lt|gt|quot|apos|#0?39|#x27|#34);/g, (entity, name: string) => ENTITIES[name] ?? entity);

/** Names of the letters of Latin-1 from A0 on (HTML 4), which htmlentities writes. */
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
const BEYOND: Readonly<Record<string, string>> = {
  Œ: 'OElig',
  œ: 'oelig',
  Š: 'Scaron',
  š: 'scaron',
  Ÿ: 'Yuml',
  ƒ: 'fnof',
  '–': 'ndash',
  '—': 'mdash',
  '‘': 'lsquo',
  '’': 'rsquo',
  '‚': 'sbquo',
  '“': 'ldquo',
  '”': 'rdquo',
  '„': 'bdquo',
  '†': 'dagger',
  '‡': 'Dagger',
  '•': 'bull',
  '…': 'hellip',
  '‰': 'permil',
  '‹': 'lsaquo',
  '›': 'rsaquo',
  '€': 'euro',
  '™': 'trade',
};

/** PHP's htmlentities with its flags of today. */
export const htmlEntities: Encoder = (text) =>
  htmlSpecialChars('&#039;')(text).replaceAll(/[^\0-\u007f]/g, (char) => {
    const name = LATIN1[char.charCodeAt(0) - 0xa0] ?? BEYOND[char];
    return name === undefined ? char : `&${name};`;
  });
