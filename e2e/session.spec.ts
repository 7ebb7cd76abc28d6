import type { Page } from '@playwright/test';

import { axeInBothThemes, expect, test } from './fixtures.ts';
import { field, loadSample } from './screen.ts';

const raw = (page: Page) => page.getByRole('region', { name: 'Raw HTTP' });
const ANSWER = '{"data":{"accessToken":"aaa.bbb.ccc","expiresIn":1707241515,"refreshToken":"ddd.eee.fff"}}';

test('a login carries the e-mail in the member token, and nothing is there to compare', async ({ page }) => {
  await page.goto('/#/session-jwt/login');
  await field(page, 'email').fill('owner@example.com');
  await field(page, 'password').fill('pa"ss');
  await field(page, 'merchant_id').fill('b34555b7');
  await expect(raw(page)).toContainText('POST /v2/auth/login HTTP/1.1');
  await expect(raw(page)).toContainText('merchant_id: b34555b7');
  await expect(raw(page)).toContainText(String.raw`{"token":"owner@example.com","password":"pa\"ss"}`);
  await expect(page.getByRole('heading', { name: 'Compare' })).toHaveCount(0);
});

test('an answer shows when it ends, and its tokens go where they are used', async ({ page }) => {
  await page.goto('/#/session-jwt/login');
  await field(page, 'answer').fill('{"errors":[{"code":"UNAUTHORIZED"}]}');
  await expect(field(page, 'answer')).toHaveAccessibleDescription(/a refusal/);
  await field(page, 'answer').fill(ANSWER);
  await expect(page.getByText(/2024-02-06T17:45:15Z, .* ago: a point in time, not a duration/)).toBeVisible();
  await expect(page.getByLabel('Members')).toContainText('refreshToken');
  await expect(page.getByLabel('Members')).not.toContainText('ddd.eee.fff');
  await page.getByRole('link', { name: 'Use the refresh token' }).click();
  await expect(page).toHaveURL(/#\/session-jwt\/refresh$/);
  await expect(field(page, 'refreshToken')).toHaveValue('ddd.eee.fff');
  await expect(raw(page)).toContainText('{"refreshToken":"ddd.eee.fff"}');
});

test('a token that the sandbox has just issued is nobody’s credential: no warning, and one for any other', async ({
  page,
}) => {
  await page.goto('/#/session-jwt/login');
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(field(page, 'email')).not.toHaveValue('');
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  const body = page.getByRole('region', { name: 'Response' });
  await expect(body).toContainText('accessToken');
  const token = /eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/.exec((await body.textContent()) ?? '')?.[0] ?? '';
  await page.goto('/#/session-jwt/token');
  await field(page, 'accessToken').fill(token);
  await expect(page.getByRole('status', { name: 'Verdict' })).toContainText('Signature not checked');
  await expect(page.getByText('a token that is valid until')).toHaveCount(0);
  const [head, payload] = token.split('.');
  await field(page, 'accessToken').fill(`${head}.${payload}.bm90LXRoZS1zYW5kYm94`);
  await expect(page.getByText('a token that is valid until').first()).toBeVisible();
});

test('an API key opens customer creation with the documented body', async ({ page }) => {
  await page.goto('/#/session-jwt/api-key');
  await loadSample(page, 'session-jwt-api-key-01');
  await expect(raw(page)).toContainText('POST /v2/customer/create HTTP/1.1');
  await expect(raw(page)).toContainText('Api-key: ');
  await expect(page.getByRole('group', { name: 'request', exact: true })).toContainText('phoneNumber');
});

test('login with an answer passes axe, in both themes', async ({ page }) => {
  await page.goto('/#/session-jwt/login');
  await field(page, 'answer').fill(ANSWER);
  await expect(page.getByRole('link', { name: 'Inspect the access token' })).toBeVisible();
  await axeInBothThemes(page);
});
