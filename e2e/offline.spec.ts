import { createHash } from 'node:crypto';

import { expect, test, wholeBrowser } from './fixtures.ts';

// A refusal, and a look for a newer worker without a network, are written to the console by Chromium.
test.use(wholeBrowser);
test.use({ expectedErrors: [/Failed to load resource|ERR_INTERNET_DISCONNECTED/] });

test.describe('after one visit everything works without a network', () => {
  test.beforeEach(async ({ page, context }) => {
    await page.goto('/');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  for (const [path, credential] of [
    ['aeterna/request'],
    ['paynet/auth'],
    ['paysera/oauth-token'],
    ['paystar/bearer', 'deposit'],
    ['session-jwt/login'],
  ] as const)
    test(`${path}: computes, sends to the sandbox, explains itself`, async ({ page }) => {
      await page.goto(`/#/${path}`);
      await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
      if (credential) await page.getByRole('button', { name: credential, exact: true }).click();
      await expect(page.getByRole('button', { name: 'Send to sandbox' })).toBeEnabled();
      await page.getByRole('button', { name: 'Send to sandbox' }).click();
      await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('HTTP');
      await page.getByRole('link', { name: /^Open exchange/ }).click();
      await expect(page.getByRole('region', { name: 'Response' })).toContainText('HTTP');
      // The editor is not kept before its first use: the text stands there plainly.
      await expect(page.getByRole('textbox', { name: 'Body of the response' })).toContainText('{');
      await page.goto(`/#/${path}?tab=learn`);
      await expect(page.getByRole('region', { name: 'Fields' })).toBeVisible();
    });

  test('flows play, and the doctor searches in its workers', async ({ page }) => {
    await page.goto('/#/flows/session-jwt/expiry-and-refresh');
    await page.getByRole('button', { name: 'Instant', exact: true }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(page.getByText('Step 12 of 12')).toBeVisible();
    await page.goto('/#/doctor');
    const hash = createHash('md5').update('31e2e-token1767225600002\n').digest('hex');
    const inputs = { id: '31', token: 'e2e-token', key: '1767225600002' };
    const pasted = { format: 'countersign-case/1', scheme: 'paynet', operation: 'auth', inputs, observed: { hash } };
    await page.getByRole('textbox', { name: 'Paste a case' }).fill(JSON.stringify(pasted));
    await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
    await expect(page.getByRole('status', { name: 'Diagnosis' })).toContainText('line feed');
  });

  test('code is written from the recipe', async ({ page }) => {
    await page.goto('/#/paysera/mac?tab=code');
    await expect(page.getByRole('region', { name: 'Python code' })).toContainText('hmac');
  });
});

test('what the sandbox knows outlives its worker', async ({ page, context }) => {
  await page.goto('/#/paynet/auth');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  const send = page.getByRole('button', { name: 'Send to sandbox' });
  await send.click();
  const answer = page.getByRole('status', { name: 'Sandbox answer' });
  await expect(answer).toContainText('Accepted');
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await send.click();
  await expect(answer).toContainText('key-not-rising');
});

test.describe('where service workers are blocked', () => {
  test.use({ serviceWorkers: 'block' });

  test('the same sandbox answers in the page', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/#/aeterna/request');
    await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
    await page.getByRole('button', { name: 'Send to sandbox' }).click();
    await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('Accepted');
    expect(asked.filter((url) => url.includes('/sandbox/'))).toEqual([]);
    await page.getByRole('link', { name: /^Open exchange/ }).click();
    await expect(page.getByText('answered in the page')).toBeVisible();
  });
});

test('a newer version waits until somebody wants it', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const update = page.getByRole('status', { name: 'Update' });
  await expect(update).not.toContainText('new version');
  // Another script on the same scope is what a newer build is.
  await page.evaluate(() => navigator.serviceWorker.register('sw.js?newer', { updateViaCache: 'none' }));
  await expect(update).toContainText('A new version is ready.');
  await page.getByRole('textbox', { name: 'token' }).fill('typed before');
  const workers = await page.evaluate(async () => {
    const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
    return [navigator.serviceWorker.controller?.scriptURL ?? '', waiting?.scriptURL ?? 'none waits'];
  });
  expect(workers.map((address) => new URL(address, page.url()).href.replace(/^.*\//, ''))).toEqual([
    'sw.js',
    'sw.js?newer',
  ]);
  const loaded = page.waitForEvent('load');
  await update.getByRole('button', { name: 'Reload' }).click();
  await loaded;
  await expect(page.getByRole('textbox', { name: 'token' })).toHaveValue('');
  const inCharge = () => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
  await expect.poll(inCharge).toContain('sw.js?newer');
});

test('the page is loaded again though the newer version is kept waiting, and it asks again', async ({ page }) => {
  await page.addInitScript(() => {
    // As if the version before were at work for minutes.
    ServiceWorker.prototype.postMessage = () => {};
  });
  await page.goto('/#/paynet/auth');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.evaluate(() => navigator.serviceWorker.register('sw.js?newer', { updateViaCache: 'none' }));
  const update = page.getByRole('status', { name: 'Update' });
  await expect(update).toContainText('A new version is ready.');
  const loaded = page.waitForEvent('load');
  await update.getByRole('button', { name: 'Reload' }).click();
  await loaded;
  await expect(update).toContainText('A new version is ready.');
});
