import type { Engine } from '../crypto/port.ts';
import { evaluate, type Inputs, type Memo } from '../recipe/evaluate.ts';
import { field, type Expr } from '../recipe/expression.ts';
import { exprsOf, measure, type Measured } from './checks.ts';
import type { Check, Operation, SignedTest, Verifier } from './define.ts';
import { lookupIn, withInitials } from './trace.ts';

/** One row of a verification. */
export interface CheckRow {
  readonly name: string;
  readonly code: string;
  readonly state: 'ok' | 'failed' | 'skipped';
  /** What was measured, in words. Secrets never appear: the expected value of an equality check is public by nature. */
  readonly measured: string;
  readonly says: string;
}

/**
 * What a verifier says: `ok`, or the code of the first check that failed. When nothing failed but the
 * signature could not be looked at, `signature-not-checked`.
 */
export interface Verdict {
  readonly code: string;
  readonly ok: boolean;
  readonly rows: readonly CheckRow[];
}

/**
 * The operation's own checks, or the one every computable result has: the received text is the
 * computed one. Undefined when nothing of the operation is signed.
 */
export function verifierOf(operation: Operation): Verifier | undefined {
  if (operation.verifier) return operation.verifier;
  if (!operation.result) return undefined;
  const { name, expr } = operation.result;
  const received = evidenceField(name);
  return {
    evidence: name,
    steps: operation.steps,
    checks: [
      {
        name: `${name} matches`,
        code: 'signature-mismatch',
        test: { is: 'equal', received, expected: expr },
        says: 'Another secret, another body or another string was signed. Compare the bytes of each step, or ask the Doctor.',
      },
    ],
  };
}

/** The test of an operation whose signature only the holder of a private key can make; undefined where there is none. */
export function signedTestOf({ verifier, result }: Operation): SignedTest | undefined {
  if (result) return undefined;
  return verifier?.checks.map(({ test }) => test).find((test) => test.is === 'signed');
}

/** The field that the operation's checks of time take the clock from, in Unix seconds, if there are any. */
export function clockField({ verifier }: Operation): string | undefined {
  for (const { test } of verifier?.checks ?? [])
    if (test.is === 'time' && test.now.op === 'field') return String(test.now.param);
  return undefined;
}

/** The name of the value that is observed: the result, or the signature that was received; undefined when there is neither. */
export function observedName(operation: Operation): string | undefined {
  return operation.result?.name ?? (signedTestOf(operation) && operation.verifier?.evidence);
}

/** The label of that value: a result with the word before it; what is a parameter of the vendor's, by its name alone. */
export function observedLabel({ result, verifier }: Operation, word: 'Observed' | 'Received'): string {
  return result ? `${word} ${result.name}` : (verifier?.evidence ?? '');
}

/** The received value as a symbol for a verifier's recipe. */
export function evidenceField(result: string): Expr<'text'> {
  return field(evidenceName(result));
}

/** Evidence sits beside the inputs under a name no vendor's field has. */
export function evidenceName(result: string): string {
  return `received ${result}`;
}

/**
 * Runs the checks in order; after a failure the rest is skipped, since it would speak of forged data. Where the signature
 * is not checked, or matches under a key that is too short, the rest is looked at all the same.
 */
export async function verifyOperation(
  operation: Operation,
  typed: Inputs,
  observed: string,
  engine: Engine<'async'>,
): Promise<Verdict> {
  const verifier = verifierOf(operation);
  if (!verifier) throw new Error(`${operation.id} has nothing to verify`);
  const inputs = withEvidence(verifier, withInitials(operation, typed), observed);
  const roots = [...verifier.steps.map((step) => step.expr), ...verifier.checks.flatMap(({ test }) => exprsOf(test))];
  const memo = await evaluate(roots, inputs, engine);
  const rows: CheckRow[] = [];
  let code: string | undefined;
  for (const check of verifier.checks) {
    const isStopped = code !== undefined && code !== NOT_CHECKED && code !== TOO_SHORT;
    const row = isStopped ? notLookedAt(check) : { ...check, ...(await runCheck(check, inputs, memo)) };
    const { name, says, state, measured } = row;
    rows.push({ name, code: row.code, says, state, measured });
    if (state === 'failed' || row.code === NOT_CHECKED) code = row.code;
  }
  return { code: code ?? 'ok', ok: code === undefined, rows };
}

const NOT_CHECKED = 'signature-not-checked';
const TOO_SHORT = 'key-too-short';

/** The inputs with the observed value beside them, under the name that the verifier's recipe reads. */
export function withEvidence(verifier: Verifier, inputs: Inputs, observed: string): Inputs {
  return { ...inputs, [evidenceName(verifier.evidence)]: observed };
}

async function runCheck({ test }: Check, inputs: Inputs, memo: Memo): Promise<Measured> {
  for (const expr of exprsOf(test)) {
    const outcome = memo.get(expr);
    if (outcome && !outcome.ok) {
      const { expected, got } = outcome.problem;
      const malformed = test.is === 'signed' && expr === test.signature;
      return {
        state: 'failed',
        measured: `expected ${expected}; got ${got}`,
        ...(malformed ? { code: 'signature-malformed' } : {}),
      };
    }
  }
  return measure(test, lookupIn(memo, inputs), memo);
}

function notLookedAt({ name, code, says }: Check): CheckRow {
  return { name, code, says, state: 'skipped', measured: 'not checked: an earlier check failed' };
}
