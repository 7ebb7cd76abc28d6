import type { Page } from '@playwright/test';

import { axe, expect, test, withoutSandbox } from './fixtures.ts';

test.use(withoutSandbox);

const offer = (page: Page) => page.getByRole('complementary', { name: 'Tour' });
const tour = (page: Page) => page.getByRole('region', { name: 'Tour' });

test('the tour is offered once, on the start page, and can be declined for good', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(offer(page)).toBeHidden();
  await page.goto('/#/');
  await offer(page).getByRole('button', { name: 'Skip' }).click();
  await expect(offer(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(offer(page)).toBeHidden();
});

test('the tour shows each place by keyboard, blocks nothing and ends where it began', async ({ page }) => {
  await page.goto('/');
  await offer(page).getByRole('button', { name: 'Take the tour' }).press('Enter');
  await expect(tour(page)).toContainText('1 of 7');
  const spotlight = page.locator('[data-spotlight]');
  await expect(spotlight).toHaveAttribute('aria-label', 'Schemes');
  for (const [step, name] of ['Tools', 'Fields', 'Steps', 'Compare', 'Sandbox'].entries()) {
    await expect(tour(page).getByRole('button', { name: 'Next' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(tour(page)).toContainText(`${step + 2} of 7`);
    await expect(spotlight).toHaveAttribute('aria-label', name);
    await expect(spotlight).toBeInViewport();
    // Its beginning is what is read first: below the header, and above the words.
    await expect.poll(async () => (await spotlight.boundingBox())?.y ?? 0).toBeGreaterThan(56);
    const words = (await tour(page).boundingBox())?.y ?? 0;
    await expect.poll(async () => (await spotlight.boundingBox())?.y ?? Infinity).toBeLessThan(words);
  }
  await axe(page);
  // The page goes on working.
  await page.getByRole('textbox', { name: 'Email' }).fill('me@example.com');
  await expect(page.getByRole('group', { name: 'signStr', exact: true })).toContainText('me@example.com');
  await tour(page).getByRole('button', { name: 'Back' }).click();
  await expect(spotlight).toHaveAttribute('aria-label', 'Compare');
  await tour(page).getByRole('button', { name: 'Next' }).click();
  await tour(page).getByRole('button', { name: 'Next' }).click();
  await tour(page).getByRole('button', { name: 'Done' }).click();
  await expect(tour(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(spotlight).toHaveCount(0);
});

test('the tour can be left at any step', async ({ page }) => {
  await page.goto('/');
  await offer(page).getByRole('button', { name: 'Take the tour' }).click();
  await tour(page).getByRole('button', { name: 'Next' }).click();
  await page.keyboard.press('Escape');
  await expect(tour(page)).toBeHidden();
  await page.goto('/#/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(offer(page)).toBeHidden();
});
