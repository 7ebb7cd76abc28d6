/**
 * The whole test suite: `npm test`, or `npm test -- lint unit` for some stages.
 *
 * A stage that fails does not keep the next ones from running, unless they need its product. The last line
 * reads `N passed, N failed`: each static check counts as one, and every test of Vitest and Playwright. What did not
 * pass is named again above it, for whoever sees only the end.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { ROOT } from './fresh.mjs';
import { countPlaywright, countSmoke, countVitest, forgetReports, unpassedIn } from './counts.mjs';
import { ensureChromium, ensureFirefox, ensurePrograms, ensureShell } from './machine.mjs';

/** @typedef {import('./counts.mjs').Count} Count */
/** @typedef {{ name: string, title: string, needs?: string[], run: () => Count | Promise<Count> }} Stage */

const REPORTS = join(ROOT, 'test-results');
const bin = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);

/**
 * Runs a Node program in the project; true when it exits 0.
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function node(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** @param {boolean} ok @returns {Count} */
const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/**
 * A runner that writes a JSON report.
 * @param {string} report
 * @param {(json: string, ok: boolean) => Count} count
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function counted(report, count, args, env) {
  const path = join(REPORTS, report);
  const ok = node(args, env);
  try {
    return count(readFileSync(path, 'utf8'), ok);
  } catch (error) {
    console.error('No report from the test runner:', error);
    return one(false);
  }
}

/** @returns {Promise<number>} a port nobody listens on */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

function machine() {
  try {
    const path = ensureChromium();
    const shell = ensureShell();
    const firefox = ensureFirefox();
    Object.assign(process.env, { PW_CHROMIUM: path, PW_SHELL: shell, PW_FIREFOX: firefox });
    ensurePrograms();
    console.log(`Chromium: ${path}, for screens ${shell}; Firefox: ${firefox}`);
    return one(true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return one(false);
  }
}

/** @type {Stage[]} */
const STAGES = [
  { name: 'types', title: 'Types', run: () => one(node(['tools/types.mjs'])) },
  {
    name: 'lint',
    title: 'Lint',
    run: () => one(node([bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'])),
  },
  { name: 'format', title: 'Format', run: () => one(node([bin('oxfmt/bin/oxfmt'), '--check'])) },
  { name: 'knip', title: 'Dead code', run: () => one(node([bin('knip/bin/knip.js')])) },
  { name: 'house', title: 'House rules', run: () => one(node(['tools/house.mjs'])) },
  { name: 'machine', title: 'Browsers and other programs', run: machine },
  {
    name: 'unit',
    title: 'Unit tests, in Node and in Chromium',
    needs: ['machine'],
    run: () =>
      counted('vitest.json', countVitest, [
        bin('vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        '--outputFile.json=test-results/vitest.json',
      ]),
  },
  { name: 'build', title: 'Production build', run: () => one(node([bin('vite/bin/vite.js'), 'build'])) },
  { name: 'size', title: 'Size', needs: ['build'], run: () => one(node(['tools/size.mjs'])) },
  { name: 'cli', title: 'Terminal build', run: () => one(node(['tools/cli.mjs', 'build'])) },
  {
    name: 'e2e',
    title: 'End to end, on the production build',
    needs: ['machine', 'build'],
    run: async () =>
      counted('playwright.json', countPlaywright, [bin('@playwright/test/cli.js'), 'test'], {
        E2E_PORT: String(await freePort()),
      }),
  },
  {
    name: 'firefox',
    title: 'The main jobs in Firefox, on the production build',
    needs: ['machine', 'build'],
    // Node 20 has WebSocket only when asked.
    run: () => counted('firefox.json', countSmoke, ['--experimental-websocket', 'tools/firefox/smoke.mjs']),
  },
];

/** The stages asked for, and those whose product they need. */
function chosen() {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(`No such stage: ${unknown.join(', ')}. There are: ${STAGES.map(({ name }) => name).join(', ')}`);
    process.exit(2);
  }
  const needed = STAGES.filter(({ name }) => asked.includes(name)).flatMap(({ needs }) => needs ?? []);
  return asked.length === 0 ? STAGES : STAGES.filter(({ name }) => [...asked, ...needed].includes(name));
}

mkdirSync(REPORTS, { recursive: true });
forgetReports(REPORTS);
/** @type {Set<string>} */
const broken = new Set();
const total = { passed: 0, failed: 0 };
for (const { name, title, needs = [], run } of chosen()) {
  const missing = needs.filter((need) => broken.has(need));
  const began = performance.now();
  console.log(`\n== ${title}`);
  if (missing.length > 0) console.error(`Not run, because this failed: ${missing.join(', ')}`);
  const count = missing.length > 0 ? one(false) : await run();
  if (count.failed > 0) broken.add(name);
  total.passed += count.passed;
  total.failed += count.failed;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`-- ${title}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
}
if (broken.size > 0) console.log(`\nFailed: ${[...broken].join(', ')}`);
for (const { name, why } of unpassedIn(REPORTS)) console.log(`\n✗ ${name}\n${why.replaceAll(/^/gm, '    ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
