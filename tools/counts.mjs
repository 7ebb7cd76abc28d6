/**
 * Counts from the runners' JSON reports. A test that did not run has not passed: skipped ones are named and
 * counted as failed. A runner that says it failed without a failed test counts as one failure.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @param {number} passed
 * @param {number} failed
 * @param {string[]} skipped
 * @param {boolean} ok what the runner's exit code says
 * @returns {Count}
 */
function verdict(passed, failed, skipped, ok) {
  for (const name of skipped) console.error(`Skipped, which counts as failed: ${name}`);
  const bad = failed + skipped.length;
  const silent = bad === 0 && (!ok || passed === 0);
  return { passed, failed: silent ? 1 : bad };
}

/**
 * @typedef {object} TestFile
 * @property {string} name
 * @property {string} status
 * @property {string} [message]
 * @property {{ fullName: string, status: string, failureMessages?: string[] }[]} assertionResults
 */

/**
 * A file that does not even load has no tests to fail.
 * @param {TestFile} file
 */
const isDead = (file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed');

/**
 * @param {string} json of Vitest's json reporter
 * @param {boolean} ok
 */
export function countVitest(json, ok) {
  /** @type {{ testResults: TestFile[] }} */
  const { testResults } = JSON.parse(json);
  const tests = testResults.flatMap((file) => file.assertionResults);
  const failed = tests.filter((each) => each.status === 'failed').length;
  const dead = testResults.filter(isDead);
  const skipped = tests.filter((each) => each.status !== 'passed' && each.status !== 'failed');
  const passed = tests.filter((each) => each.status === 'passed').length;
  return verdict(
    passed,
    failed + dead.length,
    skipped.map((each) => each.fullName),
    ok,
  );
}

/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {Suite[]} [suites]
 * @property {{ title: string, tests: { status: string, results?: { errors?: { message?: string }[] }[] }[] }[]} specs
 */

/**
 * @param {Suite} suite
 * @returns {{ name: string, status: string, said: string[] }[]}
 */
function testsOf(suite) {
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests.map(({ status, results = [] }) => ({
      name: `${suite.title} › ${title}`,
      status,
      said: [
        ...(status === 'skipped' ? ['It did not run.'] : []),
        ...results.flatMap(({ errors = [] }) => errors.map(({ message = '' }) => message)),
      ],
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}

/**
 * @param {string} json of Playwright's json reporter
 * @param {boolean} ok
 */
export function countPlaywright(json, ok) {
  /** @type {{ suites: Suite[] }} */
  const { suites } = JSON.parse(json);
  const tests = suites.flatMap(testsOf);
  /** @param {string} status */
  const withStatus = (status) => tests.filter((each) => each.status === status);
  const skipped = withStatus('skipped').map(({ name }) => name);
  // A flaky test passed only when repeated.
  return verdict(
    withStatus('expected').length,
    withStatus('unexpected').length + withStatus('flaky').length,
    skipped,
    ok,
  );
}

/**
 * @param {string} json what tools/firefox/smoke.mjs writes
 * @param {boolean} ok
 */
export function countSmoke(json, ok) {
  /** @type {{ name: string, passed: boolean }[]} */
  const jobs = JSON.parse(json);
  const passed = jobs.filter((job) => job.passed).length;
  return verdict(passed, jobs.length - passed, [], ok);
}

/**
 * What did not pass, and what the runner said of it: its first lines, without colours.
 * @typedef {{ name: string, why: string }} Unpassed
 */

/**
 * @param {string} name
 * @param {string[]} messages
 * @returns {Unpassed}
 */
const unpassed = (name, messages) => ({
  name,
  why: stripVTControlCharacters(messages.join('\n')).trim().split('\n').slice(0, 12).join('\n'),
});

/**
 * The jobs that did not pass.
 * @param {string} json what tools/firefox/smoke.mjs writes
 * @returns {Unpassed[]}
 */
export function unpassedSmoke(json) {
  /** @type {{ name: string, passed: boolean, why: string }[]} */
  const jobs = JSON.parse(json);
  return jobs.flatMap(({ name, passed, why }) => (passed ? [] : [unpassed(name, [why])]));
}

/**
 * The tests that did not pass, and the files that did not load.
 * @param {string} json of Vitest's json reporter
 * @returns {Unpassed[]}
 */
export function unpassedVitest(json) {
  /** @type {{ testResults: TestFile[] }} */
  const { testResults } = JSON.parse(json);
  return testResults.flatMap((file) => {
    const tests = file.assertionResults.filter(({ status }) => status !== 'passed');
    return [
      ...(isDead(file) ? [unpassed(file.name, [file.message ?? ''])] : []),
      ...tests.map(({ fullName, failureMessages }) => unpassed(`${file.name} › ${fullName}`, failureMessages ?? [])),
    ];
  });
}

/**
 * The tests that did not pass at once.
 * @param {string} json of Playwright's json reporter
 * @returns {Unpassed[]}
 */
export function unpassedPlaywright(json) {
  /** @type {{ suites: Suite[] }} */
  const { suites } = JSON.parse(json);
  return suites
    .flatMap(testsOf)
    .flatMap(({ name, status, said }) => (status === 'expected' ? [] : [unpassed(name, said)]));
}

/**
 * What the runners' reports in this folder say did not pass, with the report's name.
 * @param {string} folder
 * @returns {Unpassed[]}
 */
export function unpassedIn(folder) {
  return Object.entries(READERS).flatMap(([report, read]) => {
    const path = join(folder, report);
    return existsSync(path) ? read(readFileSync(path, 'utf8')) : [];
  });
}

/** Who reads which report. */
const READERS = {
  'vitest.json': unpassedVitest,
  'playwright.json': unpassedPlaywright,
  'firefox.json': unpassedSmoke,
};

/** @param {string} folder where the reports of an earlier run may be */
export function forgetReports(folder) {
  for (const report of Object.keys(READERS)) rmSync(join(folder, report), { force: true });
}
