import type { Case, CaseReading } from './case.ts';
import { encodeHex } from '../core/bytes/hex.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { webcryptoEngine } from '../core/crypto/webcrypto.ts';
import { describeProblem, type Problem } from '../core/problem.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Value } from '../core/recipe/value.ts';
import { findOperation, type Operation } from '../core/scheme/define.ts';
import { traceOperation, withInitials, type Trace } from '../core/scheme/trace.ts';
import { verifierOf, verifyOperation, withEvidence } from '../core/scheme/verify.ts';
import { cards, loadScheme } from '../schemes/registry.ts';

interface CaseProblem {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

/** What `trace` prints for one case, and a pack is judged by. `error` is there when the vendor would refuse the input; whatever could be computed stands beside it. */
export interface TraceReport {
  readonly id: string | null;
  readonly error?: CaseProblem;
  readonly warnings?: readonly CaseProblem[];
  readonly steps?: readonly { readonly name: string; readonly text?: string; readonly hex: string }[];
  readonly result?: Readonly<Record<string, string>>;
  readonly request?: {
    readonly method: string;
    readonly origin: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** When the case holds an observed value: `ok` or the code of the check that failed, and every check. */
  readonly verdict?: {
    readonly code: string;
    readonly checks: readonly { readonly name: string; readonly state: string; readonly measured: string }[];
  };
}

/** What the recipe makes of one case that was read, or what is wrong with it. Never throws for bad input. */
export async function traceReading(reading: CaseReading): Promise<TraceReport> {
  if (!reading.ok) return { id: reading.id ?? null, error: caseProblem(reading.problem) };
  const found = await findOperationOf(reading.value);
  if ('code' in found) return { id: reading.value.id ?? null, error: caseProblem(found) };
  return traceReport(reading.value, found);
}

/** The operation a case names, or what is wrong with the names. */
async function findOperationOf({ scheme: schemeId, operation: id }: Case): Promise<Operation | Problem> {
  const scheme = await loadScheme(schemeId);
  if (!scheme)
    return unknown(
      'unknown-scheme',
      'scheme',
      cards.map((card) => card.id),
      schemeId,
    );
  const operation = findOperation(scheme, id);
  return (
    operation ??
    unknown(
      'unknown-operation',
      'operation',
      scheme.operations.map((known) => known.id),
      id,
    )
  );
}

async function traceReport(value: Case, operation: Operation): Promise<TraceReport> {
  const id = value.id ?? null;
  const inputs = withInitials(operation, value.inputs);
  const missing = operation.fields.find((field) => !field.optional && inputs[field.name] === undefined);
  if (missing) {
    return {
      id,
      error: caseProblem({
        code: 'missing-field',
        severity: 'error',
        field: missing.name,
        expected: `the input ${missing.name}`,
        got: 'none',
        fix: 'Add it to inputs, as an empty string if it is meant to be empty.',
      }),
    };
  }
  const verifier = verifierOf(operation);
  const observed = verifier && (value.observed[verifier.evidence] ?? value.inputs[verifier.evidence]);
  const evident = verifier && observed !== undefined ? withEvidence(verifier, inputs, observed) : inputs;
  const trace = await traceOperation(operation, evident, webcryptoEngine);
  const problems = [...trace.problems, ...unknownInputs(value, operation)];
  const error = problems.find((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning').map(caseProblem);
  return {
    id,
    ...(error ? { error: caseProblem(error) } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
    ...computed(trace),
    ...(observed === undefined ? {} : { verdict: await verdictOf(operation, inputs, observed) }),
  };
}

async function verdictOf(
  operation: Operation,
  inputs: Inputs,
  observed: string,
): Promise<NonNullable<TraceReport['verdict']>> {
  const { code, rows } = await verifyOperation(operation, inputs, observed, webcryptoEngine);
  return { code, checks: rows.map(({ name, state, measured }) => ({ name, state, measured })) };
}

function computed({ result, steps: traced, message }: Trace): Pick<TraceReport, 'steps' | 'result' | 'request'> {
  if (result && !(result.outcome.ok && result.outcome.value.kind === 'text')) return {};
  const steps = traced.flatMap((step) =>
    step.outcome.ok ? [{ name: step.name, ...rendered(step.outcome.value) }] : [],
  );
  const request = message && {
    method: message.method,
    origin: message.origin,
    path: message.target,
    headers: Object.fromEntries(message.headers),
    body: message.body ?? '',
  };
  const text = result?.outcome.ok && result.outcome.value.kind === 'text' ? result.outcome.value.text : undefined;
  return {
    steps,
    ...(result && text !== undefined ? { result: { [result.name]: text } } : {}),
    ...(request ? { request } : {}),
  };
}

function rendered(value: Value): { readonly text?: string; readonly hex: string } {
  if (value.kind === 'bytes') return { hex: encodeHex(value.bytes) };
  if (value.kind === 'text') return { text: value.text, hex: encodeHex(encodeUtf8(value.text)) };
  throw new Error('a step must be text or bytes');
}

/** A warning for each input that no field of the operation is named after: most often a typing error. */
export function unknownInputs(value: Case, operation: Operation): Problem[] {
  const evidence = verifierOf(operation)?.evidence;
  const known = new Set([
    ...operation.fields.map((field) => field.name),
    ...(evidence === undefined ? [] : [evidence]),
  ]);
  return Object.keys(value.inputs)
    .filter((name) => !known.has(name))
    .map((name) => ({
      code: 'unknown-field',
      severity: 'warning',
      field: name,
      expected: `one of ${[...known].join(', ')}`,
      got: JSON.stringify(name),
      fix: 'It was left out.',
    }));
}

function unknown(code: string, what: string, known: readonly string[], got: string): Problem {
  return {
    code,
    severity: 'error',
    field: what,
    expected: `one of ${known.join(', ')}`,
    got: JSON.stringify(got),
    fix: `Check the spelling of ${what}.`,
  };
}

function caseProblem(problem: Problem): CaseProblem {
  return { code: problem.code, field: problem.field ?? null, message: describeProblem(problem) };
}
