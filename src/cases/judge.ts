import type { CaseReading } from './case.ts';
import type { Expectation } from './expectation.ts';
import type { TraceReport } from './trace-case.ts';

/** What a diagnosis came to, as far as an expectation asks. */
export interface Diagnosed {
  readonly verdict: string;
  readonly explanations: readonly { readonly causes: readonly string[] }[];
}

/** What a case came to: computed, and diagnosed where somebody asked. */
export interface Outcome {
  readonly trace?: TraceReport;
  readonly diagnosis?: Diagnosed;
}

/** How a case went. `unusable`: nothing could be said, and nobody expected that. */
export interface Judgement {
  readonly state: 'passed' | 'failed' | 'unusable';
  /** Why, one sentence each; empty when it passed. Never quotes an input. */
  readonly reasons: readonly string[];
}

const DIAGNOSES: ReadonlySet<string> = new Set(['matches', 'explained', 'not-found', 'unusable']);

/** Whether an expectation can only be met by a diagnosis. */
export function asksDiagnosis({ verdict, causes }: Expectation): boolean {
  return causes !== undefined || (verdict !== undefined && DIAGNOSES.has(verdict));
}

/** Holds what a case came to against what it was expected to. Without an expectation, it has to be computed without an error and, where a value was observed, that has to be right. */
export function judge(reading: CaseReading, { trace, diagnosis }: Outcome): Judgement {
  if (!reading.ok) return { state: 'unusable', reasons: [trace?.error?.message ?? reading.problem.code] };
  const { expect } = reading.value;
  const error = trace?.error;
  if (!expect) {
    if (error) return { state: 'unusable', reasons: [error.message] };
    if (diagnosis)
      return asState(diagnosis.verdict === 'matches' ? [] : [`the diagnosis is ${diagnosis.verdict}`], false);
    const code = trace?.verdict?.code ?? 'ok';
    return asState(code === 'ok' ? [] : [`the observed value is refused: ${code}`], false);
  }
  const reasons = [
    ...computedReasons(expect, trace),
    ...(asksDiagnosis(expect) ? diagnosedReasons(expect, diagnosis) : []),
  ];
  const isUnexpected = error !== undefined && expect.error === undefined;
  return asState(isUnexpected && reasons.length > 0 ? [...reasons, error.message] : reasons, isUnexpected);
}

function asState(reasons: readonly string[], isUnusable: boolean): Judgement {
  if (reasons.length === 0) return { state: 'passed', reasons };
  return { state: isUnusable ? 'unusable' : 'failed', reasons };
}

function computedReasons(expect: Expectation, trace: TraceReport | undefined): string[] {
  const result = trace?.result && Object.values(trace.result)[0];
  const verdict = asksDiagnosis({ ...expect, causes: undefined }) ? undefined : expect.verdict;
  return [
    ...differs('the result', expect.result, result),
    ...differs('the error', expect.error, trace?.error?.code),
    ...differs('the verdict', verdict, trace?.verdict?.code),
  ];
}

function diagnosedReasons({ verdict, causes }: Expectation, diagnosis: Diagnosed | undefined): string[] {
  const wanted = verdict === undefined || !DIAGNOSES.has(verdict) ? undefined : verdict;
  const found = diagnosis?.explanations.map((one) => one.causes.toSorted().join(', ')) ?? [];
  const missing = causes && !found.includes(causes.toSorted().join(', '));
  return [
    ...differs('the diagnosis', wanted, diagnosis?.verdict),
    ...(missing
      ? [
          `expected the causes ${causes.join(', ')}; got ${found.length > 0 ? found.slice(0, 5).join(' or ') : (diagnosis?.verdict ?? 'none')}`,
        ]
      : []),
  ];
}

function differs(what: string, expected: string | undefined, got: string | undefined): string[] {
  if (expected === undefined || expected === got) return [];
  return [`${what} is ${got === undefined ? 'absent' : shown(got)}, expected ${shown(expected)}`];
}

/** Long values are cut: a reason is a line of a table. */
function shown(text: string): string {
  return text.length > 120
    ? `${JSON.stringify(text.slice(0, 100))}… (${text.length} characters)`
    : JSON.stringify(text);
}
