import type { CaseReading } from '../cases/case.ts';
import { judge, type Judgement } from '../cases/judge.ts';
import { readCases } from '../cases/pack.ts';
import { traceReading } from '../cases/trace-case.ts';
import { describeProblem } from '../core/problem.ts';
import { findOperation } from '../core/scheme/define.ts';
import { examine } from '../doctor/index.ts';
import { cards, loadMistakes, loadScheme } from '../schemes/registry.ts';
import type { Told } from './told.ts';

/** What `diagnose` prints for one case. */
export interface DiagnoseReport {
  readonly id: string | null;
  readonly verdict: 'matches' | 'explained' | 'not-found' | 'unusable';
  /** Each gives the observed value; simplest first. */
  readonly explanations: readonly {
    readonly causes: readonly string[];
    readonly says: string;
    readonly fix: string;
    readonly weak?: true;
  }[];
  readonly says: string;
  readonly distinguish?: string;
  readonly excluded?: Readonly<Record<string, number>>;
  readonly tried: number;
  readonly ms: number;
}

/** One report for each case in the text of a file. `now` is a clock in milliseconds. */
export async function* tellDiagnoses(text: string, now: () => number): AsyncGenerator<Told<ExpectedReport>> {
  for (const reading of readCases(text)) {
    const started = now();
    const diagnosis = await diagnoseReading(reading, now);
    const expect = reading.ok ? reading.value.expect : undefined;
    const trace = expect ? await traceReading(reading) : undefined;
    const judgement = expect ? judge(reading, { diagnosis, ...(trace ? { trace } : {}) }) : plain(diagnosis);
    yield { reading, judgement, ms: now() - started, report: expect ? { ...diagnosis, expect: judgement } : diagnosis };
  }
}

function plain({ verdict, says }: DiagnoseReport): Judgement {
  if (verdict === 'matches') return { state: 'passed', reasons: [] };
  return { state: verdict === 'unusable' ? 'unusable' : 'failed', reasons: [says] };
}

/** A report, and whether it is what the case expects, where it expects something. */
type ExpectedReport = DiagnoseReport & { readonly expect?: Judgement };

export async function diagnoseReading(reading: CaseReading, now: () => number): Promise<DiagnoseReport> {
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
  const { verdict, says, tried, excluded } = found;
  return {
    id,
    verdict,
    explanations: found.explanations.map(({ causes, says: sentence, fix, weak }) => ({
      causes,
      says: sentence,
      fix,
      ...(weak ? { weak } : {}),
    })),
    says,
    ...(found.distinguish === undefined ? {} : { distinguish: found.distinguish }),
    ...(excluded ? { excluded: Object.fromEntries(excluded.map(({ name, count }) => [name, count])) } : {}),
    tried,
    ms: Math.round((now() - started) * 10) / 10,
  };
}

function unusable(id: string | null, says: string): DiagnoseReport {
  return { id, verdict: 'unusable', explanations: [], says, tried: 0, ms: 0 };
}
