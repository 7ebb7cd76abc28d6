import type { Expr } from '../core/recipe/expression.ts';
import type { How } from './how.ts';
import type { Hypothesis } from './hypothesis.ts';

/** Makes a hypothesis about one list of parts. */
export type Make = (
  cause: string | readonly string[],
  id: string,
  says: string,
  replacement: Expr,
  cost: number,
  also?: readonly (readonly string[])[],
  how?: Partial<How>,
) => Hypothesis;

/** Names of computed parts: the steps that the vendor's document names. */
const steps = new WeakMap<Expr, string>();

/** Tells `nameOf` how the steps of a recipe are called. */
export function nameSteps(nodes: readonly Expr[], names: readonly string[]): void {
  for (const [i, node] of nodes.entries()) {
    const name = names[i];
    if (name !== undefined && (node.args.length > 0 || (node.op === 'literal' && node.param !== '')))
      steps.set(node, name);
  }
}

/** What the vendor's document calls a computed part, where it names it. */
export const stepOf = (part: Expr): string | undefined => steps.get(part);

/** A part of a string, as the words name it: by its field, its member, or what it is made of. */
export function nameOf(part: Expr): string {
  if (part.op === 'field') return String(part.param);
  if (part.op === 'jsonMember' || part.op === 'optionalMember') return String((part.param as readonly string[])[0]);
  const step = stepOf(part);
  if (step !== undefined) return step;
  if (part.op === 'literal') return part.param === '' ? 'the end' : JSON.stringify(part.param);
  const inner = part.args.find((arg) => arg.kind === 'text' && arg.op !== 'literal') ?? part.args[0];
  return inner ? nameOf(inner) : 'a part';
}
