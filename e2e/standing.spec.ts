/** What has been drawn stays where it is while the rest of a screen arrives; where one is can be seen in every row of links. */
import type { Page } from '@playwright/test';

import { expect, test, withoutSandbox } from './fixtures.ts';
import { region } from './screen.ts';

test.use(withoutSandbox);

const SIZES = [
  [360, 780],
  [768, 1024],
  [1440, 900],
] as const;

const top = async (page: Page, name: string) => (await region(page, name).boundingBox())?.y;

for (const [width, height] of SIZES)
  test(`the case actions find their room kept at ${width} px`, async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/assets\/actions-[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.setViewportSize({ width, height });
    await page.goto('/#/paynet/auth');
    await expect(page.getByRole('navigation', { name: 'Schemes' })).toBeVisible();
    await expect(region(page, 'Fields')).toBeVisible();
    const before = await top(page, 'Fields');
    expect(before).toBeGreaterThan(0);
    await expect(page.getByRole('group', { name: 'Case', exact: true })).toHaveCount(0);
    release();
    await expect(page.getByRole('group', { name: 'Case', exact: true })).toBeVisible();
    expect(await top(page, 'Fields')).toBe(before);
  });

for (const place of ['paynet/auth', 'session-jwt/token', 'doctor'])
  test(`nothing that is drawn of ${place} is pushed away while the screen arrives`, async ({ page }) => {
    await page.setViewportSize({ width: 560, height: 900 });
    await page.addInitScript(() => {
      const seen: number[] = [];
      // Each move, as a share of the window (web.dev/cls); none of them follows anything that somebody did.
      new PerformanceObserver((list) =>
        seen.push(...list.getEntries().map((entry) => ('value' in entry ? Number(entry.value) : 0))),
      ).observe({ type: 'layout-shift', buffered: true });
      Object.assign(globalThis, { moves: seen });
    });
    await page.goto(`/#/${place}`);
    await expect(page.getByRole('navigation', { name: 'Schemes' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Load sample' })).toBeVisible();
    // Moves are told after the frame in which they happened.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    const moves = await page.evaluate<number[]>('moves');
    expect(moves.reduce((sum, move) => sum + move, 0)).toBeLessThan(0.02);
  });

test('where one is can be seen in each row of links on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/#/paysera/callback?tab=learn');
  for (const [nav, link] of [
    ['Schemes', 'Paysera Wallet'],
    ['Operations', 'Callback'],
    ['Views', 'Learn'],
  ] as const)
    await expect(page.getByRole('navigation', { name: nav }).getByRole('link', { name: link })).toBeInViewport({
      ratio: 1,
    });
  await page.goto('/#/cases');
  await expect(page.getByRole('navigation', { name: 'Tools' }).getByRole('link', { name: 'Cases' })).toBeInViewport({
    ratio: 1,
  });
});

test('a tablet held upright shows all schemes and tools at once', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await page.goto('/#/paynet/auth');
  await expect(page.getByRole('navigation', { name: 'Tools' })).toBeVisible();
  for (const nav of ['Schemes', 'Tools'])
    for (const link of await page.getByRole('navigation', { name: nav }).getByRole('link').all())
      await expect(link).toBeInViewport({ ratio: 1 });
});
