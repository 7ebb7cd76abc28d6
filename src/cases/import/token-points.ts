import { syncEngine } from '../../core/crypto/sync.ts';
import { evaluateSync, type Memo } from '../../core/recipe/evaluate.ts';
import type { Expr } from '../../core/recipe/expression.ts';
import type { Operation, Test } from '../../core/scheme/define.ts';
import { withEvidence } from '../../core/scheme/verify.ts';

interface Inside {
  readonly points: number;
  /** Fields that the evidence itself names: a token's claim that must equal the field. */
  readonly found: Readonly<Record<string, string>>;
}

/** What evidence that carries claims (a token) tells of the operation it was made for. No key is needed for it. */
export function insideOf({ verifier }: Operation, observed: string): Inside {
  if (!verifier || observed === '' || observed.length > 100_000) return { points: 0, found: {} };
  const inputs = withEvidence(verifier, {}, observed);
  const tests = verifier.checks.map(({ test }) => test);
  const received = tests.flatMap((test) => ('received' in test ? [test.received] : []));
  const memo = evaluateSync(received, inputs, syncEngine);
  const claims = tests.map((test) => claimOf(test, memo)).filter((claim) => claim !== undefined);
  return {
    points: tests.reduce((sum, test) => sum + pointsOf(test, memo), 0),
    found: Object.fromEntries(claims),
  };
}

function pointsOf(test: Test, memo: Memo): number {
  if (test.is !== 'oneOf' && test.is !== 'equal' && test.is !== 'readable') return 0;
  const text = textOf(test.received, memo);
  if (text === undefined) return -2;
  if (test.is === 'oneOf') return test.allowed.includes(text) ? 1 : -6;
  return test.is === 'equal' && test.expected.op === 'field' ? 2 : 0;
}

function claimOf(test: Test, memo: Memo): readonly [string, string] | undefined {
  if (test.is !== 'equal' || test.expected.op !== 'field') return undefined;
  const text = textOf(test.received, memo);
  return text === undefined ? undefined : [String(test.expected.param), text];
}

function textOf(expr: Expr, memo: Memo): string | undefined {
  const outcome = memo.get(expr);
  return outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : undefined;
}
