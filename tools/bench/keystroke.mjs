/**
 * Keystroke to screen: for each panel and body size, the time from a key to the frame with the whole
 * trace, beside that of a bare React textarea that echoes its value, in one run of one browser.
 *
 *   node tools/bench/keystroke.mjs [--keys N] [--only NAME] [--unhurried]
 *
 * Frames come at 60 Hz, as on a display; --unhurried draws as often as it can, which shows the work itself. Prints a table and writes test-results/keystroke.json; exits 1 when a p95 is over budget.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium } from '@playwright/test';

import { ROOT } from '../fresh.mjs';
import { findChromium, QUIET_ARGS } from '../machine.mjs';
import { PANELS } from './panels.mjs';
import { BASELINE, quantile, serve } from './pages.mjs';

const BUDGET = 1.5;
const UNHURRIED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** @typedef {import('@playwright/test').Page} Page */

const { values } = parseArgs({
  options: {
    keys: { type: 'string', default: '120' },
    only: { type: 'string', default: '' },
    unhurried: { type: 'boolean' },
  },
});
const KEYS = Number(values.keys);
/** Keys before the other page has its turn, and the pause between two keys of a fast typist, in milliseconds. */
const ROUND = 20;
const GAP = 40;

/** Runs in the page: notes the time from each keydown to the end of the frame that has everything. */
function watchKeys() {
  /** @type {number[]} */
  const times = [];
  let pressed = 0;
  let typed = false;
  const look = () => {
    if (!typed || document.querySelector('[aria-busy=true]')) {
      requestAnimationFrame(look);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    // Delivered once this frame is painted.
    port1.addEventListener('message', () => times.push(performance.now() - pressed), { once: true });
    port1.start();
    port2.postMessage(0);
  };
  addEventListener(
    'keydown',
    (event) => ((pressed = event.timeStamp), (typed = false), requestAnimationFrame(look)),
    true,
  );
  addEventListener('input', () => (typed = true), true);
  Object.assign(globalThis, { keyTimes: times });
}

/**
 * A page with its fields filled, ready to be typed into.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @param {Record<string, string>} inputs
 * @param {string} field
 */
async function open(browser, address, inputs, field) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  for (const [input, value] of Object.entries(inputs))
    await page.getByRole('textbox', { name: input, exact: true }).fill(value);
  const box = page.getByRole('textbox', { name: field, exact: true });
  await box.focus();
  await box.evaluate((element) => element instanceof HTMLTextAreaElement && element.setSelectionRange(16, 16));
  await page.evaluate(watchKeys);
  return page;
}

/** @param {Page} page */
async function typeRound(page) {
  await page.bringToFront();
  for (let key = 0; key < ROUND; key++) {
    await page.keyboard.press('abcdefghij'.charAt(key % 10));
    await page.waitForTimeout(GAP);
  }
}

/** @param {Page} page */
async function timesOf(page) {
  /** @type {number[]} */
  const times = await page.evaluate('keyTimes');
  await page.close();
  // The first round finds code that was never run.
  return times.slice(ROUND).toSorted((a, b) => a - b);
}

/**
 * Both pages in turns, a round each, so that whatever else the machine does falls on both.
 * @param {Page} bare
 * @param {Page} panel
 */
async function compare(bare, panel) {
  for (let round = 0; round <= KEYS / ROUND; round++) {
    await typeRound(bare);
    await typeRound(panel);
  }
  const [yardstick, times] = [await timesOf(bare), await timesOf(panel)];
  const row = {
    bare: quantile(yardstick, 0.5),
    bare95: quantile(yardstick, 0.95),
    median: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  };
  return { ...row, ratio: row.median / row.bare, ratio95: row.p95 / row.bare95 };
}

const [baseline, app] = [await serve(BASELINE), await serve(ROOT)];
const executablePath = findChromium();
const browser = await chromium.launch({
  args: [...QUIET_ARGS, ...(values.unhurried ? UNHURRIED : [])],
  ...(executablePath && { executablePath }),
});
const rows = [];
for (const { name, path, inputs, field, sizes } of PANELS.filter((panel) => panel.name.startsWith(values.only))) {
  for (const size of sizes) {
    const bare = await open(browser, baseline.address, { body: 'x'.repeat(size) }, 'body');
    const panel = await open(browser, `${app.address}#/${path}`, inputs(size), field);
    rows.push({ name, size, ...(await compare(bare, panel)) });
  }
}
await browser.close();
await Promise.all([baseline.close(), app.close()]);

const short = (/** @type {number} */ number) => Number(number.toFixed(2));
console.table(
  rows.map((row) => ({
    panel: row.name,
    bytes: row.size,
    'bare median ms': short(row.bare),
    'bare p95 ms': short(row.bare95),
    'median ms': short(row.median),
    'p95 ms': short(row.p95),
    'median ×': short(row.ratio),
    'p95 ×': short(row.ratio95),
  })),
);
mkdirSync(join(ROOT, 'test-results'), { recursive: true });
writeFileSync(
  join(ROOT, 'test-results/keystroke.json'),
  `${JSON.stringify({ keys: KEYS, unhurried: values.unhurried ?? false, rows }, null, 2)}\n`,
);
const over = rows.filter((row) => row.ratio95 > BUDGET);
for (const row of over)
  console.error(
    `${row.name} at ${row.size} bytes: p95 ${row.ratio95.toFixed(2)} × the bare textarea; the budget is ${BUDGET}`,
  );
process.exitCode = over.length > 0 ? 1 : 0;
