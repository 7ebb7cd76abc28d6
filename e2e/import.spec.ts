import type { Page } from '@playwright/test';

import { axeInBothThemes, expect, test, withoutSandbox } from './fixtures.ts';
import { field, openPalette, region, verdict } from './screen.ts';

test.use(withoutSandbox);

const box = (page: Page) => page.getByRole('textbox', { name: 'Paste a request', exact: true });
const recognised = (page: Page) => page.getByRole('status', { name: 'Recognised', exact: true });
const lost = (page: Page) => page.getByRole('list', { name: 'Lost or uncertain' });

/** Pastes, as a user does: through the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await box(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

/** Paynet's documented inputs; their hash is 3a2a3af79b17897100cb96b7695b91f8. */
const AUTH = '{"auth":{"id":123,"key":1706360400000,"hash":"3a2a3af79b17897100cb96b7695b91f9"},"product":"et-mc"}';
const CURL = `curl -X POST 'https://api.paynet.one/transaction/check' \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '${AUTH}'`;

const entry = (index: number, request: object) => ({
  startedDateTime: `2026-11-22T05:00:${String(index % 60).padStart(2, '0')}.000Z`,
  request: { method: 'GET', url: `https://shop.example/asset-${index}.js`, headers: [], ...request },
  response: { status: 200 },
});
const HAR = JSON.stringify({
  log: {
    entries: [
      ...Array.from({ length: 400 }, (_, index) => entry(index, {})),
      entry(400, {
        method: 'POST',
        url: 'https://api.paynet.one/balance',
        postData: { text: AUTH.replace('123', '456') },
      }),
      entry(401, {
        method: 'POST',
        url: 'https://api.paynet.one/services',
        postData: { text: AUTH.replace('123', '789') },
      }),
    ],
  },
});

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('a failing curl fills the panel, and compare shows where it differs', async ({ page }) => {
  await paste(page, CURL);
  await expect(recognised(page)).toContainText('curl command');
  await expect(recognised(page)).toContainText('Paynet · Auth object');
  await expect(region(page, 'Import')).toContainText('To be filled in');
  await page.getByRole('button', { name: 'Open in Compute' }).click();
  await expect(page).toHaveURL(/#\/paynet\/auth$/);
  await expect(field(page, 'id')).toHaveValue('123');
  await expect(field(page, 'key')).toHaveValue('1706360400000');
  await field(page, 'token').fill('your-secret-token');
  await expect(region(page, 'Compare')).toContainText('Different from character 32');
});

test('a failing curl becomes a link without secrets in three clicks', async ({ page, context }) => {
  const secret = 'your-secret-token';
  await page.evaluate(() => {
    const root = document.documentElement;
    document.addEventListener('click', () => (root.dataset['clicks'] = `${root.dataset['clicks'] ?? ''}x`), true);
  });
  await page.evaluate((value) => navigator.clipboard.writeText(value), `${CURL} -H 'X-Shop-Token: ${secret}'`);
  await box(page).click();
  await page.keyboard.press('ControlOrMeta+V');
  await region(page, 'Import').getByRole('button', { name: 'Share…' }).click();
  await expect(page.getByRole('list', { name: 'What will be in it' })).toContainText('1706360400000');
  await page.getByRole('button', { name: 'Copy Link' }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeAttached();
  await expect(page.locator('html')).toHaveAttribute('data-clicks', 'xxx');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(decodeURIComponent(link)).not.toContain(secret);

  const developer = await context.newPage();
  await developer.goto(link);
  await expect(field(developer, 'key')).toHaveValue('1706360400000');
  await field(developer, 'token').fill(secret);
  await expect(region(developer, 'Compare')).toContainText('Different from character 32');
});

test('what was pasted is still there when one comes back, and goes with Clear', async ({ page }) => {
  await paste(page, CURL);
  await page.getByRole('button', { name: 'Open in Compute' }).click();
  await expect(field(page, 'id')).toHaveValue('123');
  await page.goBack();
  await expect(box(page)).toHaveValue(CURL);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(box(page)).toHaveValue('');
  await expect(recognised(page)).toHaveCount(0);
});

test('goes to Verify and to the Doctor with the same values', async ({ page }) => {
  await paste(page, `POST /hook HTTP/1.1\r\nHost: shop.example\r\nX-Signature: ab\r\n\r\n{"a": 1}\r\n`);
  await expect(recognised(page)).toContainText('Aeterna · Webhook');
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page).toHaveURL(/tab=verify/);
  await expect(field(page, 'body')).toHaveValue('{"a": 1}\n');
  await field(page, 'SecretToken').fill('s');
  await expect(verdict(page)).toContainText('signature-mismatch');
  await page.goBack();
  await paste(page, CURL);
  await page.getByRole('button', { name: 'Diagnose' }).click();
  await expect(page).toHaveURL(/#\/doctor/);
  await expect(field(page, 'Observed hash')).toHaveValue('3a2a3af79b17897100cb96b7695b91f9');
  await expect(field(page, 'id')).toHaveValue('123');
  // Nothing is searched before the secret is there.
  await expect(page.getByRole('status', { name: 'Diagnosis' })).toHaveText('What did your code compute instead?');
});

for (const [name, text] of [
  [
    'the Windows form',
    `curl ^"https://api.paynet.one/balance^" ^\n  --data-raw ^"${AUTH.replaceAll('"', '^\\^"').replace(/[{}]/g, '^$&')}^"`,
  ],
  [
    'PowerShell',
    `Invoke-WebRequest -UseBasicParsing -Uri "https://api.paynet.one/balance" \`\n-Method "POST" \`\n-ContentType "application/json" \`\n-Body "${AUTH.replaceAll('"', '`"')}"`,
  ],
  [
    'a fetch() call',
    `await fetch("https://api.paynet.one/balance", {\n  "body": ${JSON.stringify(AUTH)},\n  "method": "POST"\n});`,
  ],
  ['the auth object alone', AUTH],
] as const) {
  test(`reads ${name}`, async ({ page }) => {
    await paste(page, text);
    await expect(recognised(page)).toContainText('Paynet · Auth object');
    await page.getByRole('button', { name: 'Open in Compute' }).click();
    await expect(field(page, 'id')).toHaveValue('123');
    await expect(field(page, 'key')).toHaveValue('1706360400000');
  });
}

test('says what the command does not hold', async ({ page }) => {
  await paste(page, `curl https://shop.example/balance -H "X-Trace: $TRACE" -F file=@x --made-up`);
  await expect(lost(page)).toContainText('$TRACE is a variable of the shell');
  await expect(lost(page)).toContainText('boundary');
  await expect(lost(page)).toContainText('--made-up');
  await expect(recognised(page)).toContainText('of no scheme known here');
});

test('lists the requests of a HAR file: those it recognises, or all, to choose from', async ({ page }) => {
  await page
    .getByLabel('File to import')
    .setInputFiles({ name: 'shop.har', mimeType: 'application/json', buffer: Buffer.from(HAR) });
  await expect(page.getByRole('heading', { name: 'HAR file with 402 requests' })).toBeVisible();
  const list = region(page, 'Requests');
  await expect(list.getByRole('button')).toHaveCount(2);
  await list.getByRole('button', { name: /services/ }).click();
  await expect(list.getByRole('button', { name: /services/ })).toHaveAttribute('aria-current', 'true');
  // The list has a line for each; the whole of what is chosen stands below it.
  await expect(page.getByRole('paragraph').filter({ hasText: /^POST \S+\/services$/ })).toBeVisible();
  await page.getByRole('button', { name: /^All/ }).click();
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '402');
  expect(await list.getByRole('button').count()).toBeLessThan(40);
  await page.getByRole('searchbox', { name: 'Find a request' }).fill('balance');
  await expect(list.getByRole('button')).toHaveCount(1);
  await page.getByRole('button', { name: 'Open in Compute' }).click();
  await expect(field(page, 'id')).toHaveValue('789');
});

test('a dropped file is read; what it is not is said, and nothing is lost', async ({ page }) => {
  const drop = async (name: string, bytes: number[]) => {
    const data = await page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(content)], fileName));
        return transfer;
      },
      [name, bytes] as const,
    );
    await box(page)
      .or(page.getByText(/bytes?$/))
      .first()
      .dispatchEvent('drop', { dataTransfer: data });
  };
  await box(page).waitFor();
  await drop('callback.txt', [...Buffer.from(`POST /x HTTP/1.1\nX-Signature: ab\n\n{}`)]);
  await expect(recognised(page)).toContainText('Aeterna · Webhook');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await box(page).waitFor();
  await drop('image.bin', [0xff, 0xfe, 0x00, 0x41]);
  await expect(recognised(page)).toContainText('Expected a file of UTF-8 text');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await paste(page, 'this is nothing of the kind');
  await expect(recognised(page)).toContainText('Copy the request as cURL');
  await expect(box(page)).toHaveValue('this is nothing of the kind');
  await paste(page, "curl 'https://api.paynet.one");
  await expect(recognised(page)).toContainText('a single quote that is never closed');
});

test('a link of ours leads to its place, on this page', async ({ page }) => {
  await paste(page, 'https://elsewhere.example/countersign/#/aeterna/webhook');
  await page.getByRole('button', { name: 'Open the link' }).click();
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/#\/aeterna\/webhook$/);
});

test('the command palette leads to the box from anywhere', async ({ page }) => {
  await page.goto('/#/aeterna/webhook');
  await openPalette(page);
  await page.getByRole('combobox', { name: 'Search commands' }).fill('import');
  await page.getByRole('option', { name: 'Import: paste a request' }).click();
  await expect(box(page)).toBeFocused();
});

test('passes axe and fits 360 px in both themes', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await paste(page, CURL.replace('et-mc', `'"$X"'`));
  await expect(recognised(page)).toContainText('Paynet');
  await axeInBothThemes(page);
  await paste(page, HAR);
  await expect(region(page, 'Requests')).toBeVisible();
  await axeInBothThemes(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await paste(page, 'nothing of the kind');
  await expect(recognised(page)).toContainText('Expected');
  await axeInBothThemes(page);
});
