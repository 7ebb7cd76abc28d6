import { createHash } from 'node:crypto';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { field, fillCredentials, region } from './screen.ts';

/** Where a case goes on from the Doctor and from the viewer. */
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 4\d\d/] });

const TOKEN = 'onward-token-5b1e';
const CASE = JSON.stringify({
  scheme: 'paynet',
  operation: 'auth',
  inputs: { id: '31', token: TOKEN, key: '1767225600001' },
  observed: { hash: createHash('md5').update(`31${TOKEN}1767225600001`).digest('hex').toUpperCase() },
});

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function diagnosed(page: Page): Promise<void> {
  await page.goto('/#/doctor');
  await field(page, 'Paste a case').fill(CASE);
  await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Diagnosis' })).toContainText('upper-case', { timeout: 20_000 });
}

test('the code to write is copied without the line it replaces', async ({ page }) => {
  await diagnosed(page);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('PHP');
  await page.getByRole('button', { name: 'Copy code change', exact: true }).click();
  const code = await copied(page);
  await expect(page.getByRole('region', { name: 'Code change', exact: true })).toContainText(`Write: ${code}`);
});

test('the diagnosed case opens in Compute', async ({ page }) => {
  await diagnosed(page);
  await region(page, 'Answer').getByRole('button', { name: 'Open in Compute' }).click();
  await expect(page).toHaveURL(/#\/paynet\/auth$/);
  await expect(field(page, 'token')).toHaveValue(TOKEN);
  await expect(region(page, 'Compare')).toContainText('Matches, but');
});

test('the answer leaves as a report without the secret, and as a case of a pack that names the cause', async ({
  page,
}) => {
  await diagnosed(page);
  await region(page, 'Answer').getByRole('button', { name: 'Share…' }).click();
  const report = field(page, 'Markdown');
  await expect(report).toHaveValue(/upper-case/, { timeout: 20_000 });
  await expect(report).not.toHaveValue(new RegExp(TOKEN));
  await page.getByRole('group', { name: 'Share as' }).getByRole('button', { name: 'Case file' }).click();
  await page.getByRole('button', { name: 'this cause: hex-case' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: /^Cases/ }).click();
  await expect(region(page, 'Pack')).toContainText('the cause hex-case');
});

test('an exchange leaves as a curl command, and its request opens on its panel', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await fillCredentials(page);
  const id = await field(page, 'id').inputValue();
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await expect.poll(() => copied(page)).toMatch(/^curl -X POST [\s\S]*"hash"/);
  await page.getByRole('button', { name: 'Open in Compute' }).click();
  await expect(page).toHaveURL(/#\/paynet\/auth$/);
  await expect(field(page, 'id')).toHaveValue(id);
  await expect(field(page, 'token')).not.toHaveValue('');
  await expect(region(page, 'Compare')).toContainText('Matches');
});

test('among many exchanges one is found by its path, status or verdict', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await fillCredentials(page);
  const answer = page.getByRole('status', { name: 'Sandbox answer' });
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await expect(answer).toContainText('Accepted');
  // The same key once more is a replay.
  for (let exchange = 2; exchange <= 6; exchange++) {
    await page.getByRole('button', { name: 'Send to sandbox' }).click();
    await expect(answer).toContainText(`Open exchange ${exchange}`);
  }
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  const listed = page.getByRole('status', { name: 'Listed' });
  await expect(listed).toHaveText('6 exchanges, newest first');
  await page.getByRole('searchbox', { name: 'Find an exchange' }).fill('accepted');
  await expect(listed).toHaveText('1 of 6 exchanges, newest first');
  await expect(region(page, 'Exchanges').getByRole('link')).toContainText(['200']);
  await page.getByRole('searchbox', { name: 'Find an exchange' }).fill('nowhere');
  await expect(page.getByText('No matches.')).toBeVisible();
  // What comes after Clear, here from another page, is not hidden by a search that is gone.
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByText('Nothing sent yet')).toBeVisible();
  await page.evaluate(() => fetch('sandbox/paynet/balance', { method: 'POST', body: '{}' }));
  await expect(listed).toHaveText('1 exchange, newest first');
});
