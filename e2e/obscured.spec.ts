/** What has the focus can be seen (WCAG 2.2, 2.4.11): nothing that sticks to the window lies over it, on the way down or up. */
import type { Page } from '@playwright/test';

import { expect, test, withoutSandbox } from './fixtures.ts';
import { loadSample } from './screen.ts';

test.use(withoutSandbox);

/** Names of what had the focus while none of it could be seen; and how many had it. */
async function walk(
  page: Page,
  key: 'Tab' | 'Shift+Tab',
): Promise<{ readonly hidden: string[]; readonly stops: number }> {
  const hidden: string[] = [];
  let stops = 0;
  for (; stops < 120; stops++) {
    await page.keyboard.press(key);
    const seen = await page.evaluate(async () => {
      // The browser has scrolled to it by the next frame.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const active = document.activeElement;
      if (!active || active === document.body) return undefined;
      const { left, top, width, height } = active.getBoundingClientRect();
      const isOver = ([across, down]: readonly [number, number]) => {
        const at = document.elementFromPoint(left + width * across, top + height * down);
        return at !== null && active.contains(at);
      };
      const isSeen = (
        [
          [0.5, 0.5],
          [0.1, 0.1],
          [0.9, 0.1],
          [0.1, 0.9],
          [0.9, 0.9],
        ] as const
      ).some(isOver);
      return { isSeen, name: (active.getAttribute('aria-label') ?? active.textContent) || active.id };
    });
    if (seen === undefined) break;
    if (!seen.isSeen) hidden.push(seen.name);
  }
  return { hidden, stops };
}

for (const [width, height] of [
  [1440, 700],
  [360, 780],
] as const)
  for (const [place, sample] of [
    ['paynet/auth', 'paynet-01'],
    ['doctor', ''],
  ] as const)
    test(`the focus is never out of sight on ${place} at ${width} px`, async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width, height });
      await page.goto(`/#/${place}`);
      await expect(page.getByRole('button', { name: 'Load sample' })).toBeVisible();
      if (sample !== '') await loadSample(page, sample);
      await expect(page.getByRole('navigation', { name: 'Tools' })).toBeVisible();
      for (const key of ['Tab', 'Shift+Tab'] as const) {
        const { hidden, stops } = await walk(page, key);
        expect(stops, key).toBeGreaterThan(10);
        expect(hidden, key).toEqual([]);
      }
    });

test('the page stays where it is while something in a menu is gone to, above the header too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/#/session-jwt/token?tab=verify');
  await page.getByRole('button', { name: 'Load sample' }).click();
  await expect(page.getByRole('menu')).toBeFocused();
  const top = () => page.evaluate(() => Math.round(scrollY));
  const header = await page.getByRole('banner').boundingBox();
  const item = page.getByRole('menuitem').first();
  expect((await item.boundingBox())?.y, 'it lies over the header').toBeLessThan(header?.height ?? 0);
  const before = await top();
  await item.scrollIntoViewIfNeeded();
  await item.hover();
  expect(await top()).toBe(before);
});
