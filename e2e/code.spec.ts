import { axe, expect, test } from './fixtures.ts';
import { loadSample } from './screen.ts';

test('the code has the panel’s values, keeps the secret out, and puts it in when asked', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await loadSample(page, 'aeterna-req-01');
  const secret = await page.getByLabel('SecretToken', { exact: true }).inputValue();
  expect(secret.length).toBeGreaterThan(3);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Code' }).click();
  const code = page.getByRole('region', { name: 'Python code' });
  await expect(code).toContainText('os.environ["AETERNA_SECRET_TOKEN"]');
  await expect(code).toContainText('sign_str = x_app_access_ts + email');
  await expect(code).not.toContainText(secret);
  await page.getByLabel('Put secret values into the code').check();
  await expect(code).toContainText(secret);
  await page.getByText('Go', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Go code' })).toContainText('package main');
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Go code' })).toContainText('ConstantTimeCompare');
});

for (const theme of ['light', 'dark'] as const) {
  test(`the code screen is clean in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto('/#/paysera/mac?tab=code');
    await expect(page.getByRole('region', { name: 'Python code' })).toBeVisible();
    await axe(page);
  });
}

test('the code screen fits a small phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/#/paysera/mac?tab=code');
  await expect(page.getByRole('region', { name: 'Python code' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
