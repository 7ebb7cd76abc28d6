/** axe on every screen, view and state, in both themes, on a narrow screen and a wide one. */
import { readdirSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { loadSample } from '../tools/states/deeds.mjs';
import { STATES } from '../tools/states/table.mjs';
import { reach, views } from '../tools/states/walk.mjs';
import { axe, axeInBothThemes, expect, test, withoutSandbox } from './fixtures.ts';
import { LEARN_PAGES } from './schemes.ts';
import { expectRoomForSpacing } from './spaced.ts';

// Chromium writes the sandbox's refusals to the console.
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 4\d\d/] });

// Keeping the whole app for use offline, in each test anew, takes a fifth of its time and changes nothing that is drawn.
// The sandbox then answers from within the page; sandbox.spec.ts asks axe of what the worker answered.
test.use(withoutSandbox);

test.beforeEach(async ({ page }) => {
  // A colour on its way from one theme to the other has the contrast of neither.
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

async function expectNoOverflow(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
  expect(overflow, where).toBeLessThanOrEqual(0);
}

/** What the header half covers is no small target. */
async function toTop(page: Page, { above = false }: { above?: boolean }): Promise<void> {
  if (!above) await page.evaluate(() => window.scrollTo(0, 0));
}

for (const state of STATES)
  test(`${state.name} passes axe on a narrow screen in both themes, and on a wide one`, async ({ page, baseURL }) => {
    test.slow();
    await page.setViewportSize({ width: 360, height: 780 });
    await reach(page, `${baseURL}/`, state);
    await toTop(page, state);
    await expectNoOverflow(page, 'narrow');
    await axeInBothThemes(page);
    await expectRoomForSpacing(page, state.name);
    await page.setViewportSize({ width: 1440, height: 900 });
    await toTop(page, state);
    await expectNoOverflow(page, 'wide');
    await axe(page);
  });

for (const scheme of readdirSync('src/schemes', { withFileTypes: true }).filter((entry) => entry.isDirectory()))
  test(`every view of ${scheme.name} passes axe on a narrow screen, in both themes`, async ({ page, baseURL }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width: 360, height: 780 });
    const own = (await views(page, `${baseURL}/`)).filter((place) => place.startsWith(`#/${scheme.name}/`));
    const others = own.filter((place) => !LEARN_PAGES.some((known) => place === `#/${known}?tab=learn`));
    expect(others.length).toBeGreaterThan(2);
    for (const place of others) {
      // Anew each time: nothing of the view before stands there while this one is loaded.
      await page.goto('about:blank');
      await reach(page, `${baseURL}/`, { at: place });
      if (await page.getByRole('button', { name: 'Load sample' }).isVisible()) await loadSample(page);
      await toTop(page, {});
      await expectNoOverflow(page, place);
      await axeInBothThemes(page);
      await expectRoomForSpacing(page, place);
    }
  });
