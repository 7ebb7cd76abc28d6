/**
 * A cold load: bytes, requests, first paint, the time until typing gives output, and the heap after it, for the start
 * page and a panel beside a bare React textarea. Every round opens each page in a browser context of its own, in turns.
 *
 *   node tools/bench/load.mjs [--rounds N]
 *
 * Once at the machine's speed and once with the processor slowed to a quarter. Prints a table and writes
 * test-results/load.json; exits 1 when typing takes over 1.5 × that of the bare page. `work ms` is the processor time of
 * the page's main thread until the output, read from traces in rounds of their own: what else runs hardly changes it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { chromium } from '@playwright/test';

import { ROOT } from '../fresh.mjs';
import { findChromium, QUIET_ARGS } from '../machine.mjs';
import { BASELINE, quantile, serve } from './pages.mjs';

/** @typedef {{ typed: number, fcp: number, heap: number, requests: number, kib: number }} Figures */

const BUDGET = 1.5;
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });

/**
 * Runs before the page's own scripts: types a letter as soon as there is a field, and notes when the output is painted.
 * Without a field it notes when the main heading is.
 */
function typeAsSoonAsPossible() {
  let typed = false;
  const done = () => {
    const { port1, port2 } = new MessageChannel();
    // Delivered once this frame is painted.
    port1.addEventListener('message', () => Reflect.get(globalThis, 'tellOutput')(String(performance.now())), {
      once: true,
    });
    port1.start();
    port2.postMessage(0);
  };
  const look = () => {
    const field = document.querySelector('textarea');
    if (field && !typed) {
      field.focus();
      typed = document.execCommand('insertText', false, 'x');
    }
    const isStart = document.querySelector('h1') && location.hash === '#/';
    const outputs = [...document.querySelectorAll('pre, [role=status]')];
    const isOut = typed && outputs.some((output) => /^x$|[0-9a-f]{32}/.test(output.textContent.trim()));
    if (isOut || isStart) done();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * The page tells of its output through a binding. Playwright's own waits would put a program of theirs into it first,
 * which takes some 50 ms of the main thread while the page's files are on their way.
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').CDPSession} session
 * @returns {Promise<() => Promise<number>>} milliseconds after navigation, once there is output
 */
async function listenForOutput(page, session) {
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'tellOutput' });
  /** @type {Promise<number>} */
  const output = new Promise((resolve, reject) => {
    session.on('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload)));
    setTimeout(() => reject(new Error('no output within a minute')), 60_000).unref();
  });
  // It may fail before anybody waits for it.
  output.catch(() => {});
  await page.addInitScript(typeAsSoonAsPossible);
  return () => output;
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {{ address: string, outDir: string }} server
 * @param {string} path
 * @param {number} slow how many times slower the processor is made
 * @returns {Promise<Figures>}
 */
async function coldLoad(browser, server, path, slow) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  /** @type {Set<string>} */
  const files = new Set();
  page.on('request', (request) => files.add(new URL(request.url()).pathname));
  const session = await context.newCDPSession(page);
  const output = await listenForOutput(page, session);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
  await page.goto(`${server.address}${path}`, { waitUntil: 'commit' });
  const typed = await output();
  const asked = [...files].filter((file) => !file.startsWith('blob'));
  // The browser may tell of the paint after the frame in which it was.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const fcp = Number(await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await context.close();
  return {
    typed,
    fcp,
    heap: usedSize / 2 ** 20,
    requests: asked.length,
    kib: asked.reduce((sum, file) => sum + gzipped(server.outDir, file), 0),
  };
}

/**
 * KiB of a served file as a host sends it.
 * @param {string} folder
 * @param {string} file
 */
const gzipped = (folder, file) =>
  gzipSync(readFileSync(join(folder, file.endsWith('/') ? `${file}index.html` : file))).length / 1024;

const servers = [await serve(BASELINE), await serve(ROOT)];
const [bare, app] = servers;
if (!bare || !app) throw new Error('two servers');
const PAGES = [
  { name: 'bare textarea', server: bare, path: '' },
  { name: 'start page', server: app, path: '#/' },
  { name: 'panel (aeterna webhook)', server: app, path: '#/aeterna/webhook' },
];
/**
 * @param {import('@playwright/test').Browser} browser
 * @param {{ address: string }} server
 * @param {string} path
 * @returns {Promise<number>} milliseconds
 */
async function processorTime(browser, server, path) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const output = await listenForOutput(page, await context.newCDPSession(page));
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', 'loading'];
  await browser.startTracing(page, { categories });
  await page.goto(`${server.address}${path}`, { waitUntil: 'commit' });
  const typed = await output();
  /** @type {{ traceEvents: { name: string, pid: number, tid: number, ts: number, tdur?: number, args?: { data?: { documentLoaderURL?: string } } }[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  const start = traceEvents.findLast(
    ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL?.startsWith(server.address),
  );
  if (!start) throw new Error('the trace has no navigation');
  const { pid, tid, ts } = start;
  const tasks = traceEvents.filter(
    (event) =>
      event.name === 'RunTask' &&
      event.pid === pid &&
      event.tid === tid &&
      event.ts >= ts &&
      event.ts < ts + typed * 1000,
  );
  return tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
}

const executablePath = findChromium();
const browser = await chromium.launch({ args: QUIET_ARGS, ...(executablePath && { executablePath }) });
/** @type {number[][]} */
const work = PAGES.map(() => []);
for (let round = 0; round < Number(values.rounds); round++)
  for (const [index, { server, path }] of PAGES.entries())
    work[index]?.push(await processorTime(browser, server, path));
const rows = [];
for (const slow of [1, 4]) {
  /** @type {Figures[][]} */
  const taken = PAGES.map(() => []);
  for (let round = 0; round <= Number(values.rounds); round++)
    for (const [index, { server, path }] of PAGES.entries()) {
      const figures = await coldLoad(browser, server, path, slow);
      // The first round finds cold files on the disk.
      if (round > 0) taken[index]?.push(figures);
    }
  const median = (/** @type {number} */ index, /** @type {keyof Figures} */ key) =>
    quantile(
      (taken[index] ?? []).map((figures) => figures[key]).toSorted((a, b) => a - b),
      0.5,
    );
  for (const [index, { name }] of PAGES.entries())
    rows.push({
      page: name,
      'CPU ÷': slow,
      'KiB gzip': Math.round(median(index, 'kib')),
      requests: median(index, 'requests'),
      'FCP ms': Math.round(median(index, 'fcp')),
      'output ms': Math.round(median(index, 'typed')),
      'output ×': Number((median(index, 'typed') / median(0, 'typed')).toFixed(2)),
      ...(slow === 1 && {
        'work ms': Math.round(
          quantile(
            (work[index] ?? []).toSorted((a, b) => a - b),
            0.5,
          ),
        ),
      }),
      'heap MiB': Number(median(index, 'heap').toFixed(1)),
    });
}
await browser.close();
await Promise.all(servers.map((server) => server.close()));

console.table(rows);
mkdirSync(join(ROOT, 'test-results'), { recursive: true });
writeFileSync(
  join(ROOT, 'test-results/load.json'),
  `${JSON.stringify({ rounds: Number(values.rounds), rows }, null, 2)}\n`,
);
const over = rows.filter((row) => row.page.startsWith('panel') && row['output ×'] > BUDGET);
for (const row of over)
  console.error(`${row.page}, CPU ÷ ${row['CPU ÷']}: ${row['output ×']} × the bare page; the budget is ${BUDGET}`);
process.exitCode = over.length > 0 ? 1 : 0;
