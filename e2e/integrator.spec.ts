import type { Page } from '@playwright/test';

import { expect, test, withoutSandbox } from './fixtures.ts';
import { doctorIsThere, field, loadSample, region } from './screen.ts';

/** What somebody does who has a webhook that fails, and a server of their own. */
test.use(withoutSandbox);

const CALLBACK = 'POST /hook HTTP/1.1\r\nHost: shop.example\r\nX-Signature: ab\r\n\r\n{"a": 1}';

async function signed(page: Page): Promise<void> {
  await page.goto('/#/aeterna/webhook');
  await field(page, 'SecretToken').fill('whsec-e2e-41');
  await field(page, 'body').fill('{"a":1}');
}

test('a signed callback goes to an endpoint of one’s own, as curl and as raw HTTP', async ({ page }) => {
  await signed(page);
  const request = page.getByRole('group', { name: 'Signed callback' });
  await expect(request).toContainText('POST https://merchant.example/aeterna-webhook');
  await field(page, 'Your endpoint').fill('http://localhost:8000/webhook.php?x=1');
  await expect(request).toContainText('POST http://localhost:8000/webhook.php?x=1');
  await expect(region(page, 'Raw HTTP')).toContainText('Host: localhost:8000');
  await page.getByRole('tab', { name: 'curl' }).click();
  await page.getByRole('button', { name: 'Copy curl' }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain("'http://localhost:8000/webhook.php?x=1'");
  expect(await copied()).not.toContain('merchant.example');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await field(page, 'body').fill('{}');
  await field(page, 'SecretToken').fill('another');
  await expect(field(page, 'Your endpoint')).toHaveValue('http://localhost:8000/webhook.php?x=1');
});

test('what is no address is said, and the example’s stays', async ({ page }) => {
  await signed(page);
  await field(page, 'Your endpoint').fill('ftp://localhost');
  const request = page.getByRole('group', { name: 'Signed callback' });
  await expect(request).toContainText('Expected an address of http or https');
  await expect(request).toContainText('POST https://merchant.example/aeterna-webhook');
});

test('who receives a callback is shown the program that verifies; who sends, the one that signs', async ({ page }) => {
  await page.goto('/#/aeterna/webhook?tab=code');
  const verify = page.getByRole('button', { name: 'Verify', exact: true });
  await expect(verify).toHaveAttribute('aria-pressed', 'true');
  await page.goto('/#/aeterna/request?tab=code');
  await expect(verify).toHaveAttribute('aria-pressed', 'false');
});

test('a language is chosen once', async ({ page }) => {
  await page.goto('/#/aeterna/webhook?tab=code');
  await page.getByRole('radio', { name: 'PHP', exact: true }).check();
  await page.getByRole('link', { name: 'Verify', exact: true }).click();
  await expect(region(page, 'Constant-time comparison in PHP')).toContainText('hash_equals');
});

test('what is still empty or wrong leads to its field', async ({ page }) => {
  await page.goto('/#/aeterna/webhook?tab=verify');
  await field(page, 'Raw HTTP message').fill(CALLBACK);
  await page.getByRole('button', { name: 'SecretToken', exact: true }).click();
  await expect(field(page, 'SecretToken')).toBeFocused();

  await page.goto('/#/paynet/auth');
  await field(page, 'id').fill('1');
  await field(page, 'token').fill('t');
  await field(page, 'key').fill('not a number');
  await region(page, 'Result').getByRole('button', { name: 'key', exact: true }).click();
  await expect(field(page, 'key')).toBeFocused();

  await page.goto('/#/doctor');
  await doctorIsThere(page);
  await field(page, 'Paste a case').fill(CALLBACK);
  await region(page, 'A case').getByRole('button', { name: 'SecretToken', exact: true }).click();
  await expect(field(page, 'SecretToken')).toBeFocused();
});

test('a saved case comes with the command that runs it, the secret taken from the environment', async ({ page }) => {
  await signed(page);
  await field(page, 'Observed X-Signature').fill('ab');
  await page.getByRole('button', { name: 'Save…' }).click();
  const command = region(page, 'Terminal command');
  await expect(command).toHaveText(
    'npm run --silent diagnose -- --secret SecretToken=AETERNA_SECRET_TOKEN aeterna-webhook.json',
  );
  await page.getByRole('checkbox', { name: 'SecretToken' }).check();
  await expect(command).toHaveText('npm run --silent diagnose -- aeterna-webhook.json');
});

test('a time says which one it is and how long ago, in seconds and in milliseconds', async ({ page }) => {
  const ago = (ms: number) => String(Date.now() - ms);
  await page.goto('/#/paynet/auth');
  await field(page, 'key').fill(ago(3_600_000 * 2 + 60_000));
  await expect(region(page, 'Fields')).toContainText(/T\d\d:\d\d:\d\d\.\d{3}Z, 2 h 1 min ago/);
  await page.goto('/#/aeterna/request');
  await page.getByRole('button', { name: 'Now for X-App-Access-Ts' }).click();
  await expect(region(page, 'Fields')).toContainText(/T\d\d:\d\d:\d\dZ, now/);
});

test('a sample in the place of what somebody typed can be undone; one in the place of a sample needs no undoing', async ({
  page,
}) => {
  await signed(page);
  await loadSample(page);
  await expect(field(page, 'SecretToken')).not.toHaveValue('whsec-e2e-41');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field(page, 'SecretToken')).toHaveValue('whsec-e2e-41');
  await expect(field(page, 'body')).toHaveValue('{"a":1}');

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByText('Cleared.')).toBeVisible();
  await loadSample(page);
  await expect(field(page, 'SecretToken')).not.toHaveValue('');
  await loadSample(page);
  await expect(page.getByText('Sample loaded.')).toHaveCount(0);
});
