/**
 * A thousand exchanges in the viewer: how smooth the list scrolls, in frames and in what blocks the main thread.
 *
 *   node tools/bench/viewer.mjs [--exchanges 1000] [--seconds 4]
 *
 * Serves dist/, sends the exchanges to the sandbox in the page's worker, opens the viewer and scrolls its list from
 * end to end and back. Beside it, in the same run, the same scroll over a bare list of as many lines: what this
 * machine does at best. Prints frame times at the median, 95th and 99th percentile, long tasks, and elements drawn.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { chromium } from '@playwright/test';

import { ROOT } from '../fresh.mjs';
import { findChromium, QUIET_ARGS } from '../machine.mjs';

const { values } = parseArgs({
  options: { exchanges: { type: 'string' }, seconds: { type: 'string' }, dist: { type: 'string' } },
});
const EXCHANGES = Number(values.exchanges ?? 1000);
const SECONDS = Number(values.seconds ?? 4);

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ frames: number[], tasks: number[], drawn: number }} Scrolled */

/** @returns {Promise<{ address: string, stop: () => Promise<void> }>} */
async function serve() {
  const args = [join(ROOT, 'tools/start.mjs'), '--no-open', '--dist', values.dist ?? join(ROOT, 'dist')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return { address, stop: () => stop(child) };
  }
  throw new Error('the page could not be served');
}

/** @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/**
 * Scrolls a box down and up again, a step a frame, and measures every frame.
 * @param {Page} page @param {string} selector
 * @returns {Promise<Scrolled>}
 */
function scroll(page, selector) {
  return page.locator(selector).evaluate(
    (box, milliseconds) =>
      new Promise((resolve) => {
        /** @type {number[]} */
        const frames = [];
        /** @type {number[]} */
        const tasks = [];
        let drawn = 0;
        const observer = new PerformanceObserver((list) =>
          tasks.push(...list.getEntries().map((task) => task.duration)),
        );
        observer.observe({ type: 'longtask' });
        const way = box.scrollHeight - box.clientHeight;
        const began = performance.now();
        let last = began;
        const step = (/** @type {number} */ now) => {
          frames.push(now - last);
          last = now;
          drawn = Math.max(drawn, box.getElementsByTagName('li').length);
          const at = (now - began) / milliseconds;
          box.scrollTop = way * (at < 0.5 ? at * 2 : 2 - at * 2);
          if (at < 1) requestAnimationFrame(step);
          else {
            observer.disconnect();
            resolve({ frames: frames.slice(1), tasks, drawn });
          }
        };
        requestAnimationFrame(step);
      }),
    SECONDS * 1000,
  );
}

/** @param {number[]} all @param {number} share */
function percentile(all, share) {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** @param {string} name @param {Scrolled} scrolled */
function report(name, { frames, tasks, drawn }) {
  const slow = frames.filter((frame) => frame > 50).length;
  console.log(
    [
      name.padEnd(34),
      `frames ${String(frames.length).padStart(4)}`,
      `p50 ${percentile(frames, 0.5).toFixed(1)} ms`,
      `p95 ${percentile(frames, 0.95).toFixed(1)} ms`,
      `p99 ${percentile(frames, 0.99).toFixed(1)} ms`,
      `over 50 ms ${slow}`,
      `long tasks ${tasks.length}, longest ${Math.max(0, ...tasks).toFixed(0)} ms`,
      `lines drawn ${drawn}`,
    ].join('  '),
  );
}

/** Fills the sandbox's journal through the worker. @param {Page} page */
async function fill(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.evaluate(async (count) => {
    for (let sent = 0; sent < count; sent += 50)
      await Promise.all(
        Array.from({ length: Math.min(50, count - sent) }, () =>
          fetch('sandbox/aeterna/balance', { method: 'POST', body: '{}' }),
        ),
      );
  }, EXCHANGES);
}

/** A list of as many plain lines. @param {Page} page */
async function bare(page) {
  const lines = Array.from({ length: EXCHANGES }, (_, i) => `<li style="height:3.75rem">POST /balance ${i} 401</li>`);
  await page.setContent(`<ul id="bare" style="height:40rem;overflow:auto">${lines.join('')}</ul>`);
}

const { address, stop: stopServer } = await serve();
const executablePath = findChromium();
const browser = await chromium.launch({ args: QUIET_ARGS, ...(executablePath && { executablePath }) });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await fill(page);
  const began = performance.now();
  await page.goto(`${address}#/exchanges`);
  await page.getByText(`${EXCHANGES.toLocaleString('en')} exchanges`).waitFor();
  console.log(
    `${EXCHANGES} exchanges, on screen ${(performance.now() - began).toFixed(0)} ms after the address was entered`,
  );
  // The page polls and settles first.
  await page.waitForTimeout(1000);
  const other = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await bare(other);
  await other.bringToFront();
  const plain = await scroll(other, '#bare');
  await page.bringToFront();
  const viewer = await scroll(page, 'section[aria-label="Exchanges"], [role=region][aria-label="Exchanges"]');
  report('bare list', plain);
  report('viewer', viewer);
  console.log(
    `p95 of a frame, viewer to bare list: ${(percentile(viewer.frames, 0.95) / percentile(plain.frames, 0.95)).toFixed(2)} ×`,
  );
} finally {
  await browser.close();
  await stopServer();
}
