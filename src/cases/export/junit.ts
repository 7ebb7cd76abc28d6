import type { Judgement } from '../judge.ts';
import { xmlText } from './xml.ts';

/** One case of a run, as a test runner's report has it. */
export interface RunRow extends Judgement {
  readonly name: string;
  /** Scheme and operation. */
  readonly place: string;
  readonly ms: number;
}

/**
 * A run as JUnit XML, as continuous integration servers read it: one suite, a test case a case, `failure`
 * for what came out otherwise, `error` for what could not be used.
 */
export function junitXml(suite: string, rows: readonly RunRow[]): string {
  const count = (state: Judgement['state']) => rows.filter((row) => row.state === state).length;
  const time = seconds(rows.reduce((sum, { ms }) => sum + ms, 0));
  const totals = `tests="${rows.length}" failures="${count('failed')}" errors="${count('unusable')}" time="${time}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="countersign" ${totals}>`,
    `  <testsuite name="${xmlText(suite)}" ${totals} skipped="0">`,
    ...rows.map(testCase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase({ name, place, ms, state, reasons }: RunRow): string {
  const start = `    <testcase name="${xmlText(name)}" classname="${xmlText(place)}" time="${seconds(ms)}"`;
  if (state === 'passed') return `${start}/>`;
  const tag = state === 'failed' ? 'failure' : 'error';
  const [first = ''] = reasons;
  return `${start}>\n      <${tag} message="${xmlText(first)}" type="${state}">${xmlText(reasons.join('\n'))}</${tag}>\n    </testcase>`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
