import { expect, test } from './fixtures.ts';

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
