import { field as fieldExpr, nodesOf, type Expr } from '../core/recipe/expression.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import { restOf } from './construction-hash.ts';
import { joinedOf } from './construction-hmac.ts';
import { textOf } from './construction-parts.ts';
import { alterationsOf, leafHypotheses, readingsAt } from './fields.ts';
import type { Hypothesis } from './hypothesis.ts';
import { innerLists, innerReadings } from './inner-readings.ts';
import { charsets } from './message.ts';
import type { Values } from './plan.ts';
import type { Leaf } from './sites.ts';
import { listHypotheses, structureHypotheses } from './structure.ts';

// Texts that only a mistake brings into the computation. What can be otherwise about one is the second of two
// mistakes, and never one alone.

const BODIES: ReadonlySet<string> = new Set(['rawBody', 'json']);
const MEMBERS: ReadonlySet<string> = new Set(['jsonMember', 'optionalMember']);

/** What is made once, for mistakes alone and for those that come second. */
export interface Shared {
  readonly wholes: readonly Leaf[];
  /** Readings of a secret inside the string. */
  readonly inner: readonly Hypothesis[];
}

/** Bodies that the recipe does not sign, or only members of: some mistakes sign them whole. */
export function wholeBodies(fields: readonly FieldDef[], leaves: readonly Leaf[], inputs: Inputs): Leaf[] {
  const isWhole = (field: FieldDef): boolean => leaves.some((leaf) => leaf.field === field && !leaf.isMember);
  return fields
    .filter((field) => BODIES.has(field.kind) && (inputs[field.name] ?? '') !== '' && !isWhole(field))
    .map((field) => ({ site: fieldExpr(field.name), name: field.name, field, isMember: false }));
}

/** What a mistake computes, with each whole body in one place of its own; where it takes members, they stay as they are. */
export function withWholes(expr: Expr, wholes: readonly Leaf[]): Expr {
  const nodes = nodesOf([expr]);
  if (wholes.length === 0 || nodes.some(({ op }) => MEMBERS.has(op))) return expr;
  const places = nodes.flatMap((node) => {
    const whole = node.op === 'field' ? wholes.find(({ name }) => name === node.param) : undefined;
    return whole ? [[node, whole.site] as const] : [];
  });
  return places.length === 0 ? expr : rewrite(expr, new Map<Expr, Expr>(places));
}

/** Made one by one, as those of the catalogue are. */
export function* laterHypotheses(
  root: Expr,
  fields: readonly FieldDef[],
  inputs: Inputs,
  { wholes, inner }: Shared,
  values: Values,
): Generator<Hypothesis | undefined, void> {
  for (const leaf of wholes) {
    const text = inputs[leaf.field.name] ?? '';
    yield* leafHypotheses(leaf, text, alterationsOf(leaf, text, fields, inputs));
  }
  yield* innerLists(inner, structureHypotheses(root, fields, inputs));
  const rest = restOf(root, fields);
  if (rest) {
    yield* listHypotheses(rest.list, root, fields, inputs);
    yield* plainCharsets(rest.bytes, values);
    const field = fields.find(({ name }) => name === rest.secret.param);
    if (field) yield* readingsAt(rest.key, field, inputs[field.name] ?? '');
  }
  // Without a separator only: of a large body each of these is as large.
  for (const { before, after } of joinedOf(root).slice(0, 1))
    for (const site of [before, after]) {
      yield* plainCharsets(site, values);
      yield* innerReadings(site, fields, inputs, true).filter(isMet);
    }
}

/** What is met often enough to be kept for each string: all of them are as large as a body. */
const isMet = ({ cost }: Hypothesis): boolean => cost <= 1.7;

/** Charsets that are met, of a text within a mistake. */
function plainCharsets(site: Expr<'bytes'>, values: Values): Hypothesis[] {
  const text = textOf(site);
  const value = text && values.of(text);
  return text && value?.kind === 'text' ? charsets(site, text, value.text).filter(isMet) : [];
}
