import type { Page } from '@playwright/test';

import { expect, test, withoutSandbox } from './fixtures.ts';

// What a worker keeps cannot come late.
test.use(withoutSandbox);

/** Keeps a file on its way until what comes back is called. */
async function hold(page: Page, file: RegExp): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(file, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('Enter before all commands are known takes the first that fits once they are', async ({ page }) => {
  const release = await hold(page, /assets\/scheme-paystar-/);
  await page.goto('/#/paynet/auth');
  await expect(page.getByRole('textbox', { name: 'token', exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('share');
  await expect(page.getByText('No command matches all of these words.')).toBeVisible();
  await page.keyboard.press('Enter');
  release();
  await expect(page.getByRole('dialog', { name: 'Share this case' })).toBeVisible();
});

/** The Theme button, pointed at on the start page while its menu is on the way; and what lets the menu come. */
async function pointedAt(page: Page) {
  const release = await hold(page, /assets\/theme-menu-/);
  await page.goto('/');
  const theme = page.getByRole('button', { name: 'Theme' });
  await theme.hover();
  return { theme, release, dark: page.getByRole('menuitemradio', { name: 'Dark' }) };
}

test('a press of the Theme button opens its menu once, also when the menu comes within the press', async ({ page }) => {
  const { theme, release, dark } = await pointedAt(page);
  // What follows in the same press is for the menu's own button, which then stands here.
  await theme.dispatchEvent('pointerdown');
  release();
  await expect(theme).toHaveAttribute('aria-expanded', 'false');
  await theme.click();
  await expect(dark).toBeVisible();
});

test('a Theme menu that comes before the button is let go stays open', async ({ page }) => {
  const { release, dark } = await pointedAt(page);
  await page.mouse.down();
  release();
  await expect(dark).toBeVisible();
  await page.mouse.up();
  await page.keyboard.press('ArrowDown');
  await expect(dark).toBeVisible();
});
