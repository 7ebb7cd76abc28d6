import type { Engine } from '../crypto/port.ts';
import { evaluate, type Inputs } from '../recipe/evaluate.ts';
import { field, type Expr } from '../recipe/expression.ts';
import type { Check, Operation, Verifier } from './define.ts';
import { lookupIn } from './trace.ts';

/** One row of a verification. */
export interface CheckRow {
  readonly name: string;
  readonly code: string;
  readonly state: 'ok' | 'failed' | 'skipped';
  /** What was measured, in words. Secrets never appear: the expected value of an equality check is public by nature. */
  readonly measured: string;
  readonly says: string;
}

/** What a verifier says: `ok`, or the code of the first check that failed. */
export interface Verdict {
  readonly code: string;
  readonly ok: boolean;
  readonly rows: readonly CheckRow[];
}

/** The operation's own checks, or the one every computable result has: the received text is the computed one. */
export function verifierOf(operation: Operation): Verifier {
  if (operation.verifier) return operation.verifier;
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
        says: 'Another secret, another body or another string was signed. Compare the bytes of each step, or ask the doctor.',
      },
    ],
  };
}

/** The received value as a symbol for a verifier's recipe. */
export function evidenceField(result: string): Expr<'text'> {
  return field(evidenceName(result));
}

/** Evidence sits beside the inputs under a name no vendor's field has. */
function evidenceName(result: string): string {
  return `received ${result}`;
}

/** Runs the checks in order; after a failure the rest is skipped, since it would speak of forged data. */
export async function verifyOperation(
  operation: Operation,
  inputs: Inputs,
  observed: string,
  engine: Engine<'async'>,
): Promise<Verdict> {
  const verifier = verifierOf(operation);
  const evidence = { ...inputs, [evidenceName(verifier.evidence)]: observed };
  const memo = await evaluate(
    [...verifier.steps.map((step) => step.expr), ...verifier.checks.flatMap(exprsOf)],
    evidence,
    engine,
  );
  const valueOf = lookupIn(memo, evidence);
  const problemOf = (expr: Expr) => {
    const outcome = memo.get(expr);
    return outcome && !outcome.ok ? outcome.problem : undefined;
  };
  const rows: CheckRow[] = [];
  let failed: string | undefined;
  for (const check of verifier.checks) {
    const { name, code, says } = check;
    if (failed !== undefined) {
      rows.push({ name, code, says, state: 'skipped', measured: 'not looked at: an earlier check failed' });
      continue;
    }
    const problem = exprsOf(check).map(problemOf).find(Boolean);
    const { pass, measured } = problem
      ? { pass: false, measured: `expected ${problem.expected}; got ${problem.got}` }
      : measure(check, valueOf);
    if (!pass) failed = code;
    rows.push({ name, code, says, state: pass ? 'ok' : 'failed', measured });
  }
  return { code: failed ?? 'ok', ok: failed === undefined, rows };
}

function exprsOf({ test }: Check): Expr[] {
  return test.is === 'equal' ? [test.received, test.expected] : [test.received];
}

function measure(
  { test }: Check,
  valueOf: (expr: Expr<'text'>) => string | undefined,
): { readonly pass: boolean; readonly measured: string } {
  const received = valueOf(test.received) ?? '';
  switch (test.is) {
    case 'readable':
      return { pass: true, measured: received };
    case 'oneOf':
      return {
        pass: test.allowed.includes(received),
        measured: `${received || '(empty)'}; allowed: ${test.allowed.join(', ')}`,
      };
    case 'equal': {
      const expected = valueOf(test.expected) ?? '';
      return {
        pass: received === expected,
        measured: received === expected ? received : `received ${received || '(nothing)'}, computed ${expected}`,
      };
    }
  }
}
