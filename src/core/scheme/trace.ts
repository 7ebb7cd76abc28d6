import type { Engine } from '../crypto/port.ts';
import { checkMessage, type HttpMessage } from '../http/message.ts';
import type { Problem } from '../problem.ts';
import { evaluate, evaluateSync, type Inputs, type Memo, type Outcome } from '../recipe/evaluate.ts';
import type { Expr } from '../recipe/expression.ts';
import type { MessageTemplate, Operation, Step } from './define.ts';
import { checkField } from './fields.ts';
import { printJson } from './json-template.ts';
import { printTemplate, type Lookup } from './template.ts';

/** A step with what it came to. */
export interface TraceStep {
  readonly name: string;
  readonly expr: Expr;
  readonly outcome: Outcome;
}

/** The computation of one operation on one set of inputs. */
export interface Trace {
  readonly steps: readonly TraceStep[];
  readonly result: TraceStep;
  /** The complete request, when everything in it could be computed. */
  readonly message?: HttpMessage;
  /** Everything to say about the inputs, each at its field; errors first. */
  readonly problems: readonly Problem[];
}

/** Computes every step. Whatever can be computed is, problems or not; nothing typed makes it throw. */
export async function traceOperation(operation: Operation, inputs: Inputs, engine: Engine<'async'>): Promise<Trace> {
  return assemble(operation, inputs, await evaluate(rootsOf(operation), inputs, engine));
}

/** The same without promises. */
export function traceOperationSync(operation: Operation, inputs: Inputs, engine: Engine<'sync'>): Trace {
  return assemble(operation, inputs, evaluateSync(rootsOf(operation), inputs, engine));
}

/** The message template that the choices among the inputs select. */
export function selectMessage(operation: Operation, inputs: Inputs): MessageTemplate {
  const { message } = operation;
  if (!('by' in message)) return message;
  const chosen = message.of[inputs[message.by] ?? ''] ?? Object.values(message.of)[0];
  if (!chosen) throw new Error(`${operation.id} has no message`);
  return chosen;
}

/** What is wrong with the inputs by themselves, before anything is computed. */
export function checkInputs(operation: Operation, inputs: Inputs): Problem[] {
  return operation.fields.flatMap((field) => checkField(field, inputs[field.name] ?? ''));
}

function rootsOf(operation: Operation): Expr[] {
  return operation.steps.map((step) => step.expr);
}

function assemble(operation: Operation, inputs: Inputs, memo: Memo): Trace {
  const outcomeOf = (expr: Expr): Outcome => {
    const outcome = memo.get(expr);
    if (!outcome) throw new Error('the step was not evaluated');
    return outcome;
  };
  const traced = (step: Step): TraceStep => ({ ...step, outcome: outcomeOf(step.expr) });
  const message = printMessage(selectMessage(operation, inputs), lookupIn(memo, inputs));
  const steps = operation.steps.map(traced);
  const failures = steps.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.problem]));
  const problems = ranked([...failures, ...checkInputs(operation, inputs), ...(message ? checkMessage(message) : [])]);
  return { steps, result: traced(operation.result), problems, ...(message ? { message } : {}) };
}

/** The text of a slot: an evaluated node's, the field's as typed, or the fixed text. */
export function lookupIn(memo: Memo, inputs: Inputs): Lookup {
  return (expr) => {
    if (expr.op === 'field') return inputs[String(expr.param)] ?? '';
    if (expr.op === 'literal') return String(expr.param);
    const outcome = memo.get(expr);
    return outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : undefined;
  };
}

/** The message with its slots filled; undefined when one has no value. */
export function printMessage(templates: MessageTemplate, valueOf: Lookup): HttpMessage | undefined {
  const headers: [string, string][] = [];
  for (const [name, value] of templates.headers) {
    const text = printTemplate(value, valueOf);
    if (text === undefined) return undefined;
    headers.push([name, text]);
  }
  const { method, origin, target, body } = templates;
  if (!body) return { method, origin, target, headers };
  const text = 'json' in body ? printJson(body.json, valueOf) : valueOf(body.raw);
  return text === undefined ? undefined : { method, origin, target, headers, body: text };
}

const SEVERITY = { error: 0, warning: 1, note: 2 };

/** Errors first, and one voice a field: an error about an empty value makes the warning moot. */
function ranked(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  const isEmptiness = (p: Problem) => p.code === 'empty' || p.code === 'empty-secret';
  return problems
    .toSorted((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity])
    .filter((problem) => {
      const key = `${problem.field}\n${isEmptiness(problem) ? 'empty' : problem.code}`;
      return !seen.has(key) && seen.add(key);
    });
}
