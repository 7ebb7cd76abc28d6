/**
 * Pictures of every screen: `npm run screenshots`.
 *
 * All of them, in both themes and four widths, go to test-results/screenshots for somebody to look at; the four that
 * the README shows go to docs/screenshots. Builds first when dist/ is older than the sources.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { ROOT } from './fresh.mjs';
import { findChromium, QUIET_ARGS } from './machine.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const ALL = join(ROOT, 'test-results/screenshots');
const README = join(ROOT, 'docs/screenshots');
const WIDTHS = { 2560: 1440, 1440: 900, 768: 1024, 360: 780 };
const THEMES = /** @type {const} */ (['light', 'dark']);

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
  const server = spawn(process.execPath, ['tools/start.mjs', '--no-open', '--port', String(port)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('tools/start.mjs ended early')));
    server.stdout.on('data', (text) => String(text).includes('http://') && resolve(undefined));
  });
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.kill() };
}

/** Goes to a screen and waits until it stands. @param {Page} page @param {string} address */
async function visit(page, address) {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** Fills a panel with its first published value. @param {Page} page */
async function loadSample(page) {
  await page.getByRole('button', { name: 'Load sample' }).click();
  await page.getByRole('menuitem').first().click();
  await page
    .getByText(/^Waits for/)
    .first()
    .waitFor({ state: 'detached' });
}

/** Every operation's address, read off the page itself. @param {Page} page @param {string} address */
async function operations(page, address) {
  await visit(page, address);
  /** @param {string} nav */
  const links = (nav) => page.getByRole('navigation', { name: nav }).getByRole('link');
  /** @type {string[]} */
  const found = [];
  for (const link of await links('Schemes').all()) {
    const scheme = (await link.getAttribute('href'))?.replace(/^.*#/, '');
    await link.click();
    // Not those of the scheme before, which stand there until this one is loaded.
    const own = page.locator(`nav[aria-label=Operations] a[href*="#${scheme}/"]`);
    await own.first().waitFor();
    found.push(
      ...(await own.evaluateAll((all) => all.map((one) => (one.getAttribute('href') ?? '').split('#/')[1] ?? ''))),
    );
  }
  return found;
}

/**
 * @param {Page} page
 * @param {string} address
 * @param {string[]} places operations
 * @param {(name: string) => string} file
 */
async function picture(page, address, places, file) {
  /** @param {string} name @param {boolean} [fullPage] */
  const shot = (name, fullPage = true) => page.screenshot({ path: file(name), fullPage });
  await visit(page, address);
  await shot('home');
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  await shot('palette', false);
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard help' }).waitFor();
  await shot('keyboard-help', false);
  await page.keyboard.press('Escape');
  await visit(page, `${address}#/nowhere`);
  await shot('not-found', false);
  for (const place of places) {
    const name = place.replace('/', '-');
    await visit(page, `${address}#/${place}`);
    if (await page.getByRole('button', { name: 'Load sample' }).isVisible()) await loadSample(page);
    await shot(name);
    const views = await page.getByRole('navigation', { name: 'Views' }).getByRole('link').allInnerTexts();
    for (const view of ['Verify', 'Code', 'Learn'].filter((known) => views.includes(known))) {
      await visit(page, `${address}#/${place}?tab=${view.toLowerCase()}`);
      await shot(`${name}-${view.toLowerCase()}`);
    }
  }
  await tools(page, address, shot);
}

/**
 * Exchanges, Doctor, Flows and the presenter mode, empty and in use.
 * @param {Page} page
 * @param {string} address
 * @param {(name: string, fullPage?: boolean) => Promise<unknown>} shot
 */
async function tools(page, address, shot) {
  /** @param {string} name */
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  await visit(page, `${address}#/exchanges`);
  await shot('exchanges-empty');
  await visit(page, `${address}#/paynet/auth`);
  await press('Use sandbox credentials');
  for (const outcome of ['Accepted', 'Refused']) {
    await press('Send to sandbox');
    await page.getByRole('status', { name: 'Sandbox answer' }).getByText(outcome).first().waitFor();
  }
  await shot('sent');
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await page.getByRole('region', { name: 'Both computations' }).waitFor();
  await shot('exchange');
  await visit(page, `${address}#/doctor`);
  await shot('doctor-empty');
  await press('Load sample');
  await page.getByRole('menuitem').first().click();
  await press('Diagnose');
  await page.getByText('All of it on this machine').waitFor();
  await shot('doctor');
  await visit(page, `${address}#/flows`);
  await shot('flows');
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await page.getByRole('toolbar', { name: 'Player' }).waitFor();
  for (let step = 0; step < 3; step++) await press('Step');
  await page.getByText('Step 3 of').waitFor();
  await shot('flow');
  await visit(page, `${address}#/present`);
  await shot('present');
  await page.getByRole('main').getByRole('link').first().click();
  await page.getByRole('region', { name: 'Presenter' }).waitFor();
  await shot('present-start', false);
  for (let step = 1; step <= 3; step++) {
    await page.keyboard.press('ArrowRight');
    await page.getByText(`Step ${step} of`).waitFor();
    await page.locator('[aria-label=Presenter][aria-busy=false]').waitFor();
  }
  await shot('present-step', false);
  await page.keyboard.press('Escape');
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
  // `--readme`: only the four pictures that the README shows.
  const themes = process.argv.includes('--readme') ? [] : THEMES;
  const places = await operations(await browser.newPage(), address);
  for (const colorScheme of themes) {
    for (const [width, height] of Object.entries(WIDTHS)) {
      const page = await browser.newPage({ colorScheme, viewport: { width: Number(width), height } });
      await picture(page, address, places, (name) => join(ALL, `${name}-${width}-${colorScheme}.png`));
      await page.close();
    }
  }
  for (const [name, colorScheme, [width, height], place] of SHOWN) {
    const page = await browser.newPage({ colorScheme, viewport: { width, height } });
    await visit(page, address + place);
    if (place) await loadSample(page);
    await page.screenshot({ path: join(README, `${name}.png`) });
    await page.close();
  }
  console.log(`Pictures of ${places.length} operations are in ${ALL}, the README's in ${README}`);
} finally {
  await browser.close();
  stop();
}
