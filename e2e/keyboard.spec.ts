/** The main jobs, walked with the keyboard alone and found by role and name, as a screen reader has them. */
import { expect, test } from './fixtures.ts';
import { openPalette } from './screen.ts';
import { expectFocus, press, tabTo, textbox, type } from './keys.ts';

// Chromium writes the sandbox's refusals to the console.
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 4\d\d/] });

test('compute and compare by keyboard', async ({ page }) => {
  await page.goto('/');
  await press(page, page.getByRole('navigation', { name: 'Schemes' }).getByRole('link', { name: /^Paynet/ }));
  await expect(page.getByRole('heading', { level: 1, name: 'Paynet' })).toBeFocused();
  await type(page, 'id', '123');
  await type(page, 'token', 'your-secret-token');
  await type(page, 'key', '1706360400000');
  await type(page, 'Observed hash', 'ffffffffffffffffffffffffffffffff');
  await expect(page.getByRole('status', { name: 'Comparison' })).toContainText('Different from character 1');
  await tabTo(page, page.getByRole('button', { name: 'Diagnose' }));
  const value = page.getByRole('textbox', { name: 'Value of string to hash' });
  await tabTo(page, value);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('group', { name: 'string to hash', exact: true })).toContainText('← id, character 2');
  await press(page, page.getByRole('button', { name: 'Copy hash', exact: true }));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await expect(page.getByRole('status', { name: 'hash' })).toHaveText(copied);
});

test('diagnose by keyboard', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await type(page, 'id', '123');
  await type(page, 'token', 'your-secret-token');
  await type(page, 'key', '1767225600000');
  await type(page, 'Observed hash', 'ceb13ef56e8ba3e00c6d2a392d3c1bb0');
  await press(page, page.getByRole('button', { name: 'Diagnose' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Doctor' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status', { name: 'Diagnosis' })).toContainText(/line feed|newline/i);
});

test('verify a callback by keyboard', async ({ page }) => {
  await page.goto('/#/paystar/callback?tab=verify');
  await type(page, 'Received Signature', 'eae403f509f81f511789ced139700060013c1e9efb90edd1f63cdd449e9e8943');
  await type(page, 'privateKey', '7c9e6679-7425-40de-944b-e07fc1f90ae7');
  const body =
    '{"externalId":"PayStar-2601","status":"Success","amount":2600.00,"currency":"USD","orderType":"Deposit"}';
  await type(page, 'body', body);
  const verdict = page.getByRole('status', { name: 'Verdict' });
  await expect(verdict).toContainText('Valid');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(body.replace('2600.00', '2600'));
  await expect(verdict).toContainText('signature-mismatch');
  await tabTo(page, verdict.getByRole('link', { name: 'More about signature-mismatch' }));
});

test('send and view an exchange by keyboard', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await press(page, page.getByRole('button', { name: 'Use sandbox credentials' }));
  await expectFocus(page);
  await tabTo(page, textbox(page, 'Email'), 'Shift+Tab');
  await page.keyboard.press('Control+Enter');
  const answer = page.getByRole('status', { name: 'Sandbox answer' });
  await expect(answer).toContainText('Accepted');
  await expect(textbox(page, 'Email')).toBeFocused();
  await press(page, answer.getByRole('link', { name: /^Open exchange/ }));
  await expect(page.getByRole('heading', { level: 1, name: 'Exchanges' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Both computations' })).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Edit and resend' }));
  await expectFocus(page);
});

test('play a flow by keyboard', async ({ page }) => {
  await page.goto('/#/flows/aeterna');
  await press(page, page.getByRole('main').getByRole('link', { name: /Replay inside the window/ }));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const player = page.getByRole('toolbar', { name: 'Player' });
  await page.keyboard.press('ArrowRight');
  await expect(player).toContainText('Step 1 of 4');
  await press(page, player.getByRole('button', { name: 'Step', exact: true }));
  await expect(player).toContainText('Step 2 of 4');
  await expectFocus(page);
  await tabTo(page, page.getByRole('list', { name: 'Steps' }).getByRole('button').nth(1));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'This step' })).toContainText('A genuine request.');
});

test('find a page in the palette and read it by keyboard', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await openPalette(page);
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
  await page.keyboard.type('paysera mac');
  await expect(page.getByRole('option').first()).toContainText('Paysera Wallet: Sign a request');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Paysera Wallet' })).toBeFocused();
  await press(page, page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Learn' }));
  await press(page, page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Questions' }));
  await expect(page.getByRole('heading', { level: 2, name: 'Questions' })).toBeFocused();
});

test('the focus stays when what had it goes: clear, undo, menus, dialogs', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await press(page, page.getByRole('button', { name: 'Load sample' }));
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectFocus(page);
  await press(page, page.getByRole('button', { name: 'Clear', exact: true }));
  await press(page, page.getByRole('button', { name: 'Undo' }));
  await expectFocus(page);
  for (const name of ['Command palette', 'Keyboard help']) {
    const button = page.getByRole('button', { name });
    await tabTo(page, button, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
  }
});

test('a menu that comes in the place of a button has the focus if the button had it', async ({ page }) => {
  const menu = page.waitForResponse(/\/theme-menu-[^/]*\.js$/);
  await page.goto('/#/paynet/auth');
  const theme = page.getByRole('button', { name: 'Theme' });
  await theme.focus();
  await menu;
  await expect(theme).toHaveAttribute('aria-expanded', 'false');
  await expect(theme).toBeFocused();

  await page.getByRole('button', { name: 'Load sample' }).focus();
  await page.evaluate(() => {
    const lost: string[] = [];
    Object.assign(globalThis, { lost });
    new MutationObserver(() => {
      if (document.activeElement === document.body) lost.push(new Date().toISOString());
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  expect(await page.evaluate<string[]>('lost')).toEqual([]);
});
