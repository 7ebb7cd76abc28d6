/** What the eye cannot see in a text, and how to draw it. Nothing here changes the text. */

/** A character drawn by a stand-in, with its name in words. */
export interface Glyph {
  readonly glyph: string;
  readonly name: string;
}

const NAMED: ReadonlyMap<number, Glyph> = new Map([
  [0x09, { glyph: '⇥', name: 'tab' }],
  [0x0a, { glyph: '␊', name: 'line feed' }],
  [0x0d, { glyph: '␍', name: 'carriage return' }],
  [0x7f, { glyph: '␡', name: 'delete' }],
  [0xa0, { glyph: '⍽', name: 'no-break space' }],
  [0xad, { glyph: '[SHY]', name: 'soft hyphen' }],
  [0x200b, { glyph: '[ZWSP]', name: 'zero-width space' }],
  [0x200c, { glyph: '[ZWNJ]', name: 'zero-width non-joiner' }],
  [0x200d, { glyph: '[ZWJ]', name: 'zero-width joiner' }],
  [0x200e, { glyph: '[LRM]', name: 'left-to-right mark' }],
  [0x200f, { glyph: '[RLM]', name: 'right-to-left mark' }],
  [0x2028, { glyph: '[LS]', name: 'line separator' }],
  [0x2029, { glyph: '[PS]', name: 'paragraph separator' }],
  [0x202e, { glyph: '[RLO]', name: 'right-to-left override' }],
  [0x2060, { glyph: '[WJ]', name: 'word joiner' }],
  [0xfeff, { glyph: '[BOM]', name: 'byte order mark' }],
  [0xfffd, { glyph: '�', name: 'replacement character' }],
]);

/**
 * The stand-in for the code unit at `index`, or undefined when the character shows itself. A space
 * inside a text shows itself; the caller draws it where it matters (at the ends).
 */
export function glyphAt(text: string, index: number): Glyph | undefined {
  const unit = text.charCodeAt(index);
  if (unit > 0x20 && unit < 0x7f) return undefined;
  if (unit === 0x20) return { glyph: '␠', name: 'space' };
  const named = NAMED.get(unit);
  if (named) return named;
  if (unit < 0x20) return { glyph: String.fromCharCode(0x2400 + unit), name: `control character U+${hex4(unit)}` };
  if (unit >= 0x80 && unit < 0xa0) return { glyph: `[${hex4(unit)}]`, name: `control character U+${hex4(unit)}` };
  if (unit >= 0x2000 && unit <= 0x200a) return { glyph: '⍽', name: `wide or thin space U+${hex4(unit)}` };
  if (unit >= 0x202a && unit <= 0x202d) return { glyph: '[BIDI]', name: `direction mark U+${hex4(unit)}` };
  if (unit >= 0x2066 && unit <= 0x2069) return { glyph: '[BIDI]', name: `direction mark U+${hex4(unit)}` };
  if (unit >= 0x300 && unit <= 0x36f) return { glyph: `◌${text[index]}`, name: `combining mark U+${hex4(unit)}` };
  if (isLoneSurrogate(text, index)) return { glyph: '[half]', name: `half a surrogate pair U+${hex4(unit)}` };
  return undefined;
}

/** Codes of what may be wrong with a text though it looks right. Stable: tests and links may name them. */
export type InvisibleCode =
  | 'leading-space'
  | 'trailing-space'
  | 'trailing-newline'
  | 'leading-newline'
  | 'newline-inside'
  | 'crlf'
  | 'lone-cr'
  | 'bom'
  | 'zero-width'
  | 'nbsp'
  | 'quotes'
  | 'control'
  | 'nul'
  | 'lone-surrogate'
  | 'decomposed'
  | 'mixed-alphabets'
  | 'direction-mark';

export interface Invisible {
  readonly code: InvisibleCode;
  readonly says: string;
}

type Rule = readonly [InvisibleCode, (text: string) => string | false];

const ZERO_WIDTH = /[\u200b-\u200d\u2060\u00ad]/;
const NBSP = /[\u00a0\u2000-\u200a\u202f\u3000]/;
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const LONE_CR = /\r(?!\n)/;

const RULES: readonly Rule[] = [
  [
    'bom',
    (t) => t.startsWith('\ufeff') && 'starts with a byte order mark (EF BB BF), as files saved by Windows editors do',
  ],
  ['leading-space', (t) => /^[ \t]/.test(t) && 'starts with a space or tab'],
  ['leading-newline', (t) => /^[\r\n]/.test(t) && 'starts with a line break'],
  [
    'trailing-newline',
    (t) =>
      /[\r\n]$/.test(t) && `ends with a line break (${t.endsWith('\r\n') ? '0D 0A' : t.endsWith('\n') ? '0A' : '0D'})`,
  ],
  ['trailing-space', (t) => /[ \t]$/.test(t) && 'ends with a space or tab'],
  ['crlf', (t) => t.includes('\r\n') && `has Windows line ends (0D 0A), ${count(t, '\r\n')} of them`],
  ['lone-cr', (t) => LONE_CR.test(t) && 'has a carriage return without a line feed (0D)'],
  ['zero-width', (t) => ZERO_WIDTH.test(t) && 'holds zero-width characters'],
  ['nbsp', (t) => NBSP.test(t) && 'holds spaces that are not U+0020 (no-break or typographic)'],
  ['nul', (t) => t.includes('\0') && 'holds a NUL byte (00)'],
  ['direction-mark', (t) => DIRECTION.test(t) && 'holds marks that change the reading direction'],
  ['quotes', (t) => QUOTED.test(t) && 'is wrapped in quotes, which count as part of it'],
  [
    'lone-surrogate',
    (t) => /\p{Cs}/u.test(t) && 'holds half a surrogate pair, which UTF-8 cannot carry (it becomes EF BF BD)',
  ],
  [
    'decomposed',
    (t) =>
      /[\u0300-\u036f]/.test(t) &&
      t.normalize('NFC') !== t &&
      'holds decomposed characters (NFD): the composed form (NFC) looks the same and has other bytes',
  ],
  ['mixed-alphabets', (t) => mixedAlphabets(t)],
];

/** Straight ones, and what word processors and chats make of them. */
const QUOTED = /^(?:(["'`]).*\1|[“”„].*[“”]|[‘’‚].*[‘’]|«.*»)$/s;

/** What is there that the eye misses, in a short credential or a long body alike. `single` adds rules for one-line values. */
export function findInvisible(text: string, shape: 'single' | 'multiline'): Invisible[] {
  const found: Invisible[] = [];
  for (const [code, rule] of RULES) {
    if (shape === 'multiline' && MULTILINE_IGNORES.has(code)) continue;
    const says = rule(text);
    if (says !== false) found.push({ code, says });
  }
  if (shape === 'single' && /[^\r\n][\r\n]+[^\r\n]/.test(text))
    found.push({ code: 'newline-inside', says: 'has a line break inside' });
  return found;
}

const MULTILINE_IGNORES: ReadonlySet<InvisibleCode> = new Set(['quotes', 'mixed-alphabets']);

/** Latin words with a Cyrillic or Greek letter in them: `сardNumber` with a Cyrillic с reads like Latin. */
function mixedAlphabets(text: string): string | false {
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (!/\p{Script=Latin}/u.test(word)) continue;
    const foreign = word.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/u)?.[0];
    if (foreign) return `mixes alphabets: a letter in it (U+${hex4(foreign.charCodeAt(0))}) only looks Latin`;
  }
  return false;
}

function isLoneSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdfff) return false;
  const isLead = unit < 0xdc00;
  const other = text.charCodeAt(isLead ? index + 1 : index - 1);
  return isLead ? !(other >= 0xdc00 && other <= 0xdfff) : !(other >= 0xd800 && other <= 0xdbff);
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function hex4(unit: number): string {
  return unit.toString(16).toUpperCase().padStart(4, '0');
}
