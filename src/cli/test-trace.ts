import { readCases } from '../cases/pack.ts';
import type { Told } from './told.ts';
import { tellTraces } from './trace.ts';

type Report = ReturnType<typeof tellTraces> extends AsyncGenerator<Told<infer One>> ? One : never;

/** The reports on the cases in a text, alone: what the command prints. */
export async function traceCases(text: string): Promise<Report[]> {
  const reports: Report[] = [];
  for await (const { report } of tellTraces(readCases(text), () => 0)) reports.push(report);
  return reports;
}
