import type { Case, CaseReading } from './case.ts';
import { asksDiagnosis, judge, type Diagnosed, type Judgement } from './judge.ts';
import { traceReading } from './trace-case.ts';

/**
 * Runs one case of a pack: computes it, has it diagnosed where its expectation asks for that, and holds it
 * against the expectation. `diagnose` is the caller's, who knows whether there are workers; when it rejects, the
 * case is unusable.
 */
export async function judgeReading(
  reading: CaseReading,
  diagnose: (value: Case) => Promise<Diagnosed>,
): Promise<Judgement> {
  const trace = await traceReading(reading);
  const asks = reading.ok && reading.value.expect !== undefined && asksDiagnosis(reading.value.expect);
  if (!asks || trace.error) return judge(reading, { trace });
  try {
    return judge(reading, { trace, diagnosis: await diagnose(reading.value) });
  } catch {
    return { state: 'unusable', reasons: ['The search could not be run.'] };
  }
}
