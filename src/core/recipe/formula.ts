import { branchOf } from './branches.ts';
import type { Inputs } from './evaluate.ts';
import type { Expr } from './expression.ts';
import { OPS } from './ops/index.ts';

/**
 * The expression as a formula. Nodes in `names` are written by name instead of being spelled out,
 * except the root itself. Of a choice by one of the `switches`, only the branch taken is written.
 */
export function formulaOf(root: Expr, names: ReadonlyMap<Expr, string>, switches: Inputs = {}): string {
  const write = (given: Expr): string => {
    const node = branchOf(given, switches);
    const name = node === root ? undefined : names.get(node);
    return name ?? OPS[node.op].formula(node.args.map(write), node.param);
  };
  return write(root);
}

/** What the node is, in words that complete "this step is …". */
export function phraseOf(node: Expr): string {
  return OPS[node.op].phrase(node.param, node.args);
}
