import type { Expr } from '../core/recipe/expression.ts';
import { FIELD_KINDS, type FieldDef } from '../core/scheme/fields.ts';
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

/** One list of parts: the string that is signed, or a list within it. */
export interface PartList {
  readonly parts: readonly Expr<'text'>[];
  /** Between the parts; empty where nothing is. */
  readonly separator: string;
  /** Texts put together as the list puts its parts, with another separator. */
  readonly joined: (separator: string, ...texts: readonly Expr<'text'>[]) => Expr<'text'>;
  /** Other parts in the place of these, with the separator that the list has. */
  readonly listed: (parts: readonly Expr<'text'>[]) => Expr<'text'>;
  /** What sentences call it: "the string", or the line by its name. */
  readonly called: string;
  /** Behind "the parts" in a sentence: whose they are, where they are not the string's. */
  readonly whose: string;
  readonly make: Make;
}

/** The field that a part is; undefined for members and what is computed. */
export const fieldOf = (part: Expr, fields: readonly FieldDef[]): FieldDef | undefined =>
  part.op === 'field' ? fields.find(({ name }) => name === part.param) : undefined;

/** Whether a part is a field that holds a secret. */
export const isSecretPart = (part: Expr, fields: readonly FieldDef[]): boolean =>
  fieldOf(part, fields)?.secret === true;

/** Whether JSON has the value of a field as a number: whole numbers and times. */
export const isNumeric = (field: FieldDef | undefined): boolean =>
  field !== undefined && (field.kind === 'integer' || FIELD_KINDS[field.kind].now !== undefined);

/** A separator as sentences write it. */
export const shownSeparator = (separator: string): string => (separator === '' ? 'nothing' : JSON.stringify(separator));

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
