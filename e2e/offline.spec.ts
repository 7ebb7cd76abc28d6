import { expect, test } from './fixtures.ts';

// A refusal, and a look for a newer worker without a network, are written to the console by Chromium.
test.use({ expectedErrors: [/Failed to load resource|ERR_INTERNET_DISCONNECTED/] });

test('after one visit everything works without a network', async ({ page, context }) => {
  await page.goto('/');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  await page
    .getByRole('navigation', { name: 'Schemes' })
    .getByRole('link', { name: /^Paynet/ })
    .click();
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(page.getByRole('status', { name: 'hash' })).toHaveText(/^[0-9a-f]{32}$/);
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('Accepted');
  await page.goto('/#/paysera/mac?tab=learn');
  await expect(page.getByRole('region', { name: 'Formula' })).toBeVisible();
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
  const loaded = page.waitForEvent('load');
  await update.getByRole('button', { name: 'Reload' }).click();
  await loaded;
  await expect(page.getByRole('textbox', { name: 'token' })).toHaveValue('');
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toContain('sw.js?newer');
});
