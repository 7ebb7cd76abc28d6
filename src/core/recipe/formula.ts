import type { Expr } from './expression.ts';
import { OPS } from './ops/index.ts';

/**
 * The expression as a formula. Nodes in `names` are written by name instead of being spelled out,
 * except the root itself.
 */
export function formulaOf(root: Expr, names: ReadonlyMap<Expr, string>): string {
  const write = (node: Expr): string => {
    const name = node === root ? undefined : names.get(node);
    return name ?? OPS[node.op].formula(node.args.map(write), node.param);
  };
  return write(root);
}

/** What the node is, in words. */
export function phraseOf(node: Expr): string {
  return OPS[node.op].phrase(node.param);
}
