/** The whole way of somebody whose signature is refused, from the field to the page that explains it, by keyboard alone. */
import { expect, test } from './fixtures.ts';
import { expectFocus, press, tabTo, textbox, type } from './keys.ts';

// Chromium writes the sandbox's refusals to the console.
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 4\d\d/] });

test('compute, send, look at the exchange, diagnose, mend and read on by keyboard', async ({ page }) => {
  test.slow();
  await page.goto('/#/aeterna/request');
  await press(page, page.getByRole('button', { name: 'Use sandbox credentials' }));
  const secret = textbox(page, 'SecretToken');
  await expect(secret).not.toHaveValue('');
  const right = await secret.inputValue();
  // As it is copied from a settings file: with the quotes round it.
  await tabTo(page, secret, 'Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(`"${right}"`);
  await page.keyboard.press('Control+Enter');
  const answer = page.getByRole('status', { name: 'Sandbox answer' });
  await expect(answer).toContainText('Refused');
  await expect(secret).toBeFocused();

  await press(page, answer.getByRole('link', { name: /^Open exchange/ }));
  await expect(page.getByRole('heading', { level: 1, name: 'Exchanges' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Both computations' })).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Diagnose' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Doctor' })).toBeFocused();
  await expect(textbox(page, 'SecretToken')).toHaveValue(right);

  const diagnose = page.getByRole('button', { name: 'Diagnose', exact: true });
  await press(page, diagnose);
  await expect(page.getByRole('status', { name: 'Diagnosis' })).toContainText('with the double quotes round it');
  await expectFocus(page);

  // The answer comes after the form in the order of Tab as well: the fix, the code, the page to read.
  const found = page.getByRole('region', { name: 'Answer' });
  const language = found.getByRole('combobox', { name: 'Language' });
  await tabTo(page, language);
  await page.keyboard.type('Python');
  await expect(language).toHaveValue('python');
  await tabTo(page, found.getByRole('region', { name: 'Code change', exact: true }));
  await press(page, found.getByRole('link', { name: /^How Aeterna computes/ }));
  await expect(page).toHaveURL(/#\/aeterna\/request\?tab=learn$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Aeterna' })).toBeFocused();
  await expect(page.getByRole('heading', { level: 2, name: 'Questions' })).toBeVisible();
});

test('a search is given up and begun again by keyboard, and the focus is never lost', async ({ page }) => {
  await page.goto('/#/doctor');
  const large = {
    scheme: 'aeterna',
    operation: 'webhook',
    inputs: { SecretToken: 'sEcret', body: `{"a":"${'x'.repeat(200_000)}"}` },
    observed: { 'X-Signature': '5f'.repeat(32) },
  };
  await type(page, 'Paste a case', JSON.stringify(large));
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('progressbar', { name: 'Search' })).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Cancel', exact: true }));
  await expect(page.getByRole('status', { name: 'Diagnosis' })).toHaveText('Cancelled.');
  await expectFocus(page);
  await press(page, page.getByRole('button', { name: 'Diagnose', exact: true }), 'Enter');
  await expect(page.getByRole('progressbar', { name: 'Search' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Diagnose', exact: true })).toBeFocused();
});
