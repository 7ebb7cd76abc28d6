import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { axeInBothThemes, expect, test } from './fixtures.ts';
import { field, loadSample } from './screen.ts';

interface Vector {
  readonly id: string;
  readonly operation: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly result?: Readonly<Record<string, string>>;
}

const VECTORS = JSON.parse(readFileSync('src/schemes/paysera/vectors.json', 'utf8')) as Vector[];
const result = (page: Page) => page.getByRole('status', { name: 'mac', exact: true });

test('the documented MACs are samples, and each gives its published value', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  for (const number of ['01', '02', '03', '04', '05', '06', '07', '08']) {
    const id = `paysera-mac-${number}`;
    await loadSample(page, id);
    const published = VECTORS.find((vector) => vector.id === id)?.result?.['mac'] ?? 'none';
    await expect(result(page), id).toHaveText(published);
    await expect(page.getByRole('region', { name: 'Raw HTTP' })).toContainText(`mac="${published}"`);
  }
});

test('time, nonce, address and body typed by hand give the documented MAC', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  const { inputs, result: published } = VECTORS.find(({ id }) => id === 'paysera-mac-04') ?? { inputs: {} };
  for (const [name, value] of Object.entries(inputs)) if (value !== '') await field(page, name).fill(value);
  await expect(result(page)).toHaveText(published?.['mac'] ?? 'none');
  await expect(page.getByText('2012-08-01T09:00:00Z')).toBeVisible();
});

test('host and port stand there as documented, and stay empty when they are emptied', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  await expect(field(page, 'host')).toHaveValue('wallet.paysera.com');
  await expect(field(page, 'port')).toHaveValue('443');
  await field(page, 'port').fill('');
  await expect(field(page, 'port')).toHaveAccessibleDescription(/Expected a port/);
});

test('a pasted URL is split as it stands, and what was left out is said', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  const url = field(page, 'URL');
  await url.fill('wallet.paysera.com/rest');
  await expect(page.getByText('Nothing was changed')).toBeVisible();
  await url.fill('http://user:secret@Wallet.paysera.com:8080/rest/v1/wallet/me?b=%7e&a#top');
  await expect(field(page, 'host')).toHaveValue('Wallet.paysera.com');
  await expect(field(page, 'port')).toHaveValue('8080');
  await expect(field(page, 'uri')).toHaveValue('/rest/v1/wallet/me?b=%7e&a');
  await expect(page.getByText('Left out: the part from # on, which is never sent; what is before @.')).toBeVisible();
});

test('a new nonce is another one each time, and a bad one is told by its character', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  const fresh = page.getByRole('button', { name: 'New nonce' });
  const seen = new Set<string>();
  for (let turn = 0; turn < 3; turn++) {
    await fresh.click();
    seen.add(await field(page, 'nonce').inputValue());
  }
  expect([...seen].every((nonce) => /^[A-Za-z0-9]{32}$/.test(nonce))).toBe(true);
  expect(seen.size).toBe(3);
  await field(page, 'nonce').fill('a"b');
  await expect(field(page, 'nonce')).toHaveAccessibleDescription(/as character 2/);
});

test('an SDK dialect says what differs and changes what is sent', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  await loadSample(page, 'paysera-mac-01');
  const raw = page.getByRole('region', { name: 'Raw HTTP' });
  await expect(raw).not.toContainText('ext=');
  await page.getByRole('radio', { name: 'swift' }).check({ force: true });
  await expect(page.getByRole('radiogroup', { name: 'dialect' })).toHaveAccessibleDescription(/always 443/);
  await expect(raw).toContainText('ext=""');
});

test('a token request is signed, and its answer becomes id and key of the next call', async ({ page }) => {
  await page.goto('/#/paysera/oauth-token');
  await loadSample(page, 'paysera-oauth-02');
  const published = VECTORS.find(({ id }) => id === 'paysera-oauth-02')?.result?.['mac'] ?? 'none';
  await expect(result(page)).toHaveText(published);
  await field(page, 'answer').fill('{"error":"invalid_grant"}');
  await expect(field(page, 'answer')).toHaveAccessibleDescription(/the error invalid_grant/);
  await field(page, 'answer').fill(
    '{"access_token":"the-token","token_type":"mac","expires_in":3600,"mac_key":"its-key","mac_algorithm":"hmac-sha-256","refresh_token":"again"}',
  );
  await expect(page.getByText(/1 h from now, until \d{4}-/)).toBeVisible();
  await page.getByRole('link', { name: 'Use the refresh token here' }).click();
  await expect(field(page, 'refresh_token')).toHaveValue('again');
  await expect(page.getByRole('radio', { name: 'refresh_token' })).toBeChecked();
  await page.getByRole('link', { name: 'Use as MAC id and key of the next call' }).click();
  await expect(page).toHaveURL(/#\/paysera\/mac$/);
  await expect(field(page, 'client_id')).toHaveValue('the-token');
  await expect(field(page, 'mac_key')).toHaveValue('its-key');
});

test('the authorize URL is built from the fields, and never opened', async ({ page }) => {
  await page.goto('/#/paysera/oauth-token');
  await expect(page.getByText('The address is waiting for client_id, redirect_uri, state')).toBeVisible();
  await field(page, 'client_id').fill('wkVd93h2uS');
  await field(page, 'redirect_uri').fill('https://example.com/back?a=1');
  await field(page, 'scope').fill('balance wallet_list');
  await page.getByRole('button', { name: 'New state' }).click();
  const state = await field(page, 'state').inputValue();
  expect(state).toMatch(/^[A-Za-z0-9]{32}$/);
  await expect(page.getByRole('region', { name: 'Authorize URL' })).toHaveText(
    `https://www.paysera.com/frontend/oauth?response_type=code&client_id=wkVd93h2uS&scope=balance+wallet_list&redirect_uri=https%3A%2F%2Fexample.com%2Fback%3Fa%3D1&state=${state}`,
  );
});

test('what was received and is a field of the vendor has its name alone on every screen', async ({ page }) => {
  for (const [place, name] of [
    ['paysera/callback', 'sign'],
    ['paysera/callback?tab=verify', 'sign'],
    ['session-jwt/token?tab=verify', 'accessToken'],
  ] as const) {
    await page.goto(`/#/${place}`);
    await expect(field(page, name)).toBeVisible();
  }
  await page.goto('/#/doctor');
  await page.getByRole('combobox', { name: 'Scheme' }).selectOption('Paysera Wallet');
  await page.getByRole('combobox', { name: 'Operation' }).selectOption('Callback');
  await expect(field(page, 'sign')).toBeVisible();
});

test('a documented callback is valid, and one space more refuses it', async ({ page }) => {
  await page.goto('/#/paysera/callback');
  await loadSample(page, 'paysera-cb-01');
  const comparison = page.getByRole('status', { name: 'Comparison' });
  await expect(comparison).toContainText('Valid: every check passed');
  const event = field(page, 'event');
  await event.fill(` ${await event.inputValue()}`);
  await expect(comparison).toContainText('signature-mismatch');
});

test('the OAuth screen passes axe, in both themes', async ({ page }) => {
  await page.goto('/#/paysera/oauth-token');
  await loadSample(page, 'paysera-oauth-02');
  await page.getByRole('button', { name: 'New state' }).click();
  await field(page, 'answer').fill('{"access_token":"t","mac_key":"k","expires_in":60}');
  await expect(page.getByRole('link', { name: /^Use as MAC/ })).toBeVisible();
  await axeInBothThemes(page);
});

test('the MAC screen passes axe with a URL that was split, in both themes', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  await field(page, 'URL').fill('https://wallet.paysera.com/rest/v1/server');
  await axeInBothThemes(page);
});

test('the sandbox’s credentials fill in a whole call, which is accepted at once', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(field(page, 'method')).toHaveValue('GET');
  await expect(field(page, 'uri')).toHaveValue('/rest/v1/wallet/me/balance');
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('Accepted');
});
