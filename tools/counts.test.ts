import { expect, test, vi } from 'vitest';

import {
  countPlaywright,
  countSmoke,
  countVitest,
  unpassedPlaywright,
  unpassedSmoke,
  unpassedVitest,
} from './counts.mjs';

vi.spyOn(console, 'error').mockImplementation(() => {});

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  message: 'does not load',
  assertionResults: tests.map((each, index) => ({
    fullName: `test ${index}`,
    status: each,
    ...(each === 'failed' && { failureMessages: ['\u001b[31mAssertionError\u001b[39m: 1 is not 2\n    at here'] }),
  })),
});
const vitest = (...testResults: ReturnType<typeof file>[]) => JSON.stringify({ testResults });

test('passed and failed tests are counted', () => {
  expect(countVitest(vitest(file('failed', 'passed', 'failed'), file('passed', 'passed')), false)).toEqual({
    passed: 2,
    failed: 1,
  });
});

test('a test that did not run counts as failed', () => {
  expect(countVitest(vitest(file('passed', 'passed', 'skipped', 'todo')), true)).toEqual({ passed: 1, failed: 2 });
});

test('a file that does not load counts as failed', () => {
  expect(countVitest(vitest(file('failed'), file('passed', 'passed')), false)).toEqual({ passed: 1, failed: 1 });
});

test('a runner that fails without a failed test, or runs nothing, counts as failed', () => {
  expect(countVitest(vitest(file('passed', 'passed')), false)).toEqual({ passed: 1, failed: 1 });
  expect(countVitest(vitest(), true)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright(JSON.stringify({ suites: [] }), false)).toEqual({ passed: 0, failed: 1 });
});

test('nested suites are counted, and a flaky test counts as failed', () => {
  const spec = (status: string) => ({ title: 'works', tests: [{ status }] });
  const suites = [
    {
      title: 'a.spec.ts',
      specs: [spec('expected'), spec('flaky')],
      suites: [{ title: 'inner', specs: [spec('expected'), spec('unexpected'), spec('skipped')] }],
    },
  ];
  expect(countPlaywright(JSON.stringify({ suites }), false)).toEqual({ passed: 2, failed: 3 });
});

test('what did not pass end to end is told, with what was said of it', () => {
  const results = [{ errors: [{ message: '\u001b[2mexpect\u001b[22m(locator) failed' }, {}] }];
  const inner = { title: 'inner', specs: [{ title: 'sends', tests: [{ status: 'unexpected', results }] }] };
  const specs = ['expected', 'flaky', 'skipped'].map((status) => ({ title: `was ${status}`, tests: [{ status }] }));
  expect(unpassedPlaywright(JSON.stringify({ suites: [{ title: 'a.spec.ts', specs, suites: [inner] }] }))).toEqual([
    { name: 'a.spec.ts › was flaky', why: '' },
    { name: 'a.spec.ts › was skipped', why: 'It did not run.' },
    { name: 'inner › sends', why: 'expect(locator) failed' },
  ]);
});

test('what did not pass is named, with files that do not load', () => {
  const json = vitest(file('failed', 'passed', 'failed', 'skipped'), { ...file('failed'), name: 'b.test.ts' });
  expect(unpassedVitest(json)).toEqual([
    { name: 'a.test.ts › test 1', why: 'AssertionError: 1 is not 2\n    at here' },
    { name: 'a.test.ts › test 2', why: '' },
    { name: 'b.test.ts', why: 'does not load' },
  ]);
  expect(unpassedVitest(vitest(file('passed', 'passed')))).toEqual([]);
});

test('jobs in another browser are counted and named', () => {
  const jobs = JSON.stringify([
    { name: 'types', passed: true, why: '' },
    { name: 'sends', passed: false, why: 'Error: no answer' },
  ]);
  expect(countSmoke(jobs, false)).toEqual({ passed: 1, failed: 1 });
  expect(countSmoke('[]', true)).toEqual({ passed: 0, failed: 1 });
  expect(unpassedSmoke(jobs)).toEqual([{ name: 'sends', why: 'Error: no answer' }]);
});
