import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { field, verdict, watchTasks } from './screen.ts';

/** What somebody pastes who took the wrong window: a log of 300,000 lines. */
const LOG = '00:00:01 took a job\n'.repeat(300_000);
/** Two megabytes on one line, with characters of two bytes among them. */
const BODY = `{"note":"${'я'.repeat(500_000)}","more":"${'x'.repeat(1_000_000)}"}`;
const signature = createHmac('sha256', 'secret').update(BODY).digest('hex');
const MESSAGE = `POST /callback HTTP/1.1\r\nHost: merchant.example\r\nX-Signature: ${signature}\r\n\r\n${BODY}`;
const CASE = JSON.stringify({
  scheme: 'aeterna',
  operation: 'webhook',
  inputs: { SecretToken: 'secret', body: BODY },
  observed: { 'X-Signature': signature },
});

const summary = (page: Page, name: string) => page.getByRole('group', { name: `${name} (large value)` });

/**
 * Pastes a text, waits for what comes of it and clears it again: the processor time of the longest task meanwhile, in
 * milliseconds. It does not grow when the machine does other things.
 */
async function longestTask(page: Page, name: string, text: string, comes: () => Promise<void>): Promise<number> {
  await page.evaluate((all) => navigator.clipboard.writeText(all), text);
  await field(page, name).focus();
  const tasks = await watchTasks(page);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(summary(page, name)).toBeVisible();
  await comes();
  const longest = Math.max(...(await tasks()));
  await page.getByRole('button', { name: `Clear ${name}` }).click();
  await expect(field(page, name)).toHaveValue('');
  return longest;
}

test('a log of 300,000 lines is no case, and the page never stops', async ({ page }) => {
  await page.goto('/#/doctor');
  const longest = await longestTask(page, 'Paste a case', LOG, () =>
    expect(page.getByText('got text of another kind.').first()).toBeVisible(),
  );
  expect(longest).toBeLessThanOrEqual(50);
});

test('a case of 2 MB fills the fields, and the page never stops', async ({ page }) => {
  await page.goto('/#/doctor');
  const longest = await longestTask(page, 'Paste a case', CASE, async () => {
    await expect(summary(page, 'body')).toContainText('1,500,021 characters');
    await expect(field(page, 'Observed X-Signature')).toHaveValue(signature);
  });
  expect(longest).toBeLessThanOrEqual(50);
});

test('a message of 2 MB is read and verified, and the page never stops', async ({ page }) => {
  await page.goto('/#/aeterna/webhook?tab=verify');
  await field(page, 'SecretToken').fill('secret');
  const longest = await longestTask(page, 'Raw HTTP message', MESSAGE, async () => {
    await expect(summary(page, 'body')).toContainText('1,500,021 characters');
    await expect(verdict(page)).toContainText('Valid');
  });
  expect(longest).toBeLessThanOrEqual(50);
});

test('a log is no message either', async ({ page }) => {
  await page.goto('/#/aeterna/webhook?tab=verify');
  const longest = await longestTask(page, 'Raw HTTP message', LOG, () =>
    expect(page.getByText('got 5,999,999 without an empty line')).toBeVisible(),
  );
  expect(longest).toBeLessThanOrEqual(50);
});

test('a text of 2 MB is no token, and the page never stops', async ({ page }) => {
  await page.goto('/#/session-jwt/token');
  const longest = await longestTask(page, 'accessToken', BODY, () =>
    expect(page.getByText('Expected at most 100,000 characters')).toBeVisible(),
  );
  expect(longest).toBeLessThanOrEqual(50);
});

test('a log is no value to compare, and the page never stops', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  for (const name of ['id', 'token', 'key']) await field(page, name).fill('1');
  const longest = await longestTask(page, 'Observed hash', LOG, () =>
    expect(page.getByText('32 characters computed, 6000000 observed.')).toBeVisible(),
  );
  expect(longest).toBeLessThanOrEqual(50);
});

test('a log is no URL, and the page never stops', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  const longest = await longestTask(page, 'URL', LOG, () =>
    expect(page.getByText('this is not a whole http or https address yet')).toBeVisible(),
  );
  expect(longest).toBeLessThanOrEqual(50);
});
