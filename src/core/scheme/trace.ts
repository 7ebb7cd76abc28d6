import type { Engine } from '../crypto/port.ts';
import { checkMessage, type HttpMessage } from '../http/message.ts';
import { ownOf } from '../own.ts';
import type { Problem } from '../problem.ts';
import { evaluate, evaluateSync, type Inputs, type Memo, type Outcome } from '../recipe/evaluate.ts';
import type { Expr } from '../recipe/expression.ts';
import type { Value } from '../recipe/value.ts';
import type { BodyTemplate, MessageTemplate, Operation, Step } from './define.ts';
import { checkField } from './fields.ts';
import { printJson, slotsOf } from './json-template.ts';
import { asTemplate, isOptional, printTemplate, slotsIn, type Lookup } from './template.ts';

/** A step with what it came to. */
export interface TraceStep {
  readonly name: string;
  readonly expr: Expr;
  readonly outcome: Outcome;
}

/** The computation of one operation on one set of inputs. */
export interface Trace {
  readonly steps: readonly TraceStep[];
  /** Absent when the operation computes none. */
  readonly result?: TraceStep;
  /** The complete request, when everything in it could be computed. */
  readonly message?: HttpMessage;
  /** Everything to say about the inputs, each at its field; errors first. */
  readonly problems: readonly Problem[];
}

/** Computes every step. Whatever can be computed is, problems or not; nothing typed makes it throw. */
export async function traceOperation(operation: Operation, typed: Inputs, engine: Engine<'async'>): Promise<Trace> {
  const inputs = withInitials(operation, typed);
  return assemble(operation, inputs, await evaluate(rootsOf(operation, inputs), inputs, engine));
}

/** `traceOperation` without promises, with a synchronous engine. */
export function traceOperationSync(operation: Operation, typed: Inputs, engine: Engine<'sync'>): Trace {
  const inputs = withInitials(operation, typed);
  return assemble(operation, inputs, evaluateSync(rootsOf(operation, inputs), inputs, engine));
}

/** The inputs with the documented values of fields that are absent. A field that was emptied stays empty. */
export function withInitials(operation: Operation, inputs: Inputs): Inputs {
  const initials = operation.fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]]));
  return { ...(Object.fromEntries(initials) as Inputs), ...inputs };
}

/** The message template that the choices among the inputs select. */
export function selectMessage(operation: Operation, inputs: Inputs): MessageTemplate {
  const { message } = operation;
  if (!('by' in message)) return message;
  const chosen = ownOf(message.of, inputs[message.by] ?? '') ?? Object.values(message.of)[0];
  if (!chosen) throw new Error(`${operation.id} has no message`);
  return chosen;
}

/** What is wrong with the inputs by themselves, before anything is computed. */
export function checkInputs(operation: Operation, inputs: Inputs): Problem[] {
  return operation.fields.flatMap((field) => checkField(field, inputs[field.name] ?? ''));
}

function rootsOf(operation: Operation, inputs: Inputs): Expr[] {
  return [...operation.steps.map((step) => step.expr), ...messageSlots(selectMessage(operation, inputs))];
}

/** Every expression that the message takes a text from. */
function messageSlots({ method, origin, target, headers, body }: MessageTemplate): Expr[] {
  const line = [method, origin, target].flatMap((part) => slotsIn(asTemplate(part)));
  return [...line, ...headers.flatMap(([, value]) => slotsIn(value)), ...(body ? bodySlots(body) : [])];
}

/** The expressions that a body takes its texts from. */
export function bodySlots(body: BodyTemplate): Expr[] {
  if ('json' in body) return slotsOf(body.json);
  return 'raw' in body ? [body.raw] : body.form.map(([, slot]) => slot);
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
  return {
    steps,
    problems,
    ...(operation.result ? { result: traced(operation.result) } : {}),
    ...(message ? { message } : {}),
  };
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

/**
 * The complete message with every value written by `show`, for readers that must not see all of it. What
 * a number slot cannot hold makes it undefined, as does a value that cannot be computed.
 */
export async function shownMessage(
  operation: Operation,
  typed: Inputs,
  engine: Engine<'async'>,
  show: (value: Value) => string,
): Promise<HttpMessage | undefined> {
  const inputs = withInitials(operation, typed);
  const memo = await evaluate(rootsOf(operation, inputs), inputs, engine);
  const plain = lookupIn(memo, inputs);
  return printMessage(selectMessage(operation, inputs), (expr) => {
    const outcome = memo.get(expr);
    return outcome?.ok && expr.kind === 'text' ? show(outcome.value) : plain(expr);
  });
}

/** The message with its slots filled; undefined when one has no value, or when they make no address. */
function printMessage(templates: MessageTemplate, valueOf: Lookup): HttpMessage | undefined {
  const headers: [string, string][] = [];
  for (const [name, value] of templates.headers) {
    const text = printTemplate(value, valueOf);
    if (text === undefined) return undefined;
    if (text !== '' || !isOptional(value)) headers.push([name, text]);
  }
  const [method, origin, target] = [templates.method, templates.origin, templates.target].map((part) =>
    printTemplate(asTemplate(part), valueOf),
  );
  if (method === undefined || origin === undefined || target === undefined || !URL.canParse(origin)) return undefined;
  const line = { method, origin, target, headers };
  if (!templates.body) return line;
  const body = printBody(templates.body, valueOf);
  if (body === undefined) return undefined;
  return body === '' && 'omitEmpty' in templates.body ? line : { ...line, body };
}

function printBody(body: BodyTemplate, valueOf: Lookup): string | undefined {
  if ('json' in body) return printJson(body.json, valueOf);
  if ('raw' in body) return valueOf(body.raw);
  const members = body.form.map(([name, slot]) => [name, valueOf(slot)] as const);
  if (members.some(([, text]) => text === undefined)) return undefined;
  const present = members.flatMap(([name, text = '']) =>
    text === '' ? [] : [[name, text] satisfies [string, string]],
  );
  return new URLSearchParams(present).toString();
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
