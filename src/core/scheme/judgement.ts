import type { Engine } from '../crypto/port.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import { compareResult, type Comparison } from './compare.ts';
import type { Operation } from './define.ts';
import { traceOperation } from './trace.ts';
import { verifyOperation, type Verdict } from './verify.ts';

/** Everything that is computed about one set of evidence. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Of operations whose result can be computed: how the received value stands to it. */
  readonly compared?: { readonly computed: string; readonly comparison: Comparison };
}

/** Verifies what was received and, where the result can be computed, compares it too. */
export async function judge(
  operation: Operation,
  inputs: Inputs,
  observed: string,
  engine: Engine,
): Promise<Judgement> {
  const verdict = await verifyOperation(operation, inputs, observed, engine);
  if (!operation.result) return { verdict };
  const { result } = await traceOperation(operation, inputs, engine);
  const value = result?.outcome.ok ? result.outcome.value : undefined;
  if (value?.kind !== 'text') return { verdict };
  return { verdict, compared: { computed: value.text, comparison: compareResult(value.text, observed) } };
}
