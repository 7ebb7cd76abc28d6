/**
 * Runs the test suite so many times, and says which tests did not pass in every run:
 *
 *   node tools/repeat.mjs 10            everything, ten times
 *   node tools/repeat.mjs 10 build e2e  some stages
 *
 * What a run prints goes to test-results/repeat-N.log. Ends with 0 when every run passed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { unpassedIn } from './counts.mjs';
import { ROOT } from './fresh.mjs';

const [times = '', ...stages] = process.argv.slice(2);
const runs = Number(times);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('How often? node tools/repeat.mjs 10 [stage …]');
  process.exit(2);
}

const REPORTS = join(ROOT, 'test-results');

/**
 * Failed stages by their title, then tests by their name. A run that fails without either is told as such.
 * @param {string} log
 * @param {boolean} ok
 */
function failuresOf(log, ok) {
  const failed = [...log.matchAll(/^-- (.+): \d+ passed, [1-9]\d* failed/gm)].map(([, title = '']) => title);
  failed.push(...unpassedIn(REPORTS).map(({ name }) => name));
  return ok || failed.length > 0 ? failed : ['the run itself'];
}

mkdirSync(REPORTS, { recursive: true });
/** @type {Map<string, number[]>} */
const seen = new Map();
for (let run = 1; run <= runs; run++) {
  const path = join(REPORTS, `repeat-${run}.log`);
  const log = openSync(path, 'w');
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [join(ROOT, 'tools/test.mjs'), ...stages], {
    stdio: ['ignore', log, log],
  });
  const written = readFileSync(path, 'utf8');
  for (const name of failuresOf(written, status === 0)) seen.set(name, [...(seen.get(name) ?? []), run]);
  const last = written.trimEnd().split('\n').at(-1);
  console.log(`Run ${run} of ${runs}: ${last}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
for (const [name, failed] of seen) console.log(`${failed.length} of ${runs} (run ${failed.join(', ')}): ${name}`);
if (seen.size === 0) console.log(`Every test passed in each of ${runs} runs`);
process.exitCode = seen.size > 0 ? 1 : 0;
