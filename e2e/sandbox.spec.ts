import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { axeInBothThemes, expect, test } from './fixtures.ts';

// A refusal is an answer with a status of 400 and more, which Chromium writes to the console.
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 4\d\d/] });

/** Waits until the service worker answers for the sandbox. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/#/${path}`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Fills the demo account in; where there are several keys, this one. */
async function useCredentials(page: Page, name?: string): Promise<void> {
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  if (name !== undefined) await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('textbox').first()).not.toHaveValue('');
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
}

const answer = (page: Page) => page.getByRole('status', { name: 'Sandbox answer' });

test.describe('a request signed in the page is accepted by the sandbox', () => {
  for (const [path, key] of [
    ['aeterna/request'],
    ['paynet/auth'],
    ['paystar/bearer', 'deposit'],
    ['session-jwt/login'],
  ] as const) {
    test(path, async ({ page }) => {
      await open(page, path);
      await useCredentials(page, key);
      await send(page);
      await expect(answer(page)).toContainText('Accepted');
      await expect(answer(page)).toContainText('HTTP 200');
    });
  }

  test('paysera/mac', async ({ page }) => {
    await open(page, 'paysera/mac');
    await useCredentials(page);
    for (const [name, value] of [
      ['uri', '/rest/v1/wallet/14471/balance'],
      ['host', 'wallet-api.paysera.com'],
      ['port', '443'],
    ] as const)
      await page.getByRole('textbox', { name, exact: true }).fill(value);
    await page.getByRole('textbox', { name: 'method', exact: true }).fill('GET');
    await send(page);
    await expect(answer(page)).toContainText('Accepted');
  });
});

test('Paysera’s token request is verified as the MAC that it is, and refused with another key', async ({ page }) => {
  await open(page, 'paysera/oauth-token');
  await useCredentials(page);
  await page.getByRole('textbox', { name: 'code', exact: true }).fill('no-such-code');
  await page.getByRole('textbox', { name: 'redirect_uri', exact: true }).fill('https://merchant.example/back');
  await send(page);
  // The signature is in order: what is wrong is the code.
  await expect(answer(page)).toContainText('invalid_grant');
  await page.getByRole('textbox', { name: 'mac_key', exact: true }).fill('another');
  await send(page);
  await expect(answer(page)).toContainText('signature-mismatch');
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await expect(page.getByRole('region', { name: 'Both computations' })).toContainText(
    'The two first differ at “MAC bytes”',
  );
});

test('a refresh token of the sandbox opens a new session, and one that was changed does not', async ({ page }) => {
  await open(page, 'session-jwt/login');
  await useCredentials(page);
  const response = page.waitForResponse(/auth\/login$/);
  await send(page);
  const { data } = (await (await response).json()) as { data: { refreshToken: string } };
  await page.goto('/#/session-jwt/refresh');
  await page.getByRole('textbox', { name: 'merchant_id', exact: true }).fill('b0a1c7a4-6e61-5a44-8d0e-1b6a4d0f7c11');
  const token = page.getByRole('textbox', { name: 'refreshToken', exact: true });
  await token.fill(data.refreshToken);
  await send(page);
  await expect(answer(page)).toContainText('Accepted');
  await expect(answer(page)).toContainText('HTTP 200');
  await token.fill(data.refreshToken.replace(/^(.{60})./, (_, head: string) => `${head}!`));
  await send(page);
  await expect(answer(page)).toContainText('token-malformed');
});

test('the request is a real one, which the service worker answers', async ({ page }) => {
  await open(page, 'aeterna/request');
  await useCredentials(page);
  const response = page.waitForResponse(/\/sandbox\/aeterna\/balance$/);
  await page.keyboard.press('Control+Enter');
  expect((await response).fromServiceWorker()).toBe(true);
  await expect(answer(page)).toContainText('Accepted');
});

test('while an answer is on its way, keys send no more than the button does', async ({ page }) => {
  await open(page, 'paynet/auth');
  await useCredentials(page);
  await page.evaluate(() =>
    fetch('sandbox/admin/faults', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"on":[{"id":"latency","seconds":1,"times":1}]}',
    }),
  );
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await expect(answer(page)).toContainText('Accepted');
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await expect(page.getByRole('status', { name: 'Listed' })).toHaveText('1 exchange, newest first');
});

test('a wrong secret is refused with the reason, and the viewer shows where the two part', async ({ page }) => {
  await open(page, 'aeterna/request');
  await useCredentials(page);
  await page.getByRole('textbox', { name: 'SecretToken' }).fill('another');
  await send(page);
  await expect(answer(page)).toContainText('Refused');
  await expect(answer(page)).toContainText('signature-mismatch');
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  const both = page.getByRole('region', { name: 'Both computations' });
  await expect(both).toContainText('The two first differ at “HMAC-SHA256”');
  await expect(both.getByRole('listitem').filter({ hasText: 'signStr' })).toContainText('same on both sides');
  await expect(both.getByRole('listitem').filter({ hasText: 'HMAC-SHA256' })).toContainText('First difference: byte 1');
  await expect(page.getByRole('region', { name: 'Response' })).toContainText('HTTP 401');
});

test('a token is taken apart on both sides, and every step is the same', async ({ page }) => {
  await open(page, 'paystar/bearer');
  await useCredentials(page, 'deposit');
  await send(page);
  await expect(answer(page)).toContainText('Checked and valid: signature.');
  // The second order of the same id is the vendor's own matter.
  await send(page);
  await expect(answer(page)).toContainText('The proof is valid; the vendor’s own validation refused: duplicate.');
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  const both = page.getByRole('region', { name: 'Both computations' });
  await expect(both).toContainText('Every step gave the same bytes on both sides.');
  await expect(both.getByText('same on both sides', { exact: true })).toHaveCount(4);
});

test('a login says that it was accepted, and that nothing was computed for it', async ({ page }) => {
  await open(page, 'session-jwt/login');
  await useCredentials(page);
  await send(page);
  await expect(answer(page)).toContainText('The login (e-mail, password, merchant_id) was accepted.');
  await page.getByRole('textbox', { name: 'password', exact: true }).fill('another');
  await send(page);
  await expect(answer(page)).toContainText('The login (e-mail, password, merchant_id) was refused.');
  await page.getByRole('link', { name: /^Open exchange 2/ }).click();
  await expect(page.getByRole('region', { name: 'Your computation' })).toContainText('The server let it in');
});

test('an exchange of another page says that it stands as the sandbox received it', async ({ page }) => {
  await open(page, 'aeterna/request');
  await page.evaluate(() => fetch('sandbox/aeterna/balance', { method: 'POST', body: '{}' }));
  await page.goto('/#/exchanges?id=1');
  await expect(page.getByRole('region', { name: 'Request' })).toContainText('As the sandbox received it');
});

test('a request that cannot be written says which part, and why', async ({ page }) => {
  await page.goto('/#/paysera/mac');
  await page.getByRole('textbox', { name: 'port', exact: true }).fill('https');
  await expect(page.getByRole('group', { name: 'Request', exact: true })).toContainText(
    'Cannot be written yet: the address cannot be made. port: expected a port from 1 to 65535',
  );
});

test('a replayed Paynet key is refused, from the viewer too', async ({ page }) => {
  await open(page, 'paynet/auth');
  await useCredentials(page);
  await send(page);
  await expect(answer(page)).toContainText('Accepted');
  await send(page);
  await expect(answer(page)).toContainText('key-not-rising');
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await page.getByRole('button', { name: 'Resend', exact: true }).click();
  await expect(page.getByText('3 exchanges')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Exchanges' }).getByText('key-not-rising')).toHaveCount(2);
});

test('an edited request is refused, and the byte that was changed is marked', async ({ page }) => {
  await open(page, 'aeterna/request');
  await useCredentials(page);
  await send(page);
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await page.getByRole('button', { name: 'Edit and resend' }).click();
  const raw = page.getByRole('textbox', { name: 'Raw HTTP' });
  const text = await raw.inputValue();
  await raw.fill(
    text.replace(/(X-App-Access-Ts: \d+)(\d)/, (_, head: string, last: string) => `${head}${(Number(last) + 1) % 10}`),
  );
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('2 exchanges')).toBeVisible();
  const both = page.getByRole('region', { name: 'Both computations' });
  await expect(both).toContainText('The two first differ at “signStr”');
  await expect(both).toContainText('First difference: byte 10');
});

test('a JSON body is edited in the editor and sent with the signature it had', async ({ page }) => {
  await open(page, 'paynet/auth');
  await useCredentials(page);
  await send(page);
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await page.getByRole('button', { name: 'Edit and resend' }).click();
  const raw = page.getByRole('textbox', { name: 'Raw HTTP' });
  const before = await raw.inputValue();
  await page.getByRole('button', { name: 'JSON body', exact: true }).click();
  const body = page.getByRole('textbox', { name: 'JSON body' });
  await body.focus();
  await expect(page.locator('.monaco-editor').last()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('{"auth":{"id":"1"}}');
  await page.getByRole('button', { name: 'Whole request', exact: true }).click();
  // The head is what it was, to the character.
  await expect(raw).toHaveValue(`${before.slice(0, before.indexOf('{'))}{"auth":{"id":"1"}}`);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('2 exchanges')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Exchanges' }).getByText('body-malformed')).toBeVisible();
});

test('two exchanges are compared part by part, and all can be cleared', async ({ page }) => {
  await open(page, 'paynet/auth');
  await useCredentials(page);
  await send(page);
  await expect(answer(page)).toContainText('Accepted');
  await send(page);
  await page.getByRole('link', { name: /^Open exchange 2/ }).click();
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption('1');
  const compared = page.getByRole('region', { name: 'Compared' });
  await expect(compared).toContainText('parts differ');
  await expect(compared.getByText('verdict', { exact: true })).toBeVisible();
  await expect(compared).toContainText(/this one \(exchange 2, \d\d:\d\d:\d\d\), above exchange 1, \d\d:\d\d:\d\d/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('region', { name: 'Nothing sent yet' })).toBeVisible();
});

test('secrets stay out of an exported exchange unless they are ticked in', async ({ page }) => {
  await open(page, 'session-jwt/login');
  await useCredentials(page);
  const password = await page.getByRole('textbox', { name: 'password', exact: true }).inputValue();
  await send(page);
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  const tools = page.getByRole('group', { name: 'Export' });
  const exported = async (kind: string) => {
    const file = page.waitForEvent('download');
    await tools.getByRole('button', { name: kind, exact: true }).click();
    return readFile(await (await file).path(), 'utf8');
  };
  const kinds = ['JSON', 'Raw HTTP', 'HAR'];
  expect(await exported('JSON')).toContain('countersign-exchange/1');
  expect(password.length).toBeGreaterThan(3);
  for (const kind of kinds) {
    const covered = await exported(kind);
    expect(covered, kind).toContain('‹password›');
    expect(covered, kind).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
    expect(covered, kind).not.toContain(password);
  }
  await tools.getByRole('checkbox', { name: 'with secrets' }).check();
  for (const kind of kinds) {
    const whole = await exported(kind);
    expect(whole, kind).toMatch(/eyJ[\w-]+\.[\w-]+\./);
    expect(whole, kind).toContain(password);
  }
});

test('the viewer lists a thousand exchanges and draws only those on screen', async ({ page }) => {
  test.slow();
  await open(page, 'aeterna/request');
  await page.evaluate(async () => {
    for (let batch = 0; batch < 20; batch++)
      await Promise.all(
        Array.from({ length: 50 }, () => fetch('sandbox/aeterna/balance', { method: 'POST', body: '{}' })),
      );
  });
  await page.goto('/#/exchanges');
  await expect(page.getByText('1,000 exchanges')).toBeVisible();
  const list = page.getByRole('region', { name: 'Exchanges' });
  expect(await list.getByRole('listitem').count()).toBeLessThan(60);
  for (const top of [20_000, 59_000, 0]) {
    await list.evaluate((box, to) => box.scrollTo({ top: to }), top);
    // What is in sight is drawn, whatever is not does not exist.
    await expect
      .poll(() =>
        list.evaluate((box) => {
          const { left, top: y, height } = box.getBoundingClientRect();
          return [8, height / 2, height - 8].map(
            (down) => document.elementFromPoint(left + 20, y + down)?.closest('li') !== null,
          );
        }),
      )
      .toEqual([true, true, true]);
    expect(await list.getByRole('listitem').filter({ visible: true }).count()).toBeLessThan(60);
  }
});

test('the viewer passes axe in both themes', async ({ page }) => {
  test.slow();
  await open(page, 'aeterna/request');
  await useCredentials(page);
  await page.getByRole('textbox', { name: 'SecretToken' }).fill('another');
  await send(page);
  await expect(answer(page)).toContainText('Refused');
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await page.getByRole('button', { name: 'Edit and resend' }).click();
  await expect(page.getByRole('region', { name: 'Both computations' })).toBeVisible();
  await axeInBothThemes(page);
});

test('on a phone the answer comes into the window after the press at its lower edge', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page, 'paynet/auth');
  await useCredentials(page);
  const button = page.getByRole('button', { name: 'Send to sandbox' });
  await button.evaluate((element) => {
    element.scrollIntoView({ block: 'end' });
  });
  await button.click();
  await expect(answer(page)).toContainText('Accepted');
  await expect(page.getByRole('link', { name: /^Open exchange/ })).toBeInViewport({ ratio: 1 });
});
