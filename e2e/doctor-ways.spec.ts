import { createHash, createHmac, createSign, generateKeyPairSync } from 'node:crypto';

import type { Page } from '@playwright/test';

import { axe, expect, test } from './fixtures.ts';
import { doctorIsThere, field } from './screen.ts';

// The ways to the Doctor, and signatures that only a vendor can make.

test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 4\d\d/] });

const answer = (page: Page) => page.getByRole('status', { name: 'Diagnosis' });
const diagnose = (page: Page) => page.getByRole('button', { name: 'Diagnose', exact: true });

test('Verify hands what was received to the Doctor', async ({ page }) => {
  await page.goto('/#/aeterna/webhook?tab=verify');
  const body = '{"id": 5, "name": "Zoë"}';
  await field(page, 'SecretToken').fill('e2e-secret');
  await field(page, 'body').fill(body);
  await field(page, 'Received X-Signature').fill(
    createHmac('sha256', 'e2e-secret').update('{"id":5,"name":"Zoë"}').digest('hex'),
  );
  await diagnose(page).click();
  await expect(page).toHaveURL(/#\/doctor/);
  await doctorIsThere(page);
  await expect(field(page, 'body')).toHaveValue(body);
  await expect(answer(page)).toContainText('JSON.stringify', { timeout: 60_000 });
});

test('the viewer hands a refused request over, with the secret that the sandbox holds', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(field(page, 'SecretToken')).not.toHaveValue('');
  const secret = await field(page, 'SecretToken').inputValue();
  await field(page, 'SecretToken').fill(`"${secret}"`);
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await page
    .getByRole('link', { name: /viewer|exchange/i })
    .first()
    .click();
  await diagnose(page).click();
  await doctorIsThere(page);
  await expect(field(page, 'SecretToken')).toHaveValue(secret);
  await expect(answer(page)).toContainText('with the double quotes round it');
});

test('a raw request and a secret are a case', async ({ page }) => {
  await page.goto('/#/doctor');
  const mac = createHmac('sha256', 'e2e-secret').update('1709251200000shop@a.example').digest('hex');
  const raw = [
    'GET /v1/x HTTP/1.1',
    'Host: api.example',
    'X-App-Token: pub_1',
    'X-App-Access-Ts: 1709251200',
    `X-App-Access-Sig: ${mac}`,
    '',
    '',
  ].join('\n');
  await field(page, 'Paste a case').fill(raw);
  await expect(page.getByRole('list', { name: 'Read from the message' })).toContainText('X-App-Access-Sig');
  await expect(page.getByText('No request carries the secret')).toContainText('SecretToken');
  await field(page, 'SecretToken').fill('e2e-secret');
  await field(page, 'Email').fill('shop@a.example');
  await diagnose(page).click();
  await expect(answer(page)).toContainText('milliseconds');
});

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const EVENT = String.raw`{"url":"https:\/\/a.example\/x","amount":"12.50"}`;
const SIGN = createSign('sha256').update(EVENT).sign(privateKey).toString('base64');
const callback = (event: string) =>
  JSON.stringify({
    scheme: 'paysera',
    operation: 'callback',
    inputs: { event, 'public key': PEM },
    observed: { sign: SIGN },
  });

test('an RSA callback is explained by the bytes that were signed', async ({ page }) => {
  await page.goto('/#/doctor');
  await field(page, 'Paste a case').fill(callback(JSON.stringify(JSON.parse(EVENT))));
  await diagnose(page).click();
  await expect(answer(page)).toContainText('checks other bytes than were signed');
  await expect(page.getByText('Verified with that mistake undone')).toBeVisible();
  await expect(page.getByRole('group', { name: 'event', exact: true })).toBeVisible();
  await axe(page);
});

test('an RSA callback whose message was changed tells the digest that was signed', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/#/doctor');
  await field(page, 'Paste a case').fill(callback(EVENT.replace('12.50', '99.99')));
  await diagnose(page).click();
  await expect(answer(page)).toHaveText('The key signed other bytes than these.', { timeout: 60_000 });
  const digest = createHash('sha256').update(EVENT).digest('hex');
  // In the sentence, and in the advice below it.
  await expect(page.getByRole('code').filter({ hasText: digest })).toHaveCount(2);
  await axe(page);
});

test('a token whose claims were changed tells the digest that was signed', async ({ page }) => {
  await page.goto('/#/doctor');
  const part = (text: string) => Buffer.from(text).toString('base64url');
  const [header, payload] = [
    part('{"alg":"RS256","typ":"JWT"}'),
    part('{"sub":"1","iat":1767225600,"exp":1767227400}'),
  ];
  const signature = createSign('sha256').update(`${header}.${payload}`).sign(privateKey).toString('base64url');
  const token = (claims: string) =>
    JSON.stringify({
      scheme: 'session-jwt',
      operation: 'token',
      inputs: { 'public key': PEM, now: '1767225700' },
      observed: { accessToken: `${header}.${claims}.${signature}` },
    });
  await field(page, 'Paste a case').fill(token(part('{"sub":"2","iat":1767225600,"exp":1767227400}')));
  await diagnose(page).click();
  await expect(answer(page)).toHaveText('The key signed other bytes than these.', { timeout: 60_000 });
  await expect(page.getByText(createHash('sha256').update(`${header}.${payload}`).digest('hex')).first()).toBeVisible();
  // The token is what was received, no secret that is missing.
  await expect(page.getByText('is empty')).toHaveCount(0);
  await axe(page);
});

const AUTH = (key: number, made: string) =>
  JSON.stringify({ auth: { id: 123, key, hash: createHash('md5').update(made).digest('hex') } });
const HAR = JSON.stringify({
  log: {
    entries: [1706360400000, 1706360400001].map((key) => ({
      request: {
        method: 'POST',
        url: 'https://api.paynet.one/balance',
        headers: [],
        postData: { text: AUTH(key, `123e2e-token${key}\n`) },
      },
      response: { status: 401 },
    })),
  },
});

test('a request is read as it was copied: curl, then one of a HAR file', async ({ page }) => {
  await page.goto('/#/doctor');
  const body = AUTH(1706360400000, '123e2e-token1706360400000\n');
  await field(page, 'Paste a case').fill(`curl https://api.paynet.one/balance -H "X-Trace: $TRACE" -d '${body}'`);
  await expect(page.getByRole('list', { name: 'Read from the message' })).toContainText('$TRACE is a variable');
  await expect(page.getByText('No request carries the secret')).toContainText('token');
  await field(page, 'token').fill('e2e-token');
  await diagnose(page).click();
  await expect(answer(page)).toContainText('line feed');
  await field(page, 'Paste a case').fill(HAR);
  await page.getByRole('combobox', { name: 'Request' }).selectOption({ index: 1 });
  await expect(field(page, 'key')).toHaveValue('1706360400001');
  // The secret of the same operation stays.
  await expect(field(page, 'token')).toHaveValue('e2e-token');
});

test('what is no request is refused in words that help, and a sample takes them away', async ({ page }) => {
  await page.goto('/#/doctor');
  await field(page, 'Paste a case').fill('10:00:01 DEBUG signing id=123\n10:00:02 HTTP 401');
  await expect(page.getByText('got text of another kind').first()).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Case' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Load sample' }).click();
  await page.getByRole('menuitem').first().click();
  await expect(page.getByText('got text of another kind')).toHaveCount(0);
});
