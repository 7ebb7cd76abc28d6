import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { compareResult, type Comparison } from '../../core/scheme/compare.ts';
import { coverageOf, type Coverage } from '../../core/scheme/coverage.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { traceOperation } from '../../core/scheme/trace.ts';
import { verifyOperation, type Verdict } from '../../core/scheme/verify.ts';
import { wordsOf, type VerdictWords } from '../../ui/verdict-words.ts';

/** Everything the screen says of one set of evidence. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Of operations whose result can be computed: how the received value stands to it. */
  readonly compared?: { readonly computed: string; readonly comparison: Comparison };
}

/** Verifies what was received and, where the result can be computed, compares it too. */
export async function judge(operation: Operation, inputs: Inputs, observed: string): Promise<Judgement> {
  const verdict = await verifyOperation(operation, inputs, observed, webcryptoEngine);
  if (!operation.result) return { verdict };
  const { result } = await traceOperation(operation, inputs, webcryptoEngine);
  const value = result?.outcome.ok ? result.outcome.value : undefined;
  if (value?.kind !== 'text') return { verdict };
  return { verdict, compared: { computed: value.text, comparison: compareResult(value.text, observed) } };
}

/** The parts of the message that somebody could change without the signature noticing. */
export function openParts(operation: Operation, inputs: Inputs): Coverage[] {
  return coverageOf(operation, inputs).filter(({ bound }) => bound === 'unsigned' || bound === 'partly');
}

/** The verdict in words: a good signature is not called good without what it leaves open. */
export function verdictWords(verdict: Verdict, open: readonly Coverage[]): VerdictWords {
  if (!verdict.ok) return wordsOf(verdict);
  const { code } = verdict;
  const body = open.find(({ part }) => part === 'body');
  if (!body) return wordsOf(verdict);
  const headline =
    body.bound === 'unsigned' ? 'Valid, but the body is not covered' : 'Valid, but the body is only partly covered';
  return {
    tone: 'warn',
    code,
    headline,
    says: body.bound === 'unsigned' ? `${capital(body.says)}.` : `Covered: ${body.says}.`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
