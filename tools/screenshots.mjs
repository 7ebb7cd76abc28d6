/**
 * Pictures of every screen, view and state: `npm run screenshots`.
 *
 *   node tools/screenshots.mjs [--only PATTERN] [--widths 1440,768,360] [--dist FOLDER] [--readme]
 *
 * All of them, in both themes, go to test-results/screenshots for somebody to look at; the four that the README shows
 * go to docs/screenshots. `--only` takes those whose names match, `--readme` the README's. Builds first when dist/ is
 * older than the sources.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium } from '@playwright/test';

import { ROOT } from './fresh.mjs';
import { findChromium, QUIET_ARGS } from './machine.mjs';
import { loadSample } from './states/deeds.mjs';
import { STATES } from './states/table.mjs';
import { reach, stands, views } from './states/walk.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    widths: { type: 'string', default: '1440,768,360' },
    dist: { type: 'string' },
    readme: { type: 'boolean' },
  },
});
const ALL = join(ROOT, 'test-results/screenshots');
const README = join(ROOT, 'docs/screenshots');
const WIDTHS = values.widths.split(',').map(Number);
/** @type {Readonly<Record<number, number>>} */
const HEIGHTS = { 2560: 1440, 1440: 900, 768: 1024, 360: 780 };
/** @returns {Promise<number>} a port nobody listens on */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

/**
 * The playground on loopback.
 * @returns {Promise<{ address: string, stop: () => void }>}
 */
async function serve() {
  const port = await freePort();
  const server = spawn(
    process.execPath,
    ['tools/start.mjs', '--no-open', '--port', String(port), ...(values.dist ? ['--dist', values.dist] : [])],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('tools/start.mjs ended early')));
    server.stdout.on('data', (text) => String(text).includes('http://') && resolve(undefined));
  });
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.kill() };
}

const LOOKS = /** @type {const} */ (['light', 'dark']);
/** The moment at which every picture is taken: when flows and demos begin. */
const MOMENT = new Date('2026-01-01T00:00:00Z');

/** Dice that fall alike in every run; keys are made anew all the same. */
const SEEDED = `{
  let state = 0x2545f491;
  Crypto.prototype.getRandomValues = (array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; at++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[at] = state;
    }
    return array;
  };
}`;

/**
 * A page for which time stands still. Without a service worker, whose clock would not: the sandbox is then in the page.
 * @param {import('@playwright/test').Browser} browser
 * @param {import('@playwright/test').BrowserContextOptions} options
 */
async function stillPage(browser, options) {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    // For the one rule below.
    bypassCSP: true,
    ...options,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(MOMENT);
  await page.addInitScript(SEEDED);
  return page;
}

/** All of it is drawn, what nobody has scrolled to as well, and the header is at its top. @param {Page} page */
async function wholePage(page) {
  // What sticks to the window's lower edge has its place at the end of its card.
  const content = '.draw-when-seen { content-visibility: visible !important; } .sticky.bottom-0 { position: static; }';
  await page.addStyleTag({ content });
  await page.evaluate('scrollTo(0, 0)');
}

/**
 * The widths that were asked for, in both themes, of one state.
 * @param {Page} page
 * @param {string} name
 * @param {boolean} [above]
 */
async function picture(page, name, above = false) {
  for (const width of WIDTHS)
    for (const colorScheme of LOOKS) {
      await page.setViewportSize({ width, height: HEIGHTS[width] ?? 900 });
      await page.emulateMedia({ colorScheme });
      if (!above) await wholePage(page);
      await page.screenshot({ path: join(ALL, `${name}-${width}-${colorScheme}.png`), fullPage: !above });
    }
}

/**
 * @param {Page} page
 * @param {string} address
 * @param {string} place an operation's view
 */
async function reachView(page, address, place) {
  await reach(page, address, { at: place });
  if (await page.getByRole('button', { name: 'Load sample' }).isVisible()) await loadSample(page);
  await stands(page);
}

/** @param {import('@playwright/test').Browser} browser @param {string} address */
async function everything(browser, address) {
  const wanted = new RegExp(values.only ?? '');
  const list = await stillPage(browser, {});
  const places = (await views(list, address)).map((place) => ({
    place,
    name: place.replace(/[^a-z]+/gi, '-').slice(1),
  }));
  await list.context().close();
  const jobs = [
    ...STATES.map((state) => ({ ...state, go: (/** @type {Page} */ page) => reach(page, address, state) })),
    ...places.map(({ place, name }) => ({
      name,
      above: false,
      go: (/** @type {Page} */ page) => reachView(page, address, place),
    })),
  ].filter(({ name }) => wanted.test(name));
  for (const { name, above, go } of jobs) {
    const page = await stillPage(browser, { viewport: { width: 1440, height: 900 } });
    await go(page);
    await picture(page, name, above);
    await page.context().close();
    console.log(name);
  }
}

/** The README's four: name, theme, size, place. */
const SHOWN = /** @type {const} */ ([
  ['home-light', 'light', [1280, 800], ''],
  ['panel-light', 'light', [1280, 860], '#/aeterna/request'],
  ['panel-dark', 'dark', [1280, 800], '#/paystar/bearer'],
  ['mobile', 'light', [360, 780], '#/paynet/auth'],
]);

const { address, stop } = await serve();
const executablePath = findChromium();
const browser = await chromium.launch({ args: QUIET_ARGS, ...(executablePath && { executablePath }) });
try {
  for (const folder of [ALL, README]) mkdirSync(folder, { recursive: true });
  if (!values.readme) await everything(browser, address);
  for (const [name, colorScheme, [width, height], place] of values.only === undefined ? SHOWN : []) {
    const page = await stillPage(browser, { colorScheme, viewport: { width, height } });
    await (place ? reachView(page, address, place) : reach(page, address, { at: place }));
    await page.screenshot({ path: join(README, `${name}.png`) });
    await page.context().close();
  }
} finally {
  await browser.close();
  stop();
}
