import { expect, test, withoutSandbox } from './fixtures.ts';

test.use(withoutSandbox);

test('a value is not made without its secret, and one that was emptied is computed with a warning', async ({
  page,
}) => {
  await page.goto('/#/paynet/auth');
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const result = page.getByRole('status', { name: 'hash', exact: true });
  await field('id').fill('123');
  await field('key').fill('1706360400000');
  await expect(page.getByText('Waiting for token', { exact: true })).toHaveCount(3);
  await expect(result).toBeEmpty();
  await field('token').fill('your-secret-token');
  await expect(result).toHaveText(/^[0-9a-f]{32}$/);
  await expect(page.getByText(/Computed with an empty/)).toHaveCount(0);
  await field('token').fill('');
  await expect(result).toHaveText(/^[0-9a-f]{32}$/);
  await expect(page.getByText('Computed with an empty token')).toBeVisible();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await field('id').fill('123');
  await field('key').fill('1706360400000');
  await expect(page.getByText('Waiting for token', { exact: true })).toHaveCount(3);
});

test('a step waits for what is missing, not for choices and what may be left out', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  for (const [name, value] of [
    ['method', 'GET'],
    ['ts', '1343818800'],
    ['nonce', 'nQnNaSNyubfPErjRO55yaaEYo9YZfKHN'],
    ['uri', '/rest/v1/payment/10145'],
  ] as const)
    await page.getByRole('textbox', { name, exact: true }).fill(value);
  await expect(page.getByText('Waiting for mac_key', { exact: true })).toHaveCount(2);
});

test('Learn writes Paysera’s MAC for the documented dialect, and names the others', async ({ page }) => {
  await page.goto('/#/paysera/mac?tab=learn');
  const formula = page.getByRole('region', { name: 'Formula' });
  await expect(formula).toContainText('each followed by a line feed');
  await expect(formula).toContainText('when dialect is documented');
  await expect(formula).toContainText('php, java, swift');
  await expect(formula).not.toContainText('choose(');
});
