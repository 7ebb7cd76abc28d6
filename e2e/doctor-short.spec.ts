import { expect, test, withoutSandbox } from './fixtures.ts';
import { field } from './screen.ts';

test.use(withoutSandbox);

// HMAC-SHA256 of json_encode(json_decode($body)), by PHP 8.2.
const [SECRET, BODY] = ['observed-test-1', '{"id": 5, "url": "https://a.example/b"}'];
const WHOLE = 'e78c406ed7bec56d4b2f49fd730f7cdf411cb26c7dca8b65c6e3af9bc6e80add';

test.beforeEach(async ({ page }) => {
  await page.goto('/#/doctor');
  await page.getByRole('combobox', { name: 'Scheme' }).selectOption('Aeterna');
  await page.getByRole('combobox', { name: 'Operation' }).selectOption({ label: 'Webhook' });
  await field(page, 'SecretToken').fill(SECRET);
  await field(page, 'body').fill(BODY);
});

test('a value too short to mean anything is refused at its field, with what was expected and what to do', async ({
  page,
}) => {
  const observed = field(page, 'Observed X-Signature');
  const answer = page.getByRole('status', { name: 'Diagnosis' });
  for (const short of ['zz', '12', '3a', WHOLE.slice(0, 7)]) {
    await observed.fill(short);
    await expect(observed).toHaveAttribute('aria-invalid', 'true');
    await expect(observed).toHaveAccessibleDescription(/64 hex digits \(0-9, a-f\), or 8 characters of it at least/);
    await expect(observed).toHaveAccessibleDescription(/Paste the whole value that your code printed\./);
    await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
    await expect(answer).toHaveText('This cannot be searched yet.');
    await expect(page.getByRole('region', { name: 'Answer' })).toContainText('X-Signature is too short');
    await expect(observed).toHaveValue(short);
  }
});

test('eight characters are compared, and what explains them is called weak', async ({ page }) => {
  const observed = field(page, 'Observed X-Signature');
  await observed.fill(WHOLE.slice(0, 8));
  await expect(observed).not.toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Diagnosis' })).toHaveText(
    'Your code parses body and writes it again as json_encode or 22 others do, and loses the end of the digest.',
    { timeout: 60_000 },
  );
  await expect(
    page.getByText('Weak: the value is cut short, so only its 8 characters could be compared.'),
  ).toBeVisible();
});
