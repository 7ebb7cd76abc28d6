import type { Page } from '@playwright/test';

import { axe, expect, test } from './fixtures.ts';
import { SCHEMES } from './schemes.ts';

// Chromium writes the sandbox's refusals to the console.
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 401/] });

const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard help' });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('? lists the keys and closes again; the focus goes back', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await expect(heading(page)).toBeVisible();
  const button = page.getByRole('button', { name: 'Keyboard help' });
  await button.focus();
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
  for (const says of ['Command palette', 'Sends to the sandbox', 'A step forward', 'Leaves; everything you had'])
    await expect(help(page)).toContainText(says);
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test('? is a letter where somebody types; Ctrl+Shift+/ works there, too', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  const token = page.getByRole('textbox', { name: 'token' });
  await token.click();
  await page.keyboard.type('why?');
  await expect(token).toHaveValue('why?');
  await expect(help(page)).toBeHidden();
  await page.keyboard.press('Control+Shift+Slash');
  await expect(help(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(token).toBeFocused();
  await expect(token).toHaveValue('why?');
});

test('shortcuts of a single letter can be turned off, for good', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Keyboard help' }).click();
  await help(page).getByRole('checkbox', { name: 'Single-character shortcuts' }).click();
  await expect(help(page).getByText('(turned off)').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await page.keyboard.press('?');
  await page.reload();
  await expect(heading(page)).toBeVisible();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await expect(help(page)).toBeHidden();
  await page.keyboard.type('keyboard help');
  await page.keyboard.press('Enter');
  await expect(help(page)).toBeVisible();
  await help(page).getByRole('checkbox').click();
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
});

test('fields, steps and verdicts lead to their place on the Learn page', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await page.getByRole('link', { name: 'More about token' }).click();
  await expect(page).toHaveURL(/tab=learn#field-token$/);
  const row = page.getByRole('row', { name: /^token secret/ });
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
  await page.goBack();
  await page.getByRole('link', { name: 'More about string to hash' }).click();
  await expect(page.locator('#step-string-to-hash')).toBeFocused();
  await page.goBack();
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  for (let times = 0; times < 2; times++) {
    const answer = page.getByRole('status', { name: 'Sandbox answer' });
    await page.getByRole('button', { name: 'Send to sandbox' }).click();
    await expect(answer).toContainText(times === 0 ? 'Accepted' : 'key-not-rising');
  }
  await page.getByRole('link', { name: 'More about key-not-rising' }).click();
  await expect(page.getByRole('row', { name: /^key-not-rising/ })).toBeFocused();
  await page.goto('/#/paystar/bearer?tab=verify');
  await page.getByRole('textbox', { name: 'Received token' }).fill('a.b.c');
  await page.getByRole('link', { name: 'More about token-malformed' }).click();
  await expect(page.locator('#check-token-malformed')).toBeFocused();
});

const PLACES = ['aeterna/request', 'paynet/auth', 'paysera/mac', 'paystar/callback', 'session-jwt/login'];
/** Schemes that no place above belongs to: their own address leads to their first operation. */
const LATER = SCHEMES.filter((id) => !PLACES.some((place) => place.startsWith(`${id}/`)));

test('every link to the Learn page has a place to go to', async ({ page }) => {
  for (const place of [...PLACES, ...LATER]) {
    await page.goto(`/#/${place}`);
    const links = page.getByRole('link', { name: /^More about / });
    await expect(links.first()).toBeVisible();
    const anchors = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('#').at(-1)));
    expect(anchors.length).toBeGreaterThan(2);
    await page.goto(`${page.url()}?tab=learn`);
    await expect(page.getByRole('navigation', { name: 'On this page' })).toBeVisible();
    for (const anchor of anchors) await expect(page.locator(`[id="${anchor}"]`), anchor).toHaveCount(1);
  }
});
