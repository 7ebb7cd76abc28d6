import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

import { axe, expect, test, withoutSandbox } from './fixtures.ts';
import { checks, field, loadSample, region, verdict } from './screen.ts';

test.use(withoutSandbox);

interface Vector {
  readonly id: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const vectors = JSON.parse(readFileSync('src/schemes/session-jwt/vectors.json', 'utf8')) as Vector[];
const tokenOf = (id: string) => vectors.find((vector) => vector.id === id)?.inputs['accessToken'] ?? missing(id);

function missing(id: string): never {
  throw new Error(`no vector ${id}`);
}

const PLACE = '/#/session-jwt/token';

async function pin(page: Page, seconds: number): Promise<void> {
  await page.getByRole('group', { name: 'Check against' }).getByRole('button', { name: 'Pinned' }).click();
  await field(page, 'now').fill(String(seconds));
}

for (const id of ['seed004-jwt-01', 'seed004-jwt-02']) {
  test(`the documented token ${id} decodes, and its signature is not checked without a key`, async ({ page }) => {
    await page.goto(PLACE);
    await loadSample(page, id);
    await expect(verdict(page)).toContainText('Signature not checked: no public key');
    await expect(verdict(page)).toContainText('signature-not-checked');
    await expect(checks(page)).toContainText('signature not checked: no public key');
    await expect(region(page, 'Segments').getByRole('term')).toHaveText([
      /^header/,
      /^payload/,
      /^signature/,
      /^signing input/,
    ]);
    await expect(region(page, 'Decoded')).toContainText('RS256');
    await expect(
      page.getByRole('table', { name: 'Claims' }).getByRole('row', { name: /^exp expires \d{10}/ }),
    ).toBeVisible();
    await page.getByRole('group', { name: 'Check against' }).getByRole('button', { name: 'Now' }).click();
    await expect(verdict(page)).toContainText('token-expired');
    await expect(verdict(page)).toContainText('Signature not checked: no public key');
  });
}

test('a token lives by the clock: issued, left, over', async ({ page }) => {
  await page.clock.setFixedTime('2026-01-01T00:10:00Z');
  await page.goto(PLACE);
  await loadSample(page, 'seed004-rs256-02');
  await page.getByRole('group', { name: 'Check against' }).getByRole('button', { name: 'Now' }).click();
  await expect(verdict(page)).toContainText('Validok');
  await expect(page.getByRole('figure', { name: 'Lifetime' })).toContainText('lifetime 30 min; 20 min left');
  await expect(checks(page)).toContainText('issued 10 min ago (2026-01-01T00:00:00Z); lifetime 30 min');
  await pin(page, 1767225600 + 31 * 60);
  await expect(verdict(page)).toContainText('token-expired');
  await expect(page.getByRole('figure', { name: 'Lifetime' })).toContainText('expired 1 min ago');
});

const RFC7515_CLAIMS = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
const RFC7515 = [
  [
    'HS256 (appendix A.1)',
    `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${RFC7515_CLAIMS}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
    '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}',
  ],
  [
    'ES256 (appendix A.3), the key in a set',
    `eyJhbGciOiJFUzI1NiJ9.${RFC7515_CLAIMS}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`,
    '{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}',
  ],
] as const;

for (const [name, token, key] of RFC7515) {
  test(`RFC 7515 ${name} is valid, and not when a character changes`, async ({ page }) => {
    await page.goto(PLACE);
    await field(page, 'accessToken').fill(token);
    await field(page, 'public key').fill(key);
    await pin(page, 1300819000);
    await expect(verdict(page)).toContainText('Validok');
    await field(page, 'accessToken').fill(token.replace('.eyJpc3MiOiJqb2Ui', '.eyJpc3MiOiJqb2Uj'));
    await expect(verdict(page)).toContainText('Refused');
  });
}

test('the secret of an HS256 token is entered as text, as on other inspectors, or in base64url', async ({ page }) => {
  await page.goto(PLACE);
  const text = 'a-string-secret-at-least-256-bits-long';
  const head = [
    { alg: 'HS256', typ: 'JWT' },
    { sub: '1234567890', iat: 1516239022 },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const secret = field(page, 'Shared secret');
  const key = field(page, 'public key');
  await field(page, 'accessToken').fill(`${head}.${createHmac('sha256', text).update(head).digest('base64url')}`);
  await secret.fill(text);
  await expect(verdict(page)).toContainText('Validok');
  for (const masked of [secret, key]) await expect(masked).toHaveClass(/masked/);
  await secret.fill('secret');
  await expect(verdict(page)).toContainText('signature-mismatch');
  await field(page, 'accessToken').fill(`${head}.${createHmac('sha256', 'secret').update(head).digest('base64url')}`);
  await expect(verdict(page)).toContainText('The signature matches, but the key is too short');
  await expect(page.getByText('(RFC 7518 section 3.2); got one of 48 bits.').first()).toBeVisible();
  await field(page, 'accessToken').fill(`${head}.${createHmac('sha256', text).update(head).digest('base64url')}`);
  await secret.fill(`${text}!`);
  await expect(verdict(page)).toContainText('signature-mismatch');
  await secret.fill(Buffer.from(text).toString('base64url'));
  await page.getByRole('radiogroup', { name: 'Secret is' }).getByText('base64url', { exact: true }).click();
  await expect(verdict(page)).toContainText('Validok');
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(page.getByRole('list', { name: 'What will be in it' })).toContainText('public keysecret, left out');
  await page.keyboard.press('Escape');
  // A key that comes from elsewhere is not what stands in the box.
  await loadSample(page, 'seed004-neg-02-pem');
  await expect(secret).toHaveValue('');
  await secret.fill(await key.inputValue());
  await expect(page.getByText('Expected a secret that two parties share; got a public key.').first()).toBeVisible();
  await expect(key).toHaveValue('');
  await loadSample(page, 'seed004-rs256-01');
  await expect(secret).toHaveCount(0);
});

test('the samples of RS256, none and algorithm confusion get their verdicts, with words', async ({ page }) => {
  await page.goto(PLACE);
  await loadSample(page, 'seed004-rs256-01');
  await expect(verdict(page)).toContainText('Validok');
  await loadSample(page, 'seed004-neg-01');
  await expect(verdict(page)).toContainText('alg-not-allowed');
  await expect(verdict(page)).toContainText('signed by nobody');
  await loadSample(page, 'seed004-neg-02-pem');
  await expect(verdict(page)).toContainText('algorithm-confusion attack');
  await loadSample(page, 'seed004-neg-03');
  await expect(verdict(page)).toContainText('signature-mismatch');
});

test('a claim may have any name', async ({ page }) => {
  const part = (json: string) => Buffer.from(json).toString('base64url');
  await page.goto(PLACE);
  await field(page, 'accessToken').fill(`${part('{"alg":"RS256"}')}.${part('{"__proto__":1,"constructor":2}')}.AA`);
  const claims = page.getByRole('table', { name: 'Claims' });
  await expect(claims.getByRole('row', { name: '__proto__ 1' })).toBeVisible();
  await expect(claims.getByRole('row', { name: 'constructor 2' })).toBeVisible();
});

test('a paste with things around it is inspected without them, and stays as it was pasted', async ({ page }) => {
  await page.goto(PLACE);
  const token = tokenOf('seed004-rs256-02');
  const left = page.getByRole('note', { name: 'Left out' });
  const halves = `${token.slice(0, 60)}\n${token.slice(60)}`;
  const pastes = [
    [`Bearer ${token}`, /the word Bearer/],
    [`"${token}"`, /quotes around it/],
    [`Authorization: Bearer ${token}`, /the name of the header.*the word Bearer/s],
    [halves, /line breaks and spaces inside it/],
    [`{"data":{"accessToken":"${token}","expiresIn":1767227400}}`, /the JSON around it: the member accessToken/],
  ] as const;
  for (const [pasted, says] of pastes) {
    await field(page, 'accessToken').fill(pasted);
    await expect(left).toContainText(says);
    await expect(field(page, 'accessToken')).toHaveValue(pasted);
    await expect(region(page, 'Segments').getByRole('definition').first()).toHaveText(`${token.split('.')[0]}.`);
  }
  await field(page, 'accessToken').fill(token);
  await expect(left).toHaveCount(0);
});

test('a private key is refused and not kept, however it is written', async ({ page }) => {
  await page.goto(PLACE);
  const jwk =
    '{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}';
  const key = field(page, 'public key');
  for (const pasted of ['-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----', jwk]) {
    await key.fill(pasted);
    await expect(key).toHaveValue('');
    await expect(page.getByText(/It was not kept/).first()).toBeVisible();
    await key.focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(key).toHaveValue('');
  }
});

test('decoded texts go into Monaco under the same name, unchanged, and Tab leaves it', async ({ page }) => {
  await page.goto(PLACE);
  await loadSample(page, 'seed004-rs256-02');
  const claims = page.getByRole('textbox', { name: 'Decoded claims' });
  await claims.scrollIntoViewIfNeeded();
  const decoded = region(page, 'Decoded');
  await expect(decoded.locator('.monaco-editor')).toHaveCount(2);
  await expect(claims).toHaveCount(1);
  await expect(claims).toHaveAttribute('readonly');
  await expect(decoded.locator('.view-lines').last()).toContainText('"iat":1767225600,"exp":1767227400}');
  await claims.focus();
  await page.keyboard.press('Tab');
  await expect(claims).not.toBeFocused();
});

test('Monaco takes the colours of the theme when it changes', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(PLACE);
  await loadSample(page, 'seed004-rs256-02');
  await page.getByRole('textbox', { name: 'Decoded claims' }).scrollIntoViewIfNeeded();
  const background = page.locator('.monaco-editor .monaco-editor-background').first();
  await expect(background).toHaveCSS('background-color', 'rgb(238, 239, 244)');
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(background).toHaveCSS('background-color', 'rgb(16, 19, 26)');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the inspector passes axe in ${colorScheme}: empty, good with Monaco, refused, narrow`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.goto(PLACE);
    await expect(verdict(page)).toContainText('No token yet');
    await axe(page);
    await loadSample(page, 'seed004-rs256-02');
    await page.getByRole('textbox', { name: 'Decoded claims' }).scrollIntoViewIfNeeded();
    await expect(page.locator('.monaco-editor')).toHaveCount(2);
    await axe(page);
    await loadSample(page, 'seed004-neg-01');
    await expect(verdict(page)).toContainText('Refused');
    await axe(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await axe(page);
  });
}
