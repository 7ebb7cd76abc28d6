import type { Expr } from '../../core/recipe/expression.ts';
import type { Step } from '../../core/scheme/define.ts';

/** The vendor's word for each step's value, for formulas that build on it. */
export type Names = ReadonlyMap<Expr, string>;

/** The names of steps by their expressions, for formulas. */
export function nameSteps(steps: readonly Step[]): Names {
  return new Map(steps.map(({ name, expr }) => [expr, name]));
}
