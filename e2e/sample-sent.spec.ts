import { expect, test } from './fixtures.ts';
import { fillCredentials, loadSample } from './screen.ts';

// A route that the sandbox does not serve would answer 404; a refusal fails the test by its words.
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 4\d\d/] });

for (const path of ['aeterna/request', 'paynet/auth', 'paysera/oauth-token']) {
  test(`${path}: a sample is sent with the sandbox’s credentials and not refused for its age`, async ({ page }) => {
    await page.goto(`/#/${path}`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.getByRole('button', { name: 'Load sample' }).click();
    await page.getByRole('menuitem').first().click();
    const uri = page.getByRole('textbox', { name: path.startsWith('paynet') ? 'key' : /^(uri|X-App-Access-Ts)$/ });
    const before = await uri.inputValue();
    await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
    await expect(uri).not.toHaveValue(before);
    await page.getByRole('button', { name: 'Send to sandbox' }).click();
    const answer = page.getByRole('status', { name: 'Sandbox answer' });
    await expect(answer).toContainText('HTTP ');
    await expect(answer).not.toContainText(/timestamp-expired|key-not-rising|route-unknown/);
  });
}

test('an API key is filled in with a call that the sandbox takes', async ({ page }) => {
  await page.goto('/#/session-jwt/api-key');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(page.getByRole('textbox', { name: 'body', exact: true })).not.toHaveValue('');
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('Accepted');
});

test('paysera/mac: the documented sample is accepted, and the payment it asks for is there', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await loadSample(page, 'paysera-mac-01');
  await fillCredentials(page);
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  const answer = page.getByRole('status', { name: 'Sandbox answer' });
  await expect(answer).toContainText('HTTP 200');
  await expect(answer).toContainText('Accepted');
});

test('the sandbox stands in for the user: its code is exchanged for a token', async ({ page }) => {
  await page.goto('/#/paysera/oauth-token');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const agree = page.getByRole('button', { name: 'Let the sandbox agree' });
  const said = page.getByRole('status', { name: 'The user’s answer' });
  const answer = page.getByRole('status', { name: 'Sandbox answer' });
  await page.getByRole('textbox', { name: 'client_id', exact: true }).fill('nobody');
  await page.getByRole('textbox', { name: 'redirect_uri', exact: true }).fill('https://example.com/back');
  await page.getByRole('button', { name: 'New state' }).click();
  await agree.click();
  await expect(said).toContainText('No such client');
  await expect(page.getByRole('textbox', { name: 'code', exact: true })).toHaveValue('');
  await fillCredentials(page);
  await agree.click();
  await expect(said).toContainText('back with code');
  await expect(page.getByRole('textbox', { name: 'code', exact: true })).toHaveValue(/^\w{32}$/);
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await expect(answer).toContainText('HTTP 200');
  await expect(answer).toContainText('Accepted');
});
