import type { CaseReading } from '../cases/case.ts';
import type { RunRow } from '../cases/export/junit.ts';
import type { Judgement } from '../cases/judge.ts';

/** What a command says of one case: the line it prints, and how the case went. */
export interface Told<Report> {
  readonly reading: CaseReading;
  readonly report: Report;
  readonly judgement: Judgement;
  readonly ms: number;
}

/** A report as JSON in one line: also for readers that end a line at U+0085, U+2028 or U+2029, which JSON leaves as they are. */
export function lineOf(report: object): string {
  const escape = (end: string) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(report).replace(/[\u0085\u2028\u2029]/g, escape)}\n`;
}

/** 2 unusable input, 1 something came out otherwise, 0 all fine (design: names outsiders rely on). */
export function exitCodeOf(told: readonly Pick<Told<unknown>, 'judgement'>[]): number {
  if (told.some(({ judgement }) => judgement.state === 'unusable')) return 2;
  return told.every(({ judgement }) => judgement.state === 'passed') ? 0 : 1;
}

/** A case that was told, as a row of a JUnit report; without an id by its number, from 1. `ms` in milliseconds. */
export function rowOf({ reading, judgement, ms }: Told<unknown>, index: number): RunRow {
  const id = reading.ok ? reading.value.id : reading.id;
  const place = reading.ok ? `${reading.value.scheme}.${reading.value.operation}` : 'unreadable';
  return { ...judgement, name: id ?? `case ${index + 1}`, place, ms };
}

/** Says what is wrong with what was asked, on standard error; the exit code for it. */
export function complain(words: string): number {
  process.stderr.write(`${words}\n`);
  return 2;
}
