import { expect, test, withoutSandbox } from './fixtures.ts';

// What a worker keeps cannot come late.
test.use(withoutSandbox);

test('Enter before all commands are known takes the first that fits once they are', async ({ page }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/assets\/scheme-paystar-/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/#/paynet/auth');
  await expect(page.getByRole('textbox', { name: 'token', exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('share');
  await expect(page.getByText('No command matches all of these words.')).toBeVisible();
  await page.keyboard.press('Enter');
  release();
  await expect(page.getByRole('dialog', { name: 'Share this case' })).toBeVisible();
});
