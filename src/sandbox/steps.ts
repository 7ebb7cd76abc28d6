import { encodeHex } from '../core/bytes/hex.ts';
import type { Engine } from '../core/crypto/port.ts';
import { evaluate, type Inputs } from '../core/recipe/evaluate.ts';
import type { Expr } from '../core/recipe/expression.ts';
import type { Value } from '../core/recipe/value.ts';
import type { Operation, Step } from '../core/scheme/define.ts';

/** One step of the server's own computation, as plain data for the journal. */
export interface RecordedStep {
  readonly name: string;
  readonly text?: string;
  /** For bytes. */
  readonly hex?: string;
  /** Why it could not be computed. */
  readonly problem?: string;
  /** The value shows a secret as it is: presenters draw a bar over it. */
  readonly secret?: true;
}

/** Longer values are cut: the journal is for reading. */
const MAX_TEXT = 4096;

/** What the server computed, step by step, from what it received and the secret it holds. */
export async function recordSteps(
  operation: Operation,
  inputs: Inputs,
  engine: Engine<'async'>,
): Promise<RecordedStep[]> {
  const steps = operation.verifier?.steps ?? operation.steps;
  const memo = await evaluate(
    steps.map((step) => step.expr),
    inputs,
    engine,
  );
  const secret = secretSteps(operation, steps);
  return steps.map((step) => {
    const outcome = memo.get(step.expr);
    const value = outcome?.ok
      ? written(outcome.value)
      : { problem: `expected ${outcome?.problem.expected ?? 'a value'}; got ${outcome?.problem.got ?? 'none'}` };
    return { name: step.name, ...value, ...(secret.has(step) ? { secret: true as const } : {}) };
  });
}

function written(value: Value): Pick<RecordedStep, 'text' | 'hex'> {
  if (value.kind === 'text') return { text: cut(value.text, MAX_TEXT) };
  if (value.kind === 'bytes') return { hex: encodeHex(value.bytes.subarray(0, MAX_TEXT / 2)) };
  return { text: value.pairs.map(([name, text]) => `${name.text}=${text.text}`).join('&') };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

const known = new WeakMap<Operation, ReadonlySet<Step>>();

/** Steps that a secret reaches other than through a digest or MAC. */
function secretSteps(operation: Operation, steps: readonly Step[]): ReadonlySet<Step> {
  const before = known.get(operation);
  if (before) return before;
  const secrets = new Set(operation.fields.filter((field) => field.secret).map((field) => field.name));
  const shows = (expr: Expr): boolean => {
    if (expr.op === 'field') return secrets.has(String(expr.param));
    return expr.op !== 'hash' && expr.op !== 'hmac' && expr.args.some(shows);
  };
  const found = new Set(steps.filter((step) => shows(step.expr)));
  known.set(operation, found);
  return found;
}
