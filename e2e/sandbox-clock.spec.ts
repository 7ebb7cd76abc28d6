import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { fillCredentials, loadSample, openPalette } from './screen.ts';

// What is refused is answered with 401, which the browser writes to the console.
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 401/] });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const time = (page: Page) => page.getByRole('status', { name: 'Sandbox time' });

test('the sandbox’s clock is moved, told with the answer, and put back', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await loadSample(page);
  await fillCredentials(page);
  await button(page, 'Sandbox clock').click();
  await expect(time(page)).toContainText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dUTC · runs$/);
  await expect(button(page, 'Real time')).toBeDisabled();
  await button(page, '+30 min').click();
  await expect(time(page)).toContainText('runs, 30 min ahead of real time');
  await page.keyboard.press('Escape');
  await expect(button(page, 'Sandbox clock')).toBeFocused();

  await button(page, 'Send to sandbox').click();
  const answer = page.getByRole('status', { name: 'Sandbox answer' });
  await expect(answer).toContainText('timestamp-expired');
  await expect(answer).toContainText('The sandbox’s clock is 30 min ahead of real time.');

  await button(page, 'Sandbox clock').click();
  await button(page, 'Real time').click();
  await expect(time(page)).toContainText(/runs$/);
  await page.keyboard.press('Escape');
  await fillCredentials(page);
  await button(page, 'Send to sandbox').click();
  await expect(answer).toContainText('Accepted');
  await expect(answer).not.toContainText('real time');
});

test('the sandbox’s clock stands still, is set, and keeps that when the page is loaded again', async ({ page }) => {
  await page.goto('/');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await button(page, 'Sandbox clock').click();
  await button(page, 'Freeze').click();
  await expect(time(page)).toContainText('stopped');
  const set = page.getByRole('textbox', { name: 'Sandbox time, UTC' });
  await set.fill('no time');
  await expect(button(page, 'Set')).toBeDisabled();
  await expect(set).toHaveAccessibleDescription(/^Expected a date and a time in UTC/);
  await set.fill('2026-01-02 03:04:05');
  await expect(set).not.toHaveAccessibleDescription(/Expected/);
  await button(page, 'Set').click();
  await expect(time(page)).toContainText('2026-01-02 03:04:05UTC · stopped');
  await page.reload();
  await button(page, 'Sandbox clock').click();
  await expect(time(page)).toContainText('2026-01-02 03:04:05UTC · stopped');
  await button(page, 'Real time').click();
  await expect(time(page)).toContainText(/runs$/);
});

test('the palette opens the sandbox’s clock and gives the focus back', async ({ page }) => {
  await page.goto('/#/exchanges');
  await openPalette(page);
  await page.keyboard.type('sandbox clock');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Sandbox clock' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await openPalette(page);
});
