import type { CaseReading } from '../cases/case.ts';
import { asksDiagnosis, judge, type Judgement } from '../cases/judge.ts';
import { traceReading, type TraceReport } from '../cases/trace-case.ts';
import { diagnoseReading } from './diagnose.ts';
import type { Told } from './told.ts';

/** A report, and whether it is what the case expects, where it expects something. */
type ExpectedReport = TraceReport & { readonly expect?: Judgement };

/** One report for each case. `now` is a clock in milliseconds. */
export async function* tellTraces(
  readings: readonly CaseReading[],
  now: () => number,
): AsyncGenerator<Told<ExpectedReport>> {
  for (const reading of readings) {
    const started = now();
    const trace = await traceReading(reading);
    const expect = reading.ok ? reading.value.expect : undefined;
    const diagnosis = expect && asksDiagnosis(expect) ? await diagnoseReading(reading, now) : undefined;
    // Without an expectation, what was observed is told in the verdict and fails nothing.
    const judgement = expect ? judge(reading, { trace, ...(diagnosis ? { diagnosis } : {}) }) : plain(trace);
    yield { reading, judgement, ms: now() - started, report: expect ? { ...trace, expect: judgement } : trace };
  }
}

function plain({ error }: TraceReport): Judgement {
  return error ? { state: 'unusable', reasons: [error.message] } : { state: 'passed', reasons: [] };
}
