import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

import { axeInBothThemes, expect, test, withoutSandbox } from './fixtures.ts';
import { checks, field, loadSample, verdict } from './screen.ts';

test.use(withoutSandbox);

interface Vector {
  readonly id: string;
  readonly operation: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly result?: Readonly<Record<string, string>>;
}

function vector(scheme: string, id: string): Vector {
  const vectors = JSON.parse(readFileSync(`src/schemes/${scheme}/vectors.json`, 'utf8')) as Vector[];
  return vectors.find((candidate) => candidate.id === id) ?? missing(id);
}

function missing(id: string): never {
  throw new Error(`no vector ${id}`);
}

const CASES: readonly [place: string, good: string, headline: string, bad: string, code: string][] = [
  ['paynet/auth', 'paynet-01', 'Valid, but the body is only partly covered', 'paynet-12.2', 'signature-mismatch'],
  ['aeterna/request', 'aeterna-req-01', 'Valid, but the body is not covered', 'sumsub-01', 'signature-mismatch'],
  ['paystar/bearer', 'paystar-jwt-03', 'Valid, but the body is not covered', 'paystar-jwt-11', 'signature-mismatch'],
  [
    'paystar/callback',
    'paystar-cb-01',
    'Valid, but the body is only partly covered',
    'paystar-cb-08',
    'signature-mismatch',
  ],
  ['paysera/mac', 'paysera-mac-04', 'Valid', 'paysera-mac-27-04', 'signature-mismatch'],
  ['paysera/oauth-token', 'paysera-oauth-02', 'Valid', 'paysera-oauth-04', 'signature-mismatch'],
  ['paysera/callback', 'paysera-cb-01', 'Valid', 'paysera-cb-06', 'signature-malformed'],
  ['session-jwt/token', 'seed004-rs256-02', 'Valid', 'seed004-neg-03', 'signature-mismatch'],
];

for (const [place, good, headline, bad, code] of CASES) {
  test(`${place} tells a good value from a bad one`, async ({ page }) => {
    await page.goto(`/#/${place}`);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Verify' }).click();
    await expect(verdict(page)).toContainText('Nothing to check yet');
    await loadSample(page, good);
    await expect(verdict(page)).toContainText(`${headline}ok`);
    await expect(checks(page).getByText('failed')).toHaveCount(0);
    await loadSample(page, bad);
    await expect(verdict(page)).toContainText(`Refused${code}`);
    await expect(checks(page).getByRole('listitem').filter({ hasText: 'failed' })).not.toHaveCount(0);
  });
}

for (const [place, good, part] of [
  ['aeterna/webhook', 'aeterna-wh-01', 'body'],
  ['paystar/alert', 'paystar-alert-01', 'body'],
] as const) {
  test(`${place} notices a body that was changed`, async ({ page }) => {
    await page.goto(`/#/${place}?tab=verify`);
    await loadSample(page, good);
    await expect(verdict(page)).toContainText(/^Valid/);
    const body = field(page, part);
    await body.fill((await body.inputValue()).replace(/[a-z](?=[^a-z]*$)/, 'Z'));
    await expect(verdict(page)).toContainText('signature-mismatch');
  });
}

/** Pastes what is on the clipboard, line ends and all. */
async function pasteInto(page: Page, name: string): Promise<void> {
  await field(page, name).focus();
  await page.keyboard.press('ControlOrMeta+v');
}

const ROUND_TRIPS = [
  ['paynet', 'paynet-01'],
  ['aeterna', 'aeterna-req-11a'],
  ['aeterna', 'aeterna-wh-07'],
  ['paystar', 'paystar-jwt-05'],
  ['paystar', 'paystar-cb-05'],
  ['paystar', 'paystar-alert-02'],
  ['paysera', 'paysera-mac-04'],
  ['paysera', 'paysera-oauth-03'],
] as const;

for (const [scheme, id] of ROUND_TRIPS) {
  test(`the raw HTTP that Compute prints for ${id} verifies when it is pasted`, async ({ page }) => {
    const { operation, inputs } = vector(scheme, id);
    await page.goto(`/#/${scheme}/${operation}`);
    await loadSample(page, id);
    await page.getByRole('button', { name: 'Copy Raw HTTP' }).click();
    await expect(page.getByText('Copied', { exact: true }).first()).toBeAttached();
    await page.getByRole('link', { name: 'Verify', exact: true }).click();
    // Compute, which stands until Verify is there, has such a button too.
    await expect(field(page, 'Raw HTTP message')).toBeVisible();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await pasteInto(page, 'Raw HTTP message');
    await expect(page.getByRole('list', { name: 'Read from the message' })).toContainText('Found');
    // What a message never holds has to be entered.
    for (const [name, value] of Object.entries(inputs)) {
      const box = field(page, name);
      if (value !== '' && (await box.count()) === 1 && (await box.inputValue()) === '') await box.fill(value);
    }
    await expect(verdict(page)).toContainText(/^Valid/);
  });
}

test('a message in parts says what was found, what is missing and what is odd', async ({ page }) => {
  await page.goto('/#/paystar/callback?tab=verify');
  const raw =
    'POST /hook HTTP/1.1\nHost: shop.example\nContent-Type: application/json\nContent-Length: 90\n\n{"amount":1}';
  await field(page, 'Raw HTTP message').fill(raw);
  const list = page.getByRole('list', { name: 'Read from the message' });
  await expect(list.getByRole('listitem')).toHaveText([
    'Found body',
    'Missing: header Signature is not there, or has another form',
    /^Content-Length says 90 bytes; the body here has 12/,
  ]);
  await expect(field(page, 'Raw HTTP message')).toHaveValue(raw);
  await expect(field(page, 'body')).toHaveValue('{"amount":1}');
  await field(page, 'Raw HTTP message').fill('HTTP/1.1 200 OK\n\n{}');
  await expect(page.getByText('its first line is a status')).toBeVisible();
});

test('a value in another form is recognised', async ({ page }) => {
  await page.goto('/#/paynet/auth?tab=verify');
  await loadSample(page, 'paynet-12.4');
  await expect(page.getByText('It is the computed value, but with its hex digits in another case')).toBeVisible();
});

test('a bearer token with its label is checked as it stands, and a button checks the token alone', async ({ page }) => {
  await page.goto('/#/paystar/bearer?tab=verify');
  await loadSample(page, 'paystar-jwt-03');
  const received = field(page, 'Received token');
  const token = await received.inputValue();
  await received.fill(`Bearer ${token}`);
  await expect(verdict(page)).toContainText('Refused');
  await expect(received).toHaveValue(`Bearer ${token}`);
  await page.getByRole('button', { name: 'Check the token alone' }).click();
  await expect(received).toHaveValue(token);
  await expect(verdict(page)).toContainText(/^Valid/);
});

test("Sumsub's signature is told from Aeterna's by the method and path of the message", async ({ page }) => {
  await page.goto('/#/aeterna/request?tab=verify');
  await loadSample(page, 'sumsub-01');
  await page.getByText('Signed for Sumsub by mistake?').click();
  await field(page, 'method').fill('GET');
  await field(page, 'path').fill('/resources/applicants/-/count');
  await expect(page.getByText('This is how Sumsub signs.')).toBeVisible();
});

test('what was verified goes over to Compute, and back', async ({ page }) => {
  await page.goto('/#/aeterna/webhook?tab=verify');
  await loadSample(page, 'aeterna-wh-03');
  const body = await field(page, 'body').inputValue();
  await page.getByRole('button', { name: 'Use as input for Sign' }).click();
  await expect(page).toHaveURL(/#\/aeterna\/webhook$/);
  await expect(field(page, 'body')).toHaveValue(body);
  await page.getByRole('link', { name: 'Verify', exact: true }).click();
  await expect(verdict(page)).toContainText(/^Valid/);
});

test('times are told against the clock or a time that stands still', async ({ page }) => {
  await page.clock.setFixedTime('2026-01-01T00:31:00Z');
  await page.goto('/#/aeterna/request?tab=verify');
  await loadSample(page, 'aeterna-req-01');
  await expect(checks(page)).toContainText('2026-01-01T00:00:00Z, 31 min ago');
  await page.getByRole('group', { name: 'Check against' }).getByRole('button', { name: 'Pinned' }).click();
  await field(page, 'now').fill('1767225610');
  await expect(checks(page)).toContainText('2026-01-01T00:00:00Z, 10 s ago');
});

for (const tab of ['compute', 'verify'])
  test(`a private key in a field for a public one is not kept (${tab})`, async ({ page }) => {
    await page.goto(`/#/paysera/callback?tab=${tab}`);
    await field(page, 'public key').fill('-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----');
    await expect(field(page, 'public key')).toHaveValue('');
    await expect(page.getByText(/^Expected a public key; got a PRIVATE KEY. It was not kept/).first()).toBeVisible();
  });

test('an operation without a signature has no Verify, and says why when it is asked for', async ({ page }) => {
  await page.goto('/#/session-jwt/login?tab=verify');
  await expect(page.getByRole('link', { name: 'Learn', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Verify', exact: true })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Nothing to verify' })).toBeVisible();
});

test('the comparison that does not tell by its timing is shown in three languages', async ({ page }) => {
  await page.goto('/#/aeterna/webhook?tab=verify');
  for (const [language, call] of [
    ['Python', 'compare_digest'],
    ['PHP', 'hash_equals'],
    ['Node', 'timingSafeEqual'],
  ] as const) {
    await page.getByRole('group', { name: 'Language' }).getByRole('button', { name: language }).click();
    await expect(page.getByRole('region', { name: `Constant-time comparison in ${language}` })).toContainText(call);
  }
});

test('Verify passes axe in both themes: empty, good, bad, with a message, narrow', async ({ page }) => {
  test.slow();
  await page.goto('/#/aeterna/request?tab=verify');
  await expect(verdict(page)).toBeVisible();
  await axeInBothThemes(page);
  await loadSample(page, 'aeterna-req-01');
  await expect(verdict(page)).toContainText('Valid');
  await axeInBothThemes(page);
  await loadSample(page, 'sumsub-01');
  await expect(verdict(page)).toContainText('Refused');
  await field(page, 'Raw HTTP message').fill('POST / HTTP/1.1\nHost: a.example\nContent-Length: 3\n\n{}');
  await axeInBothThemes(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await axeInBothThemes(page);
});
