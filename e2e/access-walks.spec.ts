/** More of the main jobs by keyboard alone, and the focus that stays when what was pressed goes away. */
import type { Locator, Page } from '@playwright/test';

import { PACK } from '../tools/states/deeds.mjs';
import { expect, test } from './fixtures.ts';
import { field, region } from './screen.ts';

// Chromium writes the sandbox's refusals to the console.
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 4\d\d/] });

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`not within 150 presses of ${key}: ${String(target)}`);
}

async function press(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, field(page, name));
  await page.keyboard.insertText(text);
}

/** What is pressed goes away: the focus is on something that can be seen, and the next Tab goes on from there. */
async function expectFocusIn(page: Page, around: Locator): Promise<void> {
  await expect.poll(() => around.evaluate((part) => part.contains(document.activeElement))).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.getClientRects().length ?? 0)).toBeGreaterThan(0);
}

/** The part of the page that watches over the focus comes a moment after the first screen. */
async function open(page: Page, address: string): Promise<void> {
  const loaded = page.waitForResponse(/assets\/keep-focus-.*\.js$/);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await (await loaded).finished();
}

const main = (page: Page) => page.getByRole('main');

test('import a request by keyboard, from the paste to the panel', async ({ page }) => {
  await open(page, '/#/');
  await type(
    page,
    'Paste a request',
    `curl https://api.paynet.one/balance -d '{"auth":{"id":5,"key":9,"hash":"${'0'.repeat(32)}"}}'`,
  );
  await expect(page.getByRole('status', { name: 'Recognised' })).toContainText('Paynet');
  await press(page, button(page, 'Open in Compute'));
  await expect(page.getByRole('heading', { level: 1, name: 'Paynet' })).toBeFocused();
  await expect(field(page, 'id')).toHaveValue('5');
});

test('what was pasted is cleared by keyboard, and the focus stays in the box', async ({ page }) => {
  await open(page, '/#/');
  await type(page, 'Paste a request', 'nothing of the kind');
  await expect(page.getByRole('status', { name: 'Recognised' })).toContainText('Expected');
  await press(page, button(page, 'Clear'));
  await expect(button(page, 'Clear')).toBeHidden();
  await expect(field(page, 'Paste a request')).toBeFocused();
});

test('make and inspect a certificate by keyboard; a parameter that is removed leaves the focus', async ({ page }) => {
  await open(page, '/#/paysera/certificate');
  await type(page, 'CN', 'client.example');
  await press(page, button(page, 'Create key and request'));
  await expectFocusIn(page, main(page));
  await press(page, button(page, 'Sign with the sandbox CA'));
  await expectFocusIn(page, main(page));
  await press(page, button(page, 'Inspect the chain'));
  await expect(region(page, '2. CA certificate')).toBeVisible();
  await expectFocusIn(page, main(page));
  await type(page, 'Parameter 1', 'project_id');
  await press(page, button(page, 'Add a parameter'));
  await expectFocusIn(page, main(page));
  await press(page, button(page, /^Remove parameter 2/i), 'Shift+Tab');
  await expect(field(page, 'Parameter 2')).toBeHidden();
  await expectFocusIn(page, region(page, 'The call'));
});

test('run a pack by keyboard; cases that are removed and a pack that is closed leave the focus', async ({ page }) => {
  await open(page, '/#/cases');
  const chooser = page.waitForEvent('filechooser');
  await press(page, button(page, 'Open case…'));
  await (await chooser).setFiles({ name: 'all.json', mimeType: 'application/json', buffer: Buffer.from(PACK) });
  await press(page, button(page, 'Run all'));
  await expect(page.getByText('2 passed, 1 failed, 0 unusable.')).toBeVisible();
  await expectFocusIn(page, main(page));
  await press(page, button(page, 'Remove upper'));
  await expect(button(page, 'Remove upper')).toBeHidden();
  await expectFocusIn(page, region(page, 'Pack'));
  await press(page, button(page, 'Close pack'));
  await expect(button(page, 'Run all')).toBeHidden();
  await expectFocusIn(page, main(page));
});

test('clear the exchanges by keyboard, and set two beside each other', async ({ page }) => {
  await open(page, '/#/aeterna/request');
  await press(page, button(page, 'Use sandbox credentials'));
  await expect(field(page, 'Email')).not.toHaveValue('');
  for (let times = 1; times <= 2; times++) {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('link', { name: `Open exchange ${times}` })).toBeVisible();
  }
  await press(page, page.getByRole('link', { name: 'Open exchange 2' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Exchanges' })).toBeFocused();
  await tabTo(page, page.getByRole('combobox', { name: 'Compare with' }));
  await page.keyboard.press('ArrowDown');
  await expectFocusIn(page, main(page));
  await press(page, button(page, 'Clear'), 'Shift+Tab');
  await expect(region(page, 'Nothing sent yet')).toBeVisible();
  await expectFocusIn(page, main(page));
});

async function paste(page: Page, into: Locator, text: string): Promise<void> {
  await into.focus();
  await page.evaluate((all) => navigator.clipboard.writeText(all), text);
  await page.keyboard.press('Control+v');
}

const LONG = 'x'.repeat(100_001);

test('what is pasted may stand in the place of its field: the focus is in it, and comes back with the field', async ({
  page,
}) => {
  await open(page, '/#/aeterna/webhook');
  const body = field(page, 'body');
  const summary = page.getByRole('group', { name: 'body (large value)' });
  for (const back of ['Clear body', 'Edit anyway: body']) {
    await paste(page, body, LONG);
    await expectFocusIn(page, summary);
    await press(page, button(page, back));
    await expect(body).toBeFocused();
  }
  await page.getByRole('link', { name: 'Verify', exact: true }).click();
  // Compute, which stands until Verify is there, has a field of that name too.
  await expect(region(page, 'Evidence')).toBeVisible();
  await paste(page, field(page, 'SecretToken'), LONG);
  const received = page.getByRole('group', { name: 'SecretToken (large value)' });
  await expectFocusIn(page, received);
  await expect(received, 'a secret is not shown by its beginning').not.toContainText('xxx');
});

test('what is pasted next takes the place of a long text, which has the focus', async ({ page }) => {
  await open(page, '/#/doctor');
  const box = field(page, 'Paste a case');
  await paste(page, box, LONG);
  await expectFocusIn(page, page.getByRole('group', { name: 'Paste a case (large value)' }));
  await page.evaluate(() => navigator.clipboard.writeText('{"scheme":"aeterna"}'));
  await page.keyboard.press('Control+v');
  await expect(box).toHaveValue('{"scheme":"aeterna"}');
  await expect(box).toBeFocused();
  await expect(page, 'it is not taken for something to be read on the start page').toHaveURL(/#\/doctor$/);
});

test('a private key that is not kept, and a paste that is read as a file, leave the focus', async ({ page }) => {
  await open(page, '/#/paysera/callback');
  await paste(page, field(page, 'public key'), '-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----');
  await expect(main(page)).toContainText('It was not kept');
  await expect(field(page, 'public key')).toBeFocused();
  await page.goto('/#/');
  await paste(page, field(page, 'Paste a request'), LONG);
  await expectFocusIn(page, region(page, 'Import'));
});

test('switch faults on and off and change a flow by keyboard', async ({ page }) => {
  await open(page, '/#/flows/aeterna/replay');
  const fault = page.getByRole('checkbox', { name: 'Header dropped' });
  await tabTo(page, fault);
  await page.keyboard.press('Space');
  await expect(fault).toBeChecked();
  await tabTo(page, page.getByRole('link', { name: 'More about header-missing' }).first());
  await press(page, button(page, 'Switch all off'), 'Shift+Tab');
  await expect(fault).not.toBeChecked();
  await expectFocusIn(page, region(page, 'Faults'));
  await press(page, button(page, '+5 min'), 'Shift+Tab');
  await expect(page.getByRole('main')).toContainText('moved the clock by +5 min');
  await expectFocusIn(page, main(page));
});

test('a fault leads to what its verdict means', async ({ page }) => {
  await open(page, '/#/flows/paynet');
  await main(page).getByRole('listitem').getByRole('link').first().click();
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox', { name: 'Replayed request' }) })
    .getByRole('link', { name: 'More about key-not-rising' })
    .click();
  await expect(page.getByRole('row', { name: /^key-not-rising/ })).toBeFocused();
});

test('a dialog, a menu and a tab give the focus back', async ({ page }) => {
  await open(page, '/#/paynet/auth');
  await type(page, 'token', 'a secret that is long enough to be kept');
  for (const name of ['Share…', 'Save…', 'Check value of token…', 'Theme']) {
    const opener = button(page, name);
    await tabTo(page, opener, name === 'Check value of token…' ? 'Tab' : 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
  }
  for (const view of ['Verify', 'Code', 'Learn', 'Compute']) {
    const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view });
    await press(page, link);
    await expect(link).toHaveAttribute('aria-current');
    await expectFocusIn(page, page.locator('body'));
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  }
});

test('a dialog gives the focus back to a step of a flow, which is a picture', async ({ page }) => {
  await open(page, '/#/flows/aeterna/replay');
  const step = button(page, /^Step 1/);
  await step.focus();
  for (const key of ['?', 'Control+k']) {
    await page.keyboard.press(key);
    await expectFocusIn(page, page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await expect(step).toBeFocused();
  }
});

test('a notice that is dismissed leaves the focus', async ({ page }) => {
  await open(page, '/#/paynet/auth');
  const chooser = page.waitForEvent('filechooser');
  await press(page, button(page, 'Open case…'));
  await (await chooser).setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await press(page, button(page, 'Dismiss'), 'Shift+Tab');
  await expectFocusIn(page, main(page));
});

test('a step back out of a view leaves the focus, also under a dialog', async ({ page }) => {
  await open(page, '/#/paynet/auth');
  for (const over of [undefined, '?']) {
    await page.getByRole('link', { name: 'More about token' }).click();
    await expect(page.getByRole('row', { name: /^token/ })).toBeFocused();
    if (over) {
      await page.keyboard.press(over);
      await expectFocusIn(page, page.getByRole('dialog'));
    }
    await page.goBack();
    await expect(field(page, 'token')).toBeVisible();
    await expectFocusIn(page, main(page));
  }
});

test('the sandbox takes another window of timestamps, and says which is in force', async ({ page }) => {
  await open(page, '/#/aeterna/request');
  await button(page, 'Use sandbox credentials').click();
  await expect(field(page, 'Email')).not.toHaveValue('');
  await page.getByText('Timestamp window', { exact: true }).click();
  const says = page.getByRole('status', { name: 'Timestamp window' });
  await expect(says).toContainText('1 min');
  await field(page, 'Seconds').fill('a lot');
  await expect(field(page, 'Seconds')).toHaveAccessibleDescription(/whole number of seconds/);
  await expect(button(page, 'Set window')).toBeDisabled();
  const time = field(page, 'X-App-Access-Ts');
  await time.fill(String(Math.floor(Date.now() / 1000) - 900));
  await button(page, 'Send to sandbox').click();
  const answer = page.getByRole('status', { name: 'Sandbox answer' });
  await expect(answer).toContainText('timestamp-expired');
  await field(page, 'Seconds').fill('7200');
  await button(page, 'Set window').click();
  await expect(says).toContainText('2 h');
  await button(page, 'Send to sandbox').click();
  await expect(answer).toContainText('Accepted');
});
