import type { Inputs } from './evaluate.ts';
import { nodesOf, type Expr } from './expression.ts';

/**
 * What a node comes to once switches are set: a `choose` by one of them is the branch it takes, anything else is
 * itself. `switches` holds the values of the fields that only choose and are never sent.
 */
export function branchOf(node: Expr, switches: Inputs): Expr {
  const [by, ...branches] = node.args;
  const value = node.op === 'choose' && by?.op === 'field' ? switches[String(by.param)] : undefined;
  if (value === undefined || !Array.isArray(node.param)) return node;
  const taken = branches[node.param.indexOf(value)] ?? branches.at(-1);
  return taken ? branchOf(taken, switches) : node;
}

/** The fields the expression depends on with its switches set, in order of first use; the switches are none of them. */
export function fieldsTaken(root: Expr, switches: Inputs): string[] {
  const found = new Set<string>();
  const visit = (node: Expr): void => {
    const taken = branchOf(node, switches);
    if (taken.op === 'field') found.add(String(taken.param));
    taken.args.forEach(visit);
  };
  visit(root);
  return [...found];
}

/** The fields that some node below the roots chooses by. */
export function switchesIn(roots: readonly Expr[]): Set<string> {
  return new Set(
    nodesOf(roots).flatMap(({ op, args: [by] }) => (op === 'choose' && by?.op === 'field' ? [String(by.param)] : [])),
  );
}
