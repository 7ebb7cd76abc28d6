import type { Locator, Page } from '@playwright/test';

import { expect } from './fixtures.ts';

/** Presses Tab until the focus is on it: everything is within reach, and the focus is never lost on the way. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`not within 150 presses of ${key}: ${String(target)}`);
}

export const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Goes to a field and types into it. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, textbox(page, name));
  await page.keyboard.insertText(text);
}

/** Goes to a control and presses it. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** The focus is on something that can be seen, or, at the start of a page, nowhere yet. */
export async function expectFocus(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const active = document.activeElement;
        return active !== null && active !== document.body && active.getClientRects().length > 0;
      }),
    )
    .toBe(true);
}
