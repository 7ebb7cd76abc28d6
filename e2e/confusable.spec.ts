import type { Page } from '@playwright/test';

import { axeInBothThemes, expect, test, withoutSandbox } from './fixtures.ts';
import { field, loadSample } from './screen.ts';

test.use(withoutSandbox);

async function open(page: Page) {
  await page.goto('/#/aeterna/request');
  await loadSample(page, 'sumsub-02');
  await page.getByText('Was this made with Sumsub’s recipe?').click();
}

test('a signature of Sumsub is recognised once method and path are known, and the strings stand side by side', async ({
  page,
}) => {
  await open(page);
  await field(page, 'method').fill('GET');
  await field(page, 'path').fill('/resources/accessTokens/sdk');
  await expect(page.getByText('No: Sumsub’s recipe gives another value for these.')).toBeVisible();
  await field(page, 'method').fill('POST');
  const found = page.getByRole('status', { name: 'Made with Sumsub’s recipe' });
  await expect(field(page, 'method')).toBeFocused();
  await expect(found).toContainText('Aeterna wants the e-mail after the time');
  await expect(found).toContainText('signStr: 1767225600merchant@example.com.');
  await expect(found).toContainText('Sumsub: 1767225600POST/resources/accessTokens/sdk{');
});

test('what opens the explanation is a target of 24 px, on the panel and in Verify', async ({ page }) => {
  await open(page);
  for (const asks of ['Was this made with Sumsub’s recipe?', 'Signed for Sumsub by mistake?']) {
    const box = await page.locator('summary', { hasText: asks }).boundingBox();
    expect(box?.height, asks).toBeGreaterThanOrEqual(24);
    await page.getByRole('link', { name: 'Verify', exact: true }).click();
    await expect(page.locator('summary', { hasText: 'Signed for Sumsub by mistake?' })).toBeVisible();
  }
});

test('the explanation passes axe, in both themes', async ({ page }) => {
  await open(page);
  await field(page, 'path').fill('/resources/accessTokens/sdk');
  await expect(page.getByRole('status', { name: 'Made with Sumsub’s recipe' })).toBeVisible();
  // What is scrolled half under the page's head would count as a small target.
  await page.evaluate('scrollTo(0, 0)');
  await axeInBothThemes(page);
});
