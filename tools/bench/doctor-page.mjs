/**
 * The Doctor as somebody new meets it: the page is loaded, a case pasted, Diagnose pressed for the first time. Time from
 * the press to the sentence, each case in a browser context of its own, cold.
 *
 *   node tools/bench/doctor-page.mjs [--cases 12] [--dist FOLDER]
 *
 * Once pressed as soon as there is a button, so that the workers are started by it, and once two seconds later, as long
 * as it takes to paste and look: they have rehearsed by then. Exits 1 when an answer takes over a second.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium } from '@playwright/test';
import { preview } from 'vite';

import { ROOT } from '../fresh.mjs';
import { findChromium, QUIET_ARGS } from '../machine.mjs';
import { quantile } from './pages.mjs';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '12' }, dist: { type: 'string' } } });
const CASES = Number(values.cases);
const BUDGET = 1000;

const recorded = readFileSync(join(ROOT, 'src/doctor/fixtures/recorded.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
/** Every so many of the recorded cases. */
const chosen = recorded.filter((_, i) => i % Math.floor(recorded.length / CASES) === 0).slice(0, CASES);

/**
 * Runs in the page: presses, and waits for the first sentence that is none of a search's.
 * @returns {Promise<{ ms: number, says: string }>}
 */
async function pressed() {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Diagnose');
  const status = document.querySelector('[role=status][aria-label=Diagnosis]');
  const before = status?.textContent;
  const started = performance.now();
  button?.click();
  return await new Promise((resolve) => {
    const look = () => {
      const says = status?.textContent ?? '';
      if (says === before || says.endsWith('…')) requestAnimationFrame(look);
      else resolve({ ms: performance.now() - started, says });
    };
    look();
  });
}

/** @param {import('@playwright/test').Browser} browser @param {string} address @param {object} pasted @param {number} wait */
async function timed(browser, address, pasted, wait) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${address}#/doctor`);
  await page.getByRole('textbox').first().fill(JSON.stringify(pasted));
  await page.getByRole('button', { name: 'Diagnose', exact: true }).waitFor();
  await page.waitForTimeout(wait);
  const answer = await page.evaluate(pressed);
  await context.close();
  return answer;
}

const server = await preview({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  build: { outDir: values.dist ?? 'dist' },
  preview: { host: '127.0.0.1', port: 0 },
});
const address = server.resolvedUrls?.local[0] ?? '';
const executablePath = findChromium();
const browser = await chromium.launch({ args: QUIET_ARGS, ...(executablePath && { executablePath }) });
/** @type {{ atOnce: number[], later: number[] }} */
const times = { atOnce: [], later: [] };
for (const { truth, ...pasted } of chosen) {
  const atOnce = await timed(browser, address, pasted, 0);
  const later = await timed(browser, address, pasted, 2000);
  times.atOnce.push(atOnce.ms);
  times.later.push(later.ms);
  const [one, two] = [atOnce, later].map(({ ms }) => ms.toFixed(0).padStart(6));
  console.log(`${one} ${two}  ${pasted.scheme}/${pasted.operation}, ${truth.how}: ${later.says}`);
}
await browser.close();
await server.close();
for (const [name, list] of Object.entries({ 'pressed at once': times.atOnce, 'two seconds later': times.later })) {
  const sorted = list.toSorted((a, b) => a - b);
  console.log(`${name}: median ${quantile(sorted, 0.5).toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms`);
}
process.exitCode = [...times.atOnce, ...times.later].some((ms) => ms > BUDGET) ? 1 : 0;
