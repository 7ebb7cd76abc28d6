import { withArgs, type Expr } from './expression.ts';

/**
 * The expression with some nodes replaced. Everything that does not contain a replaced node stays
 * the very same object, so a memo by identity recomputes only what changed.
 */
export function rewrite(root: Expr, replacements: ReadonlyMap<Expr, Expr>): Expr {
  const done = new Map<Expr, Expr>();
  const visit = (node: Expr): Expr => {
    const replaced = replacements.get(node);
    if (replaced) return replaced;
    const known = done.get(node);
    if (known) return known;
    const args = node.args.map(visit);
    const result = args.every((arg, i) => arg === node.args[i]) ? node : withArgs(node, args);
    done.set(node, result);
    return result;
  };
  return visit(root);
}
