/** Demos in which somebody changes something, and pages that are loaded again. */
import { expect, test } from './fixtures.ts';
import { bar, open, OTHERWISE, press, screen, words } from './presenting.ts';

test('what is said follows what the sandbox answered when somebody changed a value, and stepping back mends it', async ({
  page,
}) => {
  await open(page, 'paynet');
  for (let step = 1; step <= 5; step++) await press(page, 'ArrowRight', step);
  await page.getByRole('textbox', { name: 'token', exact: true }).fill('another token');
  await page.keyboard.press('Escape');
  for (const step of [6, 7, 8]) {
    await press(page, 'ArrowRight', step, true);
    await expect(words(page)).toContainText(`${OTHERWISE}, for something was changed here: the sandbox refused it.`);
    await expect(words(page)).not.toContainText(/accepted|did not rise/);
  }
  await press(page, 'ArrowRight', 9);
  await press(page, 'Home', 1);
  for (let step = 2; step <= 6; step++) await press(page, 'ArrowRight', step);
  await expect(words(page)).toContainText('accepted');
});

test('what is said of a flow follows what came of it when a fault was switched in', async ({ page }) => {
  await open(page, 'paynet');
  for (let step = 1; step <= 11; step++) await press(page, 'ArrowRight', step);
  await page.getByRole('checkbox', { name: /Server error/ }).check();
  await bar(page).getByRole('button', { name: 'Next' }).click();
  await expect(bar(page).getByText('Step 12 of')).toBeVisible();
  await expect(words(page)).toContainText(`${OTHERWISE}, for something was changed here: in this flow, `);
});

test('a page that is loaded again comes back to the step of its demo, and nothing typed was kept for it', async ({
  page,
}) => {
  await open(page, 'paynet');
  for (let step = 1; step <= 6; step++) await press(page, 'ArrowRight', step);
  const sixth = await screen(page);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toBe(
    '{"countersign.presenting":"paynet?step=6"}',
  );
  await page.reload();
  await expect(bar(page).getByText('Step 6 of')).toBeVisible();
  await expect(bar(page)).toHaveAttribute('aria-busy', 'false');
  expect(await screen(page)).toBe(sixth);
  await press(page, 'ArrowRight', 7);
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  // Who goes elsewhere in the midst of a demo is not brought back to it.
  await open(page, 'paynet');
  await press(page, 'ArrowRight', 1);
  await page.goto('about:blank');
  await page.goto('/#/paynet/auth');
  await expect(page.getByRole('textbox', { name: 'token', exact: true })).toBeVisible();
  await expect(bar(page)).toBeHidden();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});
