import type { Case, CaseReading } from '../cases/case.ts';
import { judge, type Judgement } from '../cases/judge.ts';
import { traceReading } from '../cases/trace-case.ts';
import type { CodeLanguage } from '../core/recipe/op.ts';
import { describeProblem } from '../core/problem.ts';
import { emptySecrets } from '../core/scheme/empty-secrets.ts';
import { findOperation, type Operation } from '../core/scheme/define.ts';
import { observedName } from '../core/scheme/verify.ts';
import { apartInWords, examine, type Diagnosis } from '../doctor/index.ts';
import { cards, loadMistakes, loadScheme } from '../schemes/registry.ts';
import { viewOf } from '../workers/doctor-view.ts';
import { proofOf, type Proof } from './proof.ts';
import type { Told } from './told.ts';

/** What `diagnose` prints for one case. */
export interface DiagnoseReport {
  readonly id: string | null;
  readonly verdict: 'matches' | 'explained' | 'not-found' | 'unusable';
  /** Each gives the observed value; simplest first. */
  readonly explanations: readonly ({
    readonly causes: readonly string[];
    readonly says: string;
    readonly fix: string;
    readonly weak?: true;
  } & Proof)[];
  readonly says: string;
  /** Completing "equal but …": the digest is right, its text form is not. */
  readonly but?: string;
  readonly distinguish?: string;
  readonly excluded?: Readonly<Record<string, number>>;
  /** After a search in vain: what to bring next. */
  readonly advice?: readonly string[];
  /** Where the page explains the computation. */
  readonly learn?: string;
  readonly tried: number;
  readonly ms: number;
}

/** One report for each case. `now` is a clock in milliseconds, `language` that of the code to change. */
export async function* tellDiagnoses(
  readings: readonly CaseReading[],
  now: () => number,
  language?: CodeLanguage,
): AsyncGenerator<Told<ExpectedReport>> {
  for (const reading of readings) {
    const started = now();
    const diagnosis = await diagnoseReading(reading, now, language);
    const expect = reading.ok ? reading.value.expect : undefined;
    const trace = expect ? await traceReading(reading) : undefined;
    const judgement = expect ? judge(reading, { diagnosis, ...(trace ? { trace } : {}) }) : plain(diagnosis);
    yield { reading, judgement, ms: now() - started, report: expect ? { ...diagnosis, expect: judgement } : diagnosis };
  }
}

/** Beside what was found, what to do: of a report in CI, nothing else is read. */
function plain({ verdict, says, explanations, advice = [] }: DiagnoseReport): Judgement {
  if (verdict === 'matches') return { state: 'passed', reasons: [] };
  const next = [...explanations.slice(0, 1).map(({ fix }) => fix), ...advice.slice(0, 1)];
  return { state: verdict === 'unusable' ? 'unusable' : 'failed', reasons: [says, ...next] };
}

/** A report, and whether it is what the case expects, where it expects something. */
type ExpectedReport = DiagnoseReport & { readonly expect?: Judgement };

/** What the Doctor says of one case; a case that could not be read is `unusable`, in words. `now` is a clock in milliseconds. */
export async function diagnoseReading(
  reading: CaseReading,
  now: () => number,
  language?: CodeLanguage,
): Promise<DiagnoseReport> {
  if (!reading.ok) return unusable(reading.id ?? null, describeProblem(reading.problem));
  const { id = null, scheme: schemeId, operation: operationId, inputs, observed } = reading.value;
  const scheme = await loadScheme(schemeId);
  if (!scheme)
    return unusable(
      id,
      `There is no scheme ${JSON.stringify(schemeId)}; there are ${cards.map((card) => card.id).join(', ')}.`,
    );
  const operation = findOperation(scheme, operationId);
  if (!operation)
    return unusable(
      id,
      `There is no operation ${JSON.stringify(operationId)}; there are ${scheme.operations.map((known) => known.id).join(', ')}.`,
    );
  const [mistakes, { confusables }] = [await loadMistakes(schemeId), scheme];
  const started = now();
  const found = await examine({ operation, mistakes, ...(confusables ? { confusables } : {}) }, { inputs, observed });
  return {
    id,
    ...told(operation, inputs, observed, found, language),
    learn: `#/${schemeId}/${operationId}?tab=learn`,
    tried: found.tried,
    ms: Math.round((now() - started) * 10) / 10,
  };
}

function told(
  operation: Operation,
  inputs: Case['inputs'],
  observed: Case['observed'],
  found: Diagnosis,
  language?: CodeLanguage,
): Omit<DiagnoseReport, 'id' | 'tried' | 'ms'> {
  const value = observed[observedName(operation) ?? ''] ?? Object.values(observed)[0] ?? '';
  const view = viewOf({ operation, inputs, observed: value }, found);
  const { verdict, shown, warning, distinguish, excluded, advice, but } = view;
  return {
    verdict,
    explanations: view.explanations.map((explanation) => {
      const { causes, says: sentence, fix, weak } = explanation;
      return {
        causes,
        says: sentence,
        fix,
        ...(weak ? { weak } : {}),
        ...proofOf(operation, view, explanation, language),
      };
    }),
    says: [shown, view.says, warning, verdict === 'not-found' ? emptyWords(operation, inputs) : undefined]
      .filter((words) => words !== undefined)
      .join(' '),
    ...(but === undefined || verdict !== 'explained' ? {} : { but }),
    ...(distinguish === undefined ? {} : { distinguish: apartInWords(distinguish) }),
    ...(excluded ? { excluded: Object.fromEntries(excluded.map(({ name, count }) => [name, count])) } : {}),
    ...(advice ? { advice } : {}),
  };
}

/** Why nothing was found: the case leaves out what all of it is computed with. */
function emptyWords(operation: Operation, inputs: Case['inputs']): string | undefined {
  const names = emptySecrets(operation, inputs);
  return names.length === 0 ? undefined : `${names.join(', ')} is empty: all of it was computed without.`;
}

function unusable(id: string | null, says: string): DiagnoseReport {
  return { id, verdict: 'unusable', explanations: [], says, tried: 0, ms: 0 };
}
