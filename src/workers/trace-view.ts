import type { Range, Source } from '../core/bytes/origin.ts';
import { rangesFrom, sourcesOf } from '../core/bytes/origin.ts';
import { utf8Length } from '../core/bytes/text.ts';
import type { Engine } from '../core/crypto/port.ts';
import { webcryptoEngine } from '../core/crypto/webcrypto.ts';
import { readdressed } from '../core/http/address.ts';
import { curlCommand } from '../core/http/curl.ts';
import { rawHttp, type HttpMessage } from '../core/http/message.ts';
import type { Problem } from '../core/problem.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import { fieldsIn } from '../core/recipe/expression.ts';
import type { Value } from '../core/recipe/value.ts';
import { formed, totalOf, windowOf, type Form, type Window } from '../core/recipe/view.ts';
import { nothingIn } from '../core/scheme/field-checks.ts';
import { compareResult, type Comparison } from '../core/scheme/compare.ts';
import type { Operation } from '../core/scheme/define.ts';
import { hiddenInRequest, type Hidden, type Secret } from '../core/scheme/hidden.ts';
import { traceOperation, traceOperationSync, type Trace, type TraceStep } from '../core/scheme/trace.ts';
import { verifyOperation, type Verdict } from '../core/scheme/verify.ts';

/** How much of a long value is drawn at first, and how much more each time somebody asks. */
export const WINDOW = 2000;

/** What the screen needs of a step at once; everything long is asked for by window. */
export interface StepView {
  readonly name: string;
  readonly problem?: Problem;
  readonly kind: Value['kind'];
  /** Of texts only. */
  readonly characters?: number;
  readonly bytes: number;
  /** Whether the value can be read as text: bytes often cannot. */
  readonly forms: readonly Form[];
  /** The fields every byte depends on, when the step is a digest; empty otherwise. */
  readonly mixes: readonly string[];
}

export interface MessageView {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bodyBytes?: number;
}

/** A trace as the screen has it: small, whatever the size of the inputs, so that it can cross to and from a worker. */
export interface TraceView {
  readonly steps: readonly StepView[];
  /** The result, where the operation computes one and it could be computed. */
  readonly result?: string;
  readonly problems: readonly Problem[];
  readonly message?: MessageView;
  /** Set when an observed value was given. */
  readonly comparison?: Comparison;
  readonly verdict?: Verdict;
}

export type RequestForm = 'raw' | 'curl' | 'body';

/** Everything a screen asks of a trace later. One function answers, here or in the worker. */
export interface Questions {
  window: { ask: { step: number; form: Form; end: number }; answer: Window };
  whole: { ask: { step: number; form: Form }; answer: string };
  sources: { ask: { step: number; form: Form; start: number; end: number }; answer: readonly Source[] };
  lit: { ask: { step: number; form: Form; field: string; end: number }; answer: readonly Range[] };
  request: {
    /** `to`: a URL to send it to instead. */
    ask: { form: RequestForm; end?: number; secrets?: readonly Secret[]; to?: string };
    answer: { text: string; total: number; hidden: readonly Hidden[] };
  };
  covered: { ask: { field: string; end: number }; answer: { text: string; total: number; ranges: readonly Range[] } };
}
export type QuestionName = keyof Questions;

export interface Job {
  readonly inputs: Inputs;
  readonly observed: string;
}

export interface Traced {
  readonly trace: Trace;
  readonly view: TraceView;
}

/** Computes, compares and verifies in one go. */
export async function runJob(operation: Operation, { inputs, observed }: Job): Promise<Traced> {
  const trace = await traceOperation(operation, inputs, webcryptoEngine);
  const verdict =
    operation.verifier && observed !== ''
      ? await verifyOperation(operation, inputs, observed, webcryptoEngine)
      : undefined;
  return { trace, view: viewOf(trace, observed, verdict, awaitedOf(operation, inputs)) };
}

/** `runJob` at once; undefined when there is something to verify, which takes WebCrypto. */
export function runJobSync(
  operation: Operation,
  { inputs, observed }: Job,
  engine: Engine<'sync'>,
): Traced | undefined {
  if (operation.verifier && observed !== '') return undefined;
  const trace = traceOperationSync(operation, inputs, engine);
  return { trace, view: viewOf(trace, observed, undefined, awaitedOf(operation, inputs)) };
}

/**
 * The secrets that nobody has entered yet. Only a screen waits for them: a value made without one looks finished
 * and is nobody's. A secret that was emptied on purpose is one that is empty.
 */
function awaitedOf({ fields }: Operation, inputs: Inputs): readonly string[] {
  return fields.flatMap(({ name, kind, optional }) =>
    kind === 'secret' && !optional && inputs[name] === undefined ? [name] : [],
  );
}

function viewOf(trace: Trace, observed: string, verdict: Verdict | undefined, awaited: readonly string[]): TraceView {
  const steps = trace.steps.map((step) => stepView(step, awaited));
  const isWaiting = trace.steps.some((step) => awaitedIn(step, awaited) !== undefined);
  const outcome = isWaiting ? undefined : trace.result?.outcome;
  const result = outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : undefined;
  return {
    steps,
    ...(result === undefined ? {} : { result }),
    problems: trace.problems,
    ...(trace.message && !isWaiting ? { message: messageView(trace.message) } : {}),
    ...(observed !== '' && result !== undefined ? { comparison: compareResult(result, observed) } : {}),
    ...(verdict ? { verdict } : {}),
  };
}

function awaitedIn({ expr }: TraceStep, awaited: readonly string[]): string | undefined {
  return awaited.length === 0 ? undefined : fieldsIn(expr).find((name) => awaited.includes(name));
}

function stepView(step: TraceStep, awaited: readonly string[]): StepView {
  const { name, outcome, expr } = step;
  const without = { name, kind: expr.kind, bytes: 0, forms: [], mixes: [] };
  if (!outcome.ok) return { ...without, problem: outcome.problem };
  const waitsFor = awaitedIn(step, awaited);
  const [problem] = waitsFor === undefined ? [] : nothingIn(waitsFor);
  if (problem) return { ...without, problem };
  const { value } = outcome;
  const mixes = value.derivation.how === 'diffuse' ? [...new Set(sourcesOf(value).map((source) => source.field))] : [];
  if (value.kind === 'bytes') {
    const readable = totalOf(value, 'text') > 0 || value.size === 0;
    return {
      name,
      kind: 'bytes',
      bytes: value.size,
      forms: readable ? ['text', 'hex', 'base64'] : ['hex', 'base64'],
      mixes,
    };
  }
  const bytes = totalOf(value, 'hex') / 2;
  return { name, kind: value.kind, characters: totalOf(value, 'text'), bytes, forms: ['text', 'hex', 'base64'], mixes };
}

function messageView({ method, origin, target, headers, body }: NonNullable<Trace['message']>): MessageView {
  return { method, url: `${origin}${target}`, headers, ...(body === undefined ? {} : { bodyBytes: utf8Length(body) }) };
}

/** Answers one question about a trace. A step that failed has nothing to show. */
export const ANSWERS: {
  readonly [Q in QuestionName]: (trace: Trace, ask: Questions[Q]['ask']) => Questions[Q]['answer'];
} = {
  window: (trace, { step, form, end }) => {
    const value = valueOf(trace, step);
    return value ? windowOf(value, form, end) : { text: '', runs: [], total: 0 };
  },
  whole: (trace, { step, form }) => {
    const value = valueOf(trace, step);
    return value ? formed(value, form, Infinity).text : '';
  },
  sources: (trace, { step, form, start, end }) => {
    const value = valueOf(trace, step);
    return value ? sourcesOf(formed(value, form, end), start, end) : [];
  },
  lit: (trace, { step, form, field, end }) => {
    const value = valueOf(trace, step);
    return value ? rangesFrom(formed(value, form, end), field, 0, Infinity) : [];
  },
  request: ({ message: own }, { form, end = Infinity, secrets = [], to = '' }) => {
    const message = own && readdressed(own, to);
    const text = message ? requestText(message, form) : '';
    const hidden =
      message && form !== 'body' && secrets.length > 0 ? hiddenInRequest(text, form, message, secrets) : [];
    return { text: text.slice(0, end), total: text.length, hidden: hidden.filter(({ start }) => start < end) };
  },
  covered: (trace, { field, end }) => coveredPart(trace, field, end),
};

function valueOf(trace: Trace, step: number): Value | undefined {
  const outcome = trace.steps[step]?.outcome;
  return outcome?.ok ? outcome.value : undefined;
}

function requestText(message: HttpMessage, form: RequestForm): string {
  if (form === 'body') return message.body ?? '';
  return form === 'curl' ? curlCommand(message) : rawHttp(message, utf8Length(message.body ?? ''));
}

/** The body, and which of it goes into the string that is signed. */
function coveredPart(trace: Trace, field: string, end: number): Questions['covered']['answer'] {
  const text = trace.message?.body ?? '';
  const value = valueOf(trace, 0);
  const sources = value ? sourcesOf(value).filter((source) => source.field === field && source.start < end) : [];
  const ranges = sources
    .map(({ start, end: to }) => ({ start, end: Math.min(to, end) }))
    .toSorted((a, b) => a.start - b.start);
  return { text: text.slice(0, end), total: text.length, ranges };
}
