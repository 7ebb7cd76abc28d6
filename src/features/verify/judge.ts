import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { coverageOf, type Coverage } from '../../core/scheme/coverage.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { judge, type Judgement } from '../../core/scheme/judgement.ts';
import type { Verdict } from '../../core/scheme/verify.ts';
import { wordsOf, type VerdictWords } from '../../ui/verdict-words.ts';
import { createJudgeClient } from '../../workers/judge-client.ts';

const remote = createJudgeClient();

/** Above this many characters evidence is judged in the worker, as a trace is computed there. */
const WORKER_FROM = 64 * 1024;

/** Judges evidence: here, or where it is large in a worker. Undefined when newer evidence has overtaken it. */
export async function judgeEvidence(
  scheme: Scheme,
  operation: Operation,
  inputs: Inputs,
  observed: string,
): Promise<Judgement | undefined> {
  const here = () => judge(operation, inputs, observed, webcryptoEngine);
  const size = Object.values(inputs).reduce((sum, value) => sum + value.length, observed.length);
  if (size <= WORKER_FROM) {
    // Nothing of earlier large evidence stays behind in the worker.
    remote.forget();
    return here();
  }
  // Where no worker is to be had, the page waits, and has its answer.
  return remote.judge({ scheme: scheme.card.id, operation: operation.id, inputs, observed }).catch(here);
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
