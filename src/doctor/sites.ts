import { fieldsIn, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { FORM } from './how.ts';
import type { Values } from './plan.ts';

/** The graph as it is for these inputs: every `choose` replaced by the text it chooses. */
export function specialise<K extends Expr>(
  root: K,
  values: Values,
  rebuilt: (node: Expr, args: readonly Expr[]) => Expr,
): K {
  const done = new Map<Expr, Expr>();
  const visit = (node: Expr): Expr => {
    const known = done.get(node);
    if (known) return known;
    const chosen = node.op === 'choose' ? branchOf(node, values) : undefined;
    const args = node.args.map(visit);
    const result = chosen ? visit(chosen) : args.every((arg, i) => arg === node.args[i]) ? node : rebuilt(node, args);
    done.set(node, result);
    return result;
  };
  return visit(root) as K;
}

function branchOf(node: Expr, values: Values): Expr | undefined {
  const [decider] = node.args;
  const value = decider && values.of(decider);
  if (value?.kind !== 'text' || !Array.isArray(node.param)) return undefined;
  const at = (node.param as readonly string[]).indexOf(value.text);
  return at === -1 ? node.args.at(-1) : node.args[at + 1];
}

/** A place where one input enters the computation as text. */
export interface Leaf {
  readonly site: Expr<'text'>;
  /** Field, or member of a body, as the words name it. */
  readonly name: string;
  readonly field: FieldDef;
  /** Set when the text is one member of the field's JSON. */
  readonly isMember: boolean;
}

/** Texts of one field, perhaps in another case: they count as that field. */
const PLAIN: ReadonlySet<string> = new Set(['lower', 'upper', 'field', 'jsonMember', 'optionalMember']);

/** Every leaf below the root, the outermost node of each. */
export function leavesOf(root: Expr, fields: readonly FieldDef[]): Leaf[] {
  const found = new Map<Expr, Leaf>();
  const seen = new Set<Expr>();
  const visit = (node: Expr): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const leaf = node.kind === 'text' ? leafOf(node as Expr<'text'>, fields) : undefined;
    if (leaf) found.set(node, leaf);
    else {
      if (WRITTEN_BODIES.has(node.op)) found.set(node, writtenBody(node as Expr<'text'>));
      node.args.forEach(visit);
    }
  };
  visit(root);
  return [...found.values()];
}

/** Bodies that the recipe writes itself: what people do to a body they do to these as well. */
const WRITTEN_BODIES: ReadonlySet<string> = new Set(['formEncode', 'jsonObject']);

function writtenBody(site: Expr<'text'>): Leaf {
  const name = site.op === 'formEncode' ? FORM : 'the JSON';
  return { site, name, isMember: false, field: { name, kind: 'rawBody', help: '' } };
}

function leafOf(site: Expr<'text'>, fields: readonly FieldDef[]): Leaf | undefined {
  let node: Expr = site;
  let member: string | undefined;
  while (PLAIN.has(node.op)) {
    if (node.op === 'field') {
      const field = fields.find(({ name }) => name === node.param);
      return field && { site, field, name: member ?? field.name, isMember: member !== undefined };
    }
    if (Array.isArray(node.param)) member = String(node.param[0]);
    const [arg] = node.args;
    if (!arg) return undefined;
    node = arg;
  }
  return undefined;
}

/** Fields with a value that the expression does not use. */
export function unusedFields(expr: Expr, fields: readonly FieldDef[], inputs: Inputs): FieldDef[] {
  const names = fieldsIn(expr);
  return fields.filter(
    (field) => field.kind !== 'choice' && !names.includes(field.name) && (inputs[field.name] ?? '') !== '',
  );
}
