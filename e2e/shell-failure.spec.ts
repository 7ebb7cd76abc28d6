import { axe, expect, test } from './fixtures.ts';
import { field } from './screen.ts';

// One pattern: the runner takes an array of two for a fixture and its options.
// What a worker keeps cannot fail to load.
test.use({
  expectedErrors: [/Failed to load resource|Failed to fetch dynamically imported module/],
  serviceWorkers: 'block',
});

test('a part that cannot be loaded leaves the frame standing, and can be tried again', async ({ page }) => {
  await page.route(/assets\/learn-.*\.js$/, (route) => route.abort());
  await page.goto('/#/paynet/auth');
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Something went wrong' })).toBeVisible();
  await expect(page).toHaveTitle('Something went wrong — Countersign');
  await expect(page.getByRole('navigation', { name: 'Schemes' })).toBeVisible();
  await page.unroute(/assets\/learn-.*\.js$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('region', { name: 'Formula' })).toBeVisible();
});

test('the way back from a failure leads to the start page', async ({ page }) => {
  await page.route(/assets\/learn-.*\.js$/, (route) => route.abort());
  await page.goto('/#/paynet/auth?tab=learn');
  await page.getByRole('link', { name: 'Back to the start page' }).click();
  await expect(page).toHaveTitle('Countersign');
});

test('who goes elsewhere while the first screen is on its way gets there', async ({ page }) => {
  await page.route(/assets\/doctor-[^.]*\.js$/, async (route) => {
    await page.evaluate(() => void (window.location.hash = '#/paynet/auth'));
    // Longer than the page waits with its frame.
    setTimeout(() => void route.continue(), 1500);
  });
  await page.goto('/#/doctor');
  await expect(page.getByRole('textbox', { name: 'token', exact: true })).toBeVisible();
});

test('a paste that cannot be read, because a part is missing, is read when it is there', async ({ page }) => {
  const part = /assets\/scheme-paynet-.*\.js$/;
  const box = page.getByRole('textbox', { name: 'Paste a request', exact: true });
  await page.route(part, (route) => route.abort());
  await page.goto('/');
  await box.fill('Authorization: Bearer x');
  await expect(page.getByRole('region', { name: 'Import' })).toContainText('Failed to fetch');
  await page.unroute(part);
  await box.fill('curl https://api.paynet.one/balance -d {"auth":{"id":1,"key":2,"hash":"ab"}}');
  await expect(page.getByRole('status', { name: 'Recognised', exact: true })).toContainText('Paynet');
});

test('a sandbox of which one vendor cannot be loaded answers when it can be', async ({ page }) => {
  const vendors: string[] = [];
  await page.route(/assets\/sandbox-.*\.js$/, async (route) => {
    // The first is the sandbox itself.
    vendors.push(route.request().url());
    await (vendors.length > 1 ? route.abort() : route.continue());
  });
  await page.goto('/#/paynet/auth');
  const credentials = page.getByRole('button', { name: 'Use sandbox credentials' });
  await credentials.click();
  await expect(page.getByRole('alert')).toContainText('No answer: ');
  expect(vendors.length).toBeGreaterThan(1);
  await page.unroute(/assets\/sandbox-.*\.js$/);
  await credentials.click();
  await expect(field(page, 'id')).not.toHaveValue('');
});

test('a sandbox that cannot be loaded is said where it was asked, and answers when it can be', async ({ page }) => {
  const sandbox = /assets\/sandbox-.*\.js$/;
  await page.route(sandbox, (route) => route.abort());
  await page.goto('/#/paynet/auth');
  for (const name of ['id', 'token', 'key']) await field(page, name).fill('1');
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(page.getByRole('alert')).toContainText('No answer: ');
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('No answer: ');
  await page.unroute(sandbox);
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(field(page, 'id')).not.toHaveValue('1');
});

const BUTTONS = [
  ['Check value of token…', '#/paynet/auth', 'check-value-dialog', 'dialog'],
  ['Keyboard help', '#/paynet/auth', 'help', 'dialog'],
  ['Sandbox clock', '#/paynet/auth', 'clock', 'dialog'],
  ['Command palette', '#/paynet/auth', 'palette', 'dialog'],
  ['Theme', '#/paynet/auth', 'theme-menu', 'menu'],
  ['Load sample', '#/paynet/auth', 'sample-menu', 'menu'],
  ['Share…', '#/paynet/auth', 'share-screen', 'dialog'],
  ['Save…', '#/paynet/auth', 'share-screen', 'dialog'],
] as const;
for (const [name, place, file, opens] of BUTTONS) {
  test(`${name} says that what it opens could not be loaded, keeps the focus, and opens it on Retry`, async ({
    page,
  }) => {
    const part = new RegExp(String.raw`assets/${file}-.*\.js$`);
    await page.route(part, (route) => route.abort());
    await page.goto(`/${place}`);
    const button = page.getByRole('button', { name, exact: true }).first();
    await button.press('Enter');
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await expect(button).toBeFocused();
    await axe(page);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Retry' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await expect(button).toBeFocused();
    await page.unroute(part);
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(page.getByRole(opens)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name, exact: true }).first()).toBeFocused();
  });
}

test('what comes ahead after all does not take Retry away', async ({ page }) => {
  const part = /assets\/theme-menu-.*\.js$/;
  await page.route(part, (route) => route.abort());
  await page.goto('/#/paynet/auth');
  const button = page.getByRole('button', { name: 'Theme', exact: true });
  await button.press('Enter');
  await page.getByRole('button', { name: 'Retry' }).focus();
  await page.unroute(part);
  const [answer] = await Promise.all([page.waitForResponse(part), button.hover()]);
  await page.evaluate(async (url) => {
    await import(url);
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  }, answer.url());
  await expect(page.getByRole('button', { name: 'Retry' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
});

test('what a panel shows on demand says that it could not be loaded, and comes on Retry', async ({ page }) => {
  await page.route(/assets\/window-setting-.*\.js$/, (route) => route.abort());
  await page.goto('/#/aeterna/request');
  const summary = page.getByText('Timestamp window', { exact: true });
  await summary.click();
  await expect(page.getByRole('alert')).toContainText('This setting could not be loaded');
  await expect(summary).toBeFocused();
  await page.unroute(/assets\/window-setting-.*\.js$/);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('textbox', { name: 'Seconds' })).toHaveValue('60');
});

test('a request that cannot be opened, because a part is missing, is opened on Retry', async ({ page }) => {
  await page.route(/assets\/open-.*\.js$/, (route) => route.abort());
  await page.goto('/');
  const box = page.getByRole('textbox', { name: 'Paste a request', exact: true });
  await box.fill(`curl https://api.paynet.one/balance -d '{"auth":{"id":1,"key":2,"hash":"ab"}}'`);
  await page.getByRole('button', { name: /Compute/ }).click();
  await expect(page.getByRole('status', { name: 'File' })).toContainText('could not be loaded');
  await page.unroute(/assets\/open-.*\.js$/);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(field(page, 'id')).toHaveValue('1');
});

test('a flow whose sandbox cannot be loaded says so beside its buttons, and goes on with Retry', async ({ page }) => {
  await page.route(/assets\/(?:run-flow|app)-.*\.js$/, (route) => route.abort());
  await page.goto('/#/flows/paynet/happy-path');
  const step = page.getByRole('button', { name: 'Step', exact: true });
  await step.click();
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute(/assets\/(?:run-flow|app)-.*\.js$/);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('toolbar', { name: 'Player' })).toContainText('Step 1 of');
  await expect(step).toBeFocused();
});
