import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { axeInBothThemes, expect, test } from './fixtures.ts';
import { field } from './screen.ts';

// A refusal is an answer with a status of 400 and more, which Chromium writes to the console.
test.use({ expectedErrors: [/status of 401/] });

const text = async (page: Page, name: string) =>
  (await page.getByRole('region', { name, exact: true }).textContent()) ?? '';
const openssl = (args: readonly string[], input: string) => execFileSync('openssl', args, { input, encoding: 'utf8' });

async function create(page: Page) {
  await page.goto('/#/paysera/certificate');
  await field(page, 'CN').fill('client.example');
  await field(page, 'O').fill('Įmonė, UAB');
  await field(page, 'C').fill('LT');
  await field(page, 'SAN').fill('client.example, ops@client.example');
  await page.getByRole('button', { name: 'Create key and request' }).click();
  await expect(page.getByRole('region', { name: 'Certificate request' })).toBeVisible();
}

test('a key and its request are made in the page, and openssl reads them', async ({ page }) => {
  await create(page);
  const request = await text(page, 'Certificate request');
  const read = openssl(['req', '-verify', '-noout', '-text', '-nameopt', 'utf8'], request);
  expect(read).toContain('Įmonė, UAB');
  expect(read).toContain('DNS:client.example, email:ops@client.example');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download client-key.pem' }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe('client-key.pem');
  const key = readFileSync(await file.path(), 'utf8');
  const ofKey = openssl(['pkey', '-pubout'], key);
  expect(ofKey).toBe(openssl(['req', '-pubkey', '-noout'], request));
});

test('an RSA key is made as well', async ({ page }) => {
  await page.goto('/#/paysera/certificate');
  await page.getByRole('radio', { name: 'RSA-2048' }).check({ force: true });
  await field(page, 'CN').fill('client');
  await page.getByRole('button', { name: 'Create key and request' }).click();
  const region = page.getByRole('region', { name: 'Certificate request' });
  await expect(region).toBeVisible();
  expect(openssl(['req', '-noout', '-text'], (await region.textContent()) ?? '')).toContain('2048 bit');
});

test('a key that is made while another one is signed stays', async ({ page }) => {
  // Where the worker answers, no route is asked: what registers a certificate is held in the page itself.
  await page.addInitScript(() => {
    const fetched = window.fetch.bind(window);
    window.fetch = async (input, init) => {
      if (input instanceof Request && input.url.includes('/certificates/'))
        await new Promise((resolve) => window.addEventListener('release', resolve, { once: true }));
      return fetched(input, init);
    };
  });
  await create(page);
  const first = await text(page, 'Certificate request');
  const sign = page.getByRole('button', { name: /^Sign/ });
  await sign.click();
  await expect(sign).toBeDisabled();
  await page.getByRole('button', { name: 'Create key and request' }).click();
  await expect.poll(() => text(page, 'Certificate request')).not.toBe(first);
  const second = await text(page, 'Certificate request');
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('release')));
    await expect(sign).toBeEnabled({ timeout: 100 });
  }).toPass();
  expect(await text(page, 'Certificate request')).toBe(second);
  await expect(page.getByRole('region', { name: 'Certificate', exact: true })).toHaveCount(0);
});

test('the sandbox CA signs it, and the chain is taken apart', async ({ page }) => {
  await create(page);
  await page.getByRole('button', { name: 'Sign with the sandbox CA' }).click();
  expect(openssl(['x509', '-noout', '-purpose'], await text(page, 'Certificate'))).toContain('SSL client : Yes');
  await page.getByRole('button', { name: 'Inspect the chain' }).click();
  const leaf = page.getByRole('region', { name: '1. Certificate' });
  await expect(leaf).toContainText('Signed by block 2: the signature is valid');
  await expect(leaf).toContainText('It is for the key made on this screen');
  await expect(leaf).toContainText(/Valid for another 89 d/);
  const fingerprint = openssl(['x509', '-noout', '-fingerprint', '-sha256'], await text(page, 'Certificate'));
  await expect(leaf).toContainText(fingerprint.trim().split('=')[1] ?? 'none');
  await expect(page.getByRole('region', { name: '2. CA certificate' })).toContainText('Self-signed');
});

test('a private key is refused where a certificate belongs, and is not kept', async ({ page }) => {
  await create(page);
  await page.getByRole('button', { name: 'Sign with the sandbox CA' }).click();
  const pem = field(page, 'PEM');
  await pem.fill('-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEG\n-----END PRIVATE KEY-----');
  await expect(pem).toHaveValue('');
  await expect(pem).toHaveAccessibleDescription(/got a private key/);
  // What comes into its place by a press is none.
  await page.getByRole('button', { name: 'Inspect the chain' }).click();
  await expect(pem).toHaveValue(/BEGIN CERTIFICATE/);
  await expect(pem).not.toHaveAccessibleDescription(/got a private key/);
});

test('names that no authority would sign are told at their fields', async ({ page }) => {
  await page.goto('/#/paysera/certificate');
  await page.getByRole('button', { name: 'Create key and request' }).click();
  await expect(field(page, 'CN')).toHaveAccessibleDescription(/Expected a name; got nothing/);
  await field(page, 'C').fill('Lithuania');
  await expect(field(page, 'C')).toHaveAccessibleDescription(/two letters/);
  await field(page, 'SAN').fill('ąžuolas.lt');
  await expect(field(page, 'SAN')).toHaveAccessibleDescription(/punycode/);
});

test('the call is a curl command with certificate, key and Wallet-Api headers', async ({ page }) => {
  await page.goto('/#/paysera/certificate');
  await field(page, 'Parameter 1').fill('project_id');
  await field(page, 'Value 1').fill('1234');
  await page.getByRole('button', { name: 'Add a parameter' }).click();
  await field(page, 'Parameter 2').fill('location_id');
  await field(page, 'Value 2').fill('77');
  const curl = page.getByRole('region', { name: 'curl' });
  await expect(curl).toContainText('--cert client.pem');
  await expect(curl).toContainText('--key client-key.pem');
  await expect(curl).toContainText("-H 'Wallet-Api-Project-Id: 1234'");
  await expect(curl).toContainText("-H 'Wallet-Api-Location-Id: 77'");
  await expect(page.getByRole('region', { name: 'Raw HTTP' })).not.toContainText('Authorization');
  await expect(page.getByText('A page cannot attach a client certificate.')).toBeVisible();
});

test('the certificate screen passes axe, in both themes', async ({ page }) => {
  await create(page);
  await page.getByRole('button', { name: 'Sign with the sandbox CA' }).click();
  await page.getByRole('button', { name: 'Inspect the chain' }).click();
  await expect(page.getByRole('region', { name: '2. CA certificate' })).toBeVisible();
  await axeInBothThemes(page);
});

test('the sandbox lets in the holder of a certificate that it has signed, and nobody else', async ({ page }) => {
  await create(page);
  const send = page.getByRole('button', { name: 'Send to sandbox' });
  await expect(send).toBeDisabled();
  await page.getByRole('button', { name: 'Sign with the sandbox CA' }).click();
  await field(page, 'uri').fill('/rest/v1/wallet/me/balance');
  await send.click();
  const answer = page.getByRole('status', { name: 'Sandbox answer' });
  await expect(answer).toContainText('Accepted');
  await expect(answer).toContainText('HTTP 200');
  // The same call with another certificate, genuine as it may be.
  const status = await page.evaluate(async () => {
    const headers = { 'client-cert': ':MAA=:' };
    return (await fetch('sandbox/paysera/rest/v1/wallet/me/balance', { headers })).status;
  });
  expect(status).toBe(401);
});
