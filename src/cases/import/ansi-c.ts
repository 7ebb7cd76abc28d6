import type { WordBuilder } from './words.ts';

const LETTERS: Readonly<Record<string, number>> = { a: 7, b: 8, e: 27, E: 27, f: 12, n: 10, r: 13, t: 9, v: 11 };
const NUMERIC = /([0-7]{1,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|c([\s\S])/y;

/**
 * The inside of bash's `$'…'` (bash manual, "ANSI-C Quoting"), added to `word`. `text[start]` is the first
 * character after the opening quote; gives the place after the closing one, or undefined when there is
 * none. A NUL ends the string, as in bash, and what follows in the quotes is dropped; `keepsNul` is for printf.
 */
export function readAnsiC(text: string, start: number, word: WordBuilder, keepsNul = false): number | undefined {
  let isOver = false;
  for (let at = start; at < text.length;) {
    const stop = nextSpecial(text, at);
    if (stop === -1) return undefined;
    if (!isOver && stop > at) word.add(text.slice(at, stop));
    if (text[stop] === "'") return stop + 1;
    const { length, code, as, literal } = escapeAt(text, stop + 1);
    at = stop + 1 + length;
    if (isOver) continue;
    if (literal !== undefined) word.add(literal);
    else if (code === 0 && !keepsNul) isOver = true;
    else if (as === 'byte') word.addByte(code);
    else word.add(String.fromCodePoint(code));
  }
  return undefined;
}

const SPECIAL = /['\\]/g;

function nextSpecial(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.exec(text)?.index ?? -1;
}

interface Escape {
  /** Characters after the backslash. */
  readonly length: number;
  readonly code: number;
  readonly as?: 'byte';
  /** Not an escape: this text instead. */
  readonly literal?: string;
}

function escapeAt(text: string, at: number): Escape {
  const letter = text[at] ?? '';
  const code = LETTERS[letter];
  if (code !== undefined) return { length: 1, code };
  NUMERIC.lastIndex = at;
  const found = NUMERIC.exec(text);
  if (found) {
    const [whole, octal, hex, short, long, control] = found;
    const { length } = whole;
    if (octal !== undefined) return { length, code: Number.parseInt(octal, 8) & 0xff, as: 'byte' };
    if (hex !== undefined) return { length, code: Number.parseInt(hex, 16), as: 'byte' };
    if (control !== undefined && control !== "'") return { length, code: control.charCodeAt(0) & 0x1f, as: 'byte' };
    const point = Number.parseInt(short ?? long ?? '', 16);
    if (point <= 0x10ffff) return { length, code: point };
  }
  if (letter === '') return { length: 0, code: 0, literal: '\\' };
  return { length: 1, code: 0, literal: /["'?\\]/.test(letter) ? letter : `\\${letter}` };
}
