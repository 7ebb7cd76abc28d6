import { nodesOf, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { ofHash } from './construction-hash.ts';
import { ofHmac } from './construction-hmac.ts';
import type { Hypothesis } from './hypothesis.ts';

// The wrong construction round the right strings: mistakes.md group F.

/** What may stand for each hash and MAC; `root` is the one whose digest is the result. */
export function constructionHypotheses(
  root: Expr<'bytes'>,
  result: Expr<'text'>,
  fields: readonly FieldDef[],
): Hypothesis[] {
  return nodesOf([root]).flatMap((node) => {
    if (node.op === 'hmac') return ofHmac(node as Expr<'bytes'>, result);
    return node.op === 'hash' ? ofHash(node as Expr<'bytes'>, node === root, fields) : [];
  });
}
