import type { Page } from '@playwright/test';

import { expect, test, withoutSandbox } from './fixtures.ts';

test.use(withoutSandbox);

/** A screen and one to go back to. */
async function twoScreens(page: Page): Promise<void> {
  await page.goto('/#/paynet/auth');
  await expect(page.getByRole('heading', { level: 1, name: 'Paynet' })).toBeVisible();
  await page.getByRole('link', { name: /^Aeterna/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Aeterna' })).toBeFocused();
}

for (const { name, keys } of [
  { name: 'Command palette', keys: 'Control+k' },
  { name: 'Keyboard help', keys: 'Control+Shift+Slash' },
]) {
  test(`going back in the browser closes what lies over the screen: ${name}`, async ({ page }) => {
    await twoScreens(page);
    const dialog = page.getByRole('dialog', { name });
    await page.keyboard.press(keys);
    await expect(dialog).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Paynet' })).toBeVisible();
    await expect(dialog).toBeHidden();
    // It is there again when it is called, also after a step forward.
    await page.keyboard.press(keys);
    await expect(dialog).toBeVisible();
    await page.goForward();
    await expect(page.getByRole('heading', { level: 1, name: 'Aeterna' })).toBeVisible();
    await expect(dialog).toBeHidden();
  });
}

test('after a step back from the palette the focus is on the new screen’s heading', async ({ page }) => {
  await twoScreens(page);
  await page.getByRole('button', { name: 'Command palette' }).click();
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Paynet' })).toBeFocused();
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeHidden();
});
