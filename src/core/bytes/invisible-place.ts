import { ownOf } from '../own.ts';
import type { InvisibleCode } from './invisible.ts';

/** Where characters of one kind stand that the eye misses: the first of them, in UTF-16 units, and how many there are. */
export interface InvisiblePlace {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** What stands within a text; what begins or ends it needs no place. */
const WITHIN: Readonly<Partial<Record<InvisibleCode, RegExp>>> = {
  'zero-width': /[\u200b-\u200d\u2060\u00ad]/g,
  nbsp: /[\u00a0\u2000-\u200a\u202f\u3000]/g,
  'direction-mark': /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
  'lone-cr': /\r(?!\n)/g,
  nul: /\0/g,
  'lone-surrogate': /\p{Cs}/gu,
  decomposed: /[\u0300-\u036f]/g,
};

/** The place of what a finding is about; undefined where it is plain, at an end. */
export function invisiblePlace(text: string, code: string): InvisiblePlace | undefined {
  const pattern = ownOf<RegExp | undefined>(WITHIN, code);
  const all = code === 'mixed-alphabets' ? lookalikes(text) : pattern ? [...text.matchAll(pattern)] : [];
  const [first] = all;
  return first && { start: first.index, end: first.index + first[0].length, count: all.length };
}

/** Cyrillic and Greek letters in Latin words, word by word: one look behind each letter would take forever. */
function lookalikes(text: string): { readonly index: number; readonly 0: string }[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ index, 0: word }) =>
    /\p{Script=Latin}/u.test(word)
      ? [...word.matchAll(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu)].map((found) => ({
          index: index + found.index,
          0: found[0],
        }))
      : [],
  );
}
