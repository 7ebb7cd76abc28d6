/**
 * Lighthouse on the production build: `npm run lighthouse`. It is fetched by npx when it is not there, because it is
 * six times as large as everything else the project installs.
 *
 * Exits 1 when a category of a page scores below 95.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../fresh.mjs';
import { findChromium } from '../machine.mjs';

const VERSION = '12.8.2';
const PAGES = ['#/', '#/paynet/auth', '#/doctor', '#/flows'];
const LEAST = 0.95;
const REPORT = join(ROOT, 'test-results/lighthouse.json');
const FLAGS = '--headless=new --no-sandbox --disable-background-networking --disable-component-update';

/** The production build, served as `npm start` does. */
async function serve() {
  const child = spawn(process.execPath, [join(ROOT, 'tools/start.mjs'), '--no-open'], { cwd: ROOT });
  const address = await new Promise((resolve) => {
    let text = '';
    child.stdout.on('data', (/** @type {Buffer} */ data) => {
      text += data.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(text) ?? [];
      if (found) resolve(found);
    });
  });
  return { address: String(address), stop: () => child.kill() };
}

/**
 * @param {string} url
 * @returns {Record<string, { score: number }>}
 */
function audit(url) {
  spawnSync(
    'npx',
    [
      '--yes',
      `lighthouse@${VERSION}`,
      url,
      '--quiet',
      '--preset=desktop',
      '--output=json',
      `--output-path=${REPORT}`,
      `--chrome-flags=${FLAGS}`,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CHROME_PATH: findChromium() ?? '' } },
  );
  return JSON.parse(readFileSync(REPORT, 'utf8')).categories;
}

mkdirSync(join(ROOT, 'test-results'), { recursive: true });
const { address, stop } = await serve();
const rows = PAGES.map((page) => {
  const categories = audit(`${address}${page}`);
  return { page, ...Object.fromEntries(Object.entries(categories).map(([id, { score }]) => [id, score * 100])) };
});
stop();
console.table(rows);
const low = rows.some(({ page: _page, ...scores }) => Object.values(scores).some((score) => score < LEAST * 100));
process.exitCode = low ? 1 : 0;
