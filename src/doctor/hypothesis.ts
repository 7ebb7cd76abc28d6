import type { Expr } from '../core/recipe/expression.ts';
import type { CodeLanguage } from '../core/recipe/op.ts';
import type { Alteration, Names } from './alter/alteration.ts';
import type { How } from './how.ts';
import type { MistakenPlace } from './words.ts';

/** Something the code may have computed instead, as a substitution in the recipe. */
export interface Hypothesis {
  readonly id: string;
  /** Sets of cause ids, the plainest first. */
  readonly names: Names;
  /** Completing "your code …". */
  readonly says: string;
  /** The same as data. */
  readonly how: How;
  readonly site: Expr;
  readonly replacement: Expr;
  /** Plainness: what is met often, or simple, costs little. */
  readonly cost: number;
  /** Set when the site's text is altered: such hypotheses combine at one site, in order of their stages. */
  readonly alteration?: Alteration;
  readonly language?: CodeLanguage;
  /** What the mistake was made with, for the words of the fix. */
  readonly place?: MistakenPlace;
  readonly fix?: string;
}

/** The words with the thing's name put for the first "it". */
export function about(name: string, says: string): string {
  return says.replace(/\bit(s?)\b/, (_, possessive: string) => (possessive ? `${name}’s` : name));
}
