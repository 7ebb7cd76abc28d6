import { axe, expect, test, withoutSandbox } from './fixtures.ts';
import { field } from './screen.ts';

test.use(withoutSandbox);

const BODY = `{\n${'  "name": "a value of some length",\n'.repeat(60)}  "em\u200bail": "a@example.com"\n}`;

for (const path of ['aeterna/webhook', 'aeterna/webhook?tab=verify']) {
  test(`a character of no width in a long body is told by its place, and selected: ${path}`, async ({ page }) => {
    await page.goto(`/#/${path}`);
    const body = field(page, 'body');
    await body.fill(BODY);
    const note = page.getByText(/It is at line 62, column 6 \(byte 2168\)/);
    await expect(note).toContainText('ZWSP');
    await axe(page);
    await page.getByRole('button', { name: 'Select it: line 62, column 6' }).click();
    await expect(body).toBeFocused();
    const chosen = await body.evaluate((element) => {
      const { value, selectionStart, selectionEnd, scrollTop } = element as HTMLTextAreaElement;
      return { text: value.slice(selectionStart, selectionEnd), isScrolled: scrollTop > 0 };
    });
    expect(chosen).toEqual({ text: '\u200b', isScrolled: true });
    await page.keyboard.press('Delete');
    await expect(body).toHaveValue(BODY.replace('\u200b', ''));
    await expect(note).toHaveCount(0);
  });
}

test('of a masked secret the place is told, and nothing of what stands around it', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await field(page, 'SecretToken').fill('sec\u200bret');
  const note = page.getByText(/It is at character 4 \(byte 4\)/);
  await expect(note).not.toContainText('sec');
  await page.getByRole('button', { name: 'Show SecretToken' }).click();
  await expect(note).toContainText('sec');
});

test('where two values differ in what cannot be seen, it is drawn, and named to who listens', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  const inputs = { id: '123', token: 'your-secret-token', key: '1706360400000' };
  for (const [name, value] of Object.entries(inputs)) await field(page, name).fill(value);
  const comparison = page.getByRole('status', { name: 'Comparison' });
  await field(page, 'Observed hash').fill('3a2a3af79b17897100cb96b7695b91f\u200b8\n');
  await expect(comparison).toContainText('Different from character 32');
  await expect(comparison).toContainText('observed: 3a2a3af79b17897100cb96b7695b91f[zero-width space]8[line feed].');
  await expect(comparison.locator('mark').last()).toHaveText('ZWSP');
  await axe(page);
});
