/**
 * The `test` every spec uses. Whatever else a test checks, it fails when the page asks anything of
 * another origin, breaks its content policy, throws, or writes an error to the console.
 */
import { readFileSync } from 'node:fs';

import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import type { AxeResults, run, RunOptions } from 'axe-core';

import { findChromium, launch } from '../tools/machine.mjs';

export { expect };

/** For what the browser does round the page: its policy, its store of workers and files. */
export const wholeBrowser = { launchOptions: launch(findChromium()) };

/**
 * For specs that send nothing: the sandbox, a service worker, is not installed. That takes a third of a short test, and
 * the tests that do send, or that look at the page as a whole, have it.
 */
export const withoutSandbox = { serviceWorkers: 'block' } as const;

interface Options {
  /** Console errors this test provokes on purpose. */
  expectedErrors: RegExp[];
}

export const test = base.extend<Options>({
  expectedErrors: [[], { option: true }],
  context: async ({ context, baseURL, expectedErrors }, provide) => {
    const seen = await watch(context, new URL(baseURL ?? '').origin);
    await provide(context);
    expect(seen.filter((line) => !expectedErrors.some((expected) => expected.test(line)))).toEqual([]);
  },
});

/** Collects what must not happen, one line each, in every page and worker of the context. */
export async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const seen: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const local = url.protocol === 'data:' || url.protocol === 'blob:';
    if (!local && url.origin !== origin) seen.push(`request to another origin: ${url.href}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console error: ${message.text()}`);
  });
  context.on('weberror', (error) => seen.push(`uncaught: ${error.error().message}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      // Travels to the console listener above.
      console.error(`policy violation: ${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return seen;
}

/** The program as its package has it for pages: half of what it is in Node, and each document reads it anew. */
const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** Rules that axe leaves out unless asked: targets of 24 px, and names that have what is written on the control. */
const MORE_RULES = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } };

/**
 * The rows of a sequence diagram are a picture: what is written in them is broken into lines and placed, and the row
 * says the same as one sentence. The table beside the diagram has it as text.
 */
const isDrawn = (rule: string, target: string) =>
  rule === 'label-content-name-mismatch' && /\.sequence-row|^g\[/.test(target);

/**
 * Every section as it is drawn when it is looked at. A section out of sight (content-visibility: auto) has a guessed
 * height until it is painted; axe measures what is in it all the same, and then the last control of a section whose
 * guess is too small "obscures" the first of the next, which nobody ever sees.
 */
const AS_DRAWN = '.draw-when-seen { content-visibility: visible !important; }';

/**
 * What axe finds wrong, asked in the page itself. @axe-core/playwright puts what it found together in a second page,
 * which costs three times as much and is needed only for frames of other origins: there are none, of any origin.
 */
async function violations(page: Page, options: RunOptions): Promise<AxeResults['violations']> {
  expect(page.frames(), 'frames, which axe would not look into').toHaveLength(1);
  // Once a document; a way within the page (#/…) keeps the document.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  return page.evaluate(
    async ({ asked, asDrawn }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(asDrawn);
      document.adoptedStyleSheets.push(sheet);
      try {
        return (await (globalThis as unknown as { axe: { run: typeof run } }).axe.run(document, asked)).violations;
      } finally {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      }
    },
    { asked: { ...options, resultTypes: ['violations' as const] }, asDrawn: AS_DRAWN },
  );
}

/**
 * Changes the machine's theme under a page that stands, and waits until the page has followed: at once, because a
 * colour on its way from one theme to the other has the contrast of neither.
 */
export async function inTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
}

/** No axe violation on the screen as it stands: of any rule, or of these only. */
export async function axe(page: Page, only?: string[]): Promise<void> {
  const all = await violations(page, only ? { runOnly: only } : { rules: MORE_RULES });
  const found = all.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map((node) => node.target.join(' ')).filter((target) => !isDrawn(id, target)),
  }));
  expect(found.filter(({ at }) => at.length > 0)).toEqual([]);
}

/** The rules that a theme can break, on a screen that has passed all rules in the other: themes differ in colours. */
export const axeOfColour = (page: Page): Promise<void> => axe(page, ['color-contrast', 'link-in-text-block']);

/** Changes of theme are made under a page that stands; it is left in the dark one. */
export async function axeInBothThemes(page: Page): Promise<void> {
  await inTheme(page, 'light');
  await axe(page);
  await inTheme(page, 'dark');
  await axeOfColour(page);
}
