import type { Page } from '@playwright/test';

import { axe, expect, test } from './fixtures.ts';
import { field } from './screen.ts';

// The sandbox refuses as the vendors do, and the browser writes the status down.
test.use({ expectedErrors: [/status of 40[0-9]/] });

const answer = (page: Page) => page.getByRole('status', { name: 'Sandbox answer' });
const filled = (page: Page) => page.getByRole('status', { name: 'Filled in' });
const send = (page: Page) => page.getByRole('button', { name: 'Send to sandbox' });
const credentials = (page: Page) => page.getByRole('button', { name: 'Use sandbox credentials' });

test('sandbox credentials say what they set, and are taken back', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await field(page, 'id').fill('777');
  await field(page, 'token').fill('typed by hand');
  await field(page, 'key').fill('12');
  await credentials(page).click();
  await expect(field(page, 'token')).toHaveValue('your-secret-token');
  await expect(filled(page)).toContainText('Filled in: id, token. Renewed: key.');
  await axe(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field(page, 'token')).toHaveValue('typed by hand');
  await expect(field(page, 'id')).toHaveValue('777');
  await expect(field(page, 'key')).toHaveValue('12');
  await expect(filled(page)).toBeEmpty();
  await expect(credentials(page)).toBeFocused();
});

test('a used key is refused, and the next one goes with one press', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await credentials(page).click();
  await expect(filled(page)).toContainText('Filled in: id, token.');
  await field(page, 'key').fill('99999999999999999999');
  await send(page).click();
  await expect(answer(page)).toContainText('Accepted');
  await expect(page.getByRole('button', { name: /^Send with/ })).toHaveCount(0);
  await send(page).click();
  await expect(answer(page)).toContainText('key-not-rising');
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await page.getByRole('link', { name: 'Sign it again' }).click();
  await send(page).click();
  await expect(answer(page)).toContainText('key-not-rising');
  // What cannot be written cannot be mended by another key either.
  const next = page.getByRole('button', { name: 'Send with the next key' });
  const id = await field(page, 'id').inputValue();
  await field(page, 'id').fill('x');
  await expect(next).toBeDisabled();
  await field(page, 'id').fill(id);
  await next.click();
  await expect(answer(page)).toContainText('Accepted');
  await expect(field(page, 'key')).toHaveValue('100000000000000000000');
  await expect(send(page)).toBeFocused();
  await expect(filled(page)).toContainText('Renewed: key.');
});

test('an old time and a used nonce are mended with one press each', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  await credentials(page).click();
  const choice = page.getByRole('group', { name: 'Sandbox credentials' }).getByRole('button').first();
  await expect(choice.or(page.getByText(/^Filled in:/))).toBeVisible();
  if (await choice.isVisible()) await choice.click();
  await field(page, 'ts').fill('1343818800');
  await send(page).click();
  await expect(answer(page)).toContainText('timestamp-expired');
  await page.getByRole('button', { name: 'Send with the current time' }).click();
  await expect(answer(page)).toContainText('Accepted');
  await expect(field(page, 'ts')).not.toHaveValue('1343818800');
  const nonce = await field(page, 'nonce').inputValue();
  await send(page).click();
  await expect(answer(page)).toContainText('nonce-reused');
  await page.getByRole('button', { name: 'Send with a new nonce' }).click();
  await expect(answer(page)).toContainText('Accepted');
  await expect(field(page, 'nonce')).not.toHaveValue(nonce);
});
