import type { Locator, Page } from '@playwright/test';

import { axe, expect, test } from './fixtures.ts';
import { field, region } from './screen.ts';

test.use({ expectedErrors: [/status of 401/] });

const KEY = 'sk-demo-4f1d2c3b5a69788796a5b4c3d2e1f00f';
const BODY = '{"email":"a@example.com"}';

/** What of a text somebody can read in this element: characters that are drawn as themselves. */
function readable(within: Locator): Promise<string> {
  return within.evaluate((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const own = node.textContent ?? '';
      const style = getComputedStyle(node.parentElement ?? document.body);
      text += style.getPropertyValue('-webkit-text-security') === 'disc' ? '•'.repeat(own.length) : own;
    }
    return text;
  });
}

const request = (page: Page) => page.getByRole('group', { name: 'Request', exact: true });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function apiKey(page: Page) {
  await page.goto('/#/session-jwt/api-key');
  await field(page, 'Api-key').fill(KEY);
  await field(page, 'body').fill(BODY);
}

test('a key that its field masks is dots in the request until it is revealed, and copied as it is', async ({
  page,
}) => {
  await apiKey(page);
  await expect(region(page, 'Raw HTTP')).toContainText('Api-key: ');
  const dots = '•'.repeat(KEY.length);
  await expect.poll(() => readable(request(page))).toContain(`Api-key: ${dots}`);
  expect(await readable(request(page))).not.toContain(KEY);
  await expect(request(page)).toContainText('A dot for each character of Api-key. Copy takes the real text.');
  await page.getByRole('button', { name: 'Copy Raw HTTP' }).click();
  await expect.poll(() => copied(page)).toContain(`Api-key: ${KEY}\r\n`);
  await page.getByRole('button', { name: 'Copy header Api-key' }).click();
  await expect.poll(() => copied(page)).toBe(KEY);
  await page.getByRole('tab', { name: 'curl' }).click();
  await expect.poll(() => readable(region(page, 'curl'))).toContain(`'Api-key: ${dots}'`);
  await page.getByRole('button', { name: 'Show secrets' }).click();
  await expect.poll(() => readable(region(page, 'curl'))).toContain(`'Api-key: ${KEY}'`);
  await expect(page.getByRole('button', { name: 'Hide Api-key' })).toBeVisible();
  await page.getByRole('button', { name: 'Hide secrets' }).click();
  await expect(page.getByRole('button', { name: 'Show Api-key' })).toBeVisible();
  expect(await readable(request(page))).not.toContain(KEY);
});

test('what is selected by hand in the request is copied as it is, not as dots', async ({ page }) => {
  await apiKey(page);
  await expect(region(page, 'Raw HTTP')).toContainText(KEY);
  await region(page, 'Raw HTTP').evaluate((element) => getSelection()?.selectAllChildren(element));
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => copied(page)).toContain(`Api-key: ${KEY}\r\n`);
});

test('a password is dots from its first letter, with its escapes, and nothing else is', async ({ page }) => {
  await page.goto('/#/session-jwt/login');
  await field(page, 'email').fill('owner@example.com');
  await field(page, 'merchant_id').fill('b34555b7');
  for (const [typed, drawn] of [
    ['o', 1],
    ['json', 4],
    ['pa"ss', 6],
  ] as const) {
    await field(page, 'password').fill(typed);
    await expect
      .poll(() => readable(region(page, 'Raw HTTP')))
      .toContain(`{"token":"owner@example.com","password":"${'•'.repeat(drawn)}"}`);
    expect(await readable(region(page, 'Raw HTTP'))).toContain('accept: application/json');
  }
});

test('the viewer hides it in request, editor and comparison, with one button for all', async ({ page }) => {
  await page.goto('/#/session-jwt/api-key');
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(field(page, 'Api-key')).not.toHaveValue('');
  const key = await field(page, 'Api-key').inputValue();
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('HTTP');
  await field(page, 'Api-key').fill(`${key}0`);
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await page.getByRole('link', { name: 'Open exchange 2' }).click();
  const sent = region(page, 'Request');
  await expect.poll(() => readable(sent)).toContain('•'.repeat(key.length + 1));
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption('1');
  await expect(region(page, 'Compared')).toContainText('header Api-key');
  await page.getByRole('button', { name: 'Edit and resend' }).click();
  const raw = page.getByRole('textbox', { name: 'Raw HTTP' });
  await expect(raw).toHaveCSS('-webkit-text-security', 'disc');
  expect(await readable(page.getByRole('main'))).not.toContain(key);
  await axe(page);
  await page.getByRole('button', { name: 'Show secrets' }).click();
  await expect.poll(() => readable(sent)).toContain(key);
  await expect(raw).toHaveCSS('-webkit-text-security', 'none');
  await page
    .getByRole('link', { name: /\/v2\/customer\/create/ })
    .last()
    .click();
  await expect.poll(() => readable(sent)).toContain(key);
});

test('the body of a login is dots in the viewer, and its copy is whole', async ({ page }) => {
  await page.goto('/#/session-jwt/login');
  await field(page, 'email').fill('owner@example.com');
  await field(page, 'password').fill('hunter2');
  await field(page, 'merchant_id').fill('b34555b7');
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  const body = page.getByRole('textbox', { name: 'Body of the request' });
  await expect(body).toBeVisible();
  expect(await readable(region(page, 'Request'))).toContain('"password":"•••••••"}');
  await body.evaluate((element) => getSelection()?.selectAllChildren(element));
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => copied(page)).toBe('{"token":"owner@example.com","password":"hunter2"}');
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.getByRole('button', { name: 'Copy body of the request' }).click();
  await expect.poll(() => copied(page)).toBe('{"token":"owner@example.com","password":"hunter2"}');
});
