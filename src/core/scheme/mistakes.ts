import type { Expr } from '../recipe/expression.ts';

/** The nodes a mistake is written with: those of the operation, so that mistakes combine. */
export interface MistakeSource {
  readonly field: (name: string) => Expr<'text'>;
  readonly step: (name: string) => Expr;
}

/** Another expression in the place of a step's, as integrators have it. */
export interface SchemeMistake {
  readonly id: string;
  /** Cause ids of the catalogue of mistakes; the plainest set first. */
  readonly names: readonly (readonly string[])[];
  /** Completing "your code …". */
  readonly says: string;
  /** The node it stands for: a step, or a node below one. */
  readonly site: Expr;
  readonly expr: Expr;
  readonly cost?: number;
}

/** What people get wrong with a scheme beyond what the ops know of themselves, by operation. A scheme's `mistakes.ts` exports one; only the doctor loads it. */
export type SchemeMistakes = Readonly<Record<string, (given: MistakeSource) => readonly SchemeMistake[]>>;
