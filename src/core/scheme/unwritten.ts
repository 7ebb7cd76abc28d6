import type { Engine } from '../crypto/port.ts';
import type { Problem } from '../problem.ts';
import { evaluate, type Inputs } from '../recipe/evaluate.ts';
import { fieldsIn, type Expr } from '../recipe/expression.ts';
import type { BodyTemplate, MessageTemplate, Operation } from './define.ts';
import { printJson } from './json-template.ts';
import { asTemplate, printTemplate, slotsIn, type Lookup } from './template.ts';
import { bodySlots, checkInputs, lookupIn, selectMessage, withInitials } from './trace.ts';

/** The first part of a message that could not be written, and why. */
export interface Unwritten {
  /** `address`, `request line`, `body`, or a header by its name: `header Authorization`. */
  readonly part: string;
  /** Values are told by their shape only: what was typed may be a secret in the wrong field. */
  readonly why: string;
}

interface Part {
  readonly part: string;
  readonly slots: readonly Expr[];
  /** Whether these values can stand there. */
  readonly fits: (valueOf: Lookup) => boolean;
}

/** Why an operation has no message on these inputs; undefined when it has one. */
export async function unwrittenPart(
  operation: Operation,
  typed: Inputs,
  engine: Engine<'async'>,
): Promise<Unwritten | undefined> {
  const inputs = withInitials(operation, typed);
  const parts = partsOf(selectMessage(operation, inputs));
  const memo = await evaluate(
    parts.flatMap(({ slots }) => slots),
    inputs,
    engine,
  );
  for (const { part, slots, fits } of parts) {
    const failed = slots.map((slot) => memo.get(slot)).find((outcome) => outcome?.ok === false);
    if (failed?.ok === false) return { part, why: inWords(failed.problem) };
    if (!fits(lookupIn(memo, inputs))) return { part, why: ofFields(operation, inputs, slots) };
  }
  return undefined;
}

function partsOf({ method, origin, target, headers, body }: MessageTemplate): Part[] {
  const line = [method, target].map(asTemplate);
  const address = asTemplate(origin);
  return [
    {
      part: 'address',
      slots: slotsIn(address),
      fits: (valueOf) => URL.canParse(printTemplate(address, valueOf) ?? ''),
    },
    { part: 'request line', slots: line.flatMap(slotsIn), fits: () => true },
    ...headers.map(([name, value]) => ({ part: `header ${name}`, slots: slotsIn(value), fits: () => true })),
    ...(body ? [ofBody(body)] : []),
  ];
}

function ofBody(body: BodyTemplate): Part {
  const fits = (valueOf: Lookup) => !('json' in body) || printJson(body.json, valueOf) !== undefined;
  return { part: 'body', slots: bodySlots(body), fits };
}

/** What is wrong with one of the fields that the part is made of; else all of them, by name. */
function ofFields(operation: Operation, inputs: Inputs, slots: readonly Expr[]): string {
  const fields = [...new Set(slots.flatMap(fieldsIn))];
  const problems = checkInputs(operation, inputs).filter(({ field = '' }) => fields.includes(field));
  const problem = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  return problem ? inWords(problem) : `${fields.join(', ')}: it cannot be made of these values`;
}

function inWords({ field, expected, got }: Problem): string {
  return `${field === undefined ? '' : `${field}: `}expected ${expected}; got ${got}`;
}
