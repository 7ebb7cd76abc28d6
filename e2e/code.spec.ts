import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { axe, expect, test, withoutSandbox } from './fixtures.ts';
import { startSandbox } from './local-sandbox.ts';
import { field, loadSample, region } from './screen.ts';

test.use(withoutSandbox);

const views = (page: Page) => page.getByRole('navigation', { name: 'Views' });
const pythonCode = (page: Page) => region(page, 'Python code');

test('the code has the panel’s values, keeps the secret out, and puts it in when asked', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await loadSample(page, 'aeterna-req-01');
  const secret = await field(page, 'SecretToken').inputValue();
  expect(secret.length).toBeGreaterThan(3);
  await views(page).getByRole('link', { name: 'Code' }).click();
  const code = pythonCode(page);
  await expect(code).toContainText('secret_token = env("AETERNA_SECRET_TOKEN")');
  await expect(code).toContainText('sign_str = x_app_access_ts + email');
  await expect(page.getByRole('main')).not.toContainText(secret);
  await page.getByLabel('Put secret values into the code').check();
  await expect(code).toContainText(secret);
  await page.getByLabel('Put secret values into the code').uncheck();
  await expect(region(page, 'Variables to set')).toHaveText("export AETERNA_SECRET_TOKEN='your SecretToken'");
  await page.getByLabel('Write the panel’s values, secrets too').check();
  await expect(region(page, 'Variables to set')).toContainText(secret);
  await page.getByRole('radio', { name: 'Go', exact: true }).check();
  await expect(region(page, 'Go code')).toContainText('package main');
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(region(page, 'Go code')).toContainText('ConstantTimeCompare');
  // What was chosen stays chosen from operation to operation.
  await page.getByRole('navigation', { name: 'Operations' }).getByRole('link', { name: 'Webhook' }).click();
  await expect(region(page, 'Go code')).toContainText('ConstantTimeCompare');
});

test('a variable tells whose it is, to the pointer and to the keyboard', async ({ page }) => {
  await page.goto('/#/aeterna/request?tab=code');
  const code = pythonCode(page);
  const said = page.getByRole('status', { name: 'Variable' });
  await code.locator('[data-variable=sign_str]').last().hover();
  await expect(said).toContainText('sign_str is the step signStr: the parts one after the other');
  await expect(code.locator('[data-variable=sign_str][data-lit]')).toHaveCount(2);
  await page.mouse.move(0, 0);
  await expect(said).toContainText('Point at a variable');
  const legend = region(page, 'Variables of the code');
  await legend.getByRole('button', { name: 'public_token field PublicToken' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText('secret_token is the field SecretToken');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(code.locator('[data-variable=secret_token][data-lit]')).not.toHaveCount(0);
});

test('the certificate’s code has the values of the certificate screen', async ({ page }) => {
  await page.goto('/#/paysera/certificate');
  await field(page, 'uri').fill('/rest/v1/wallet/me/balance');
  await page.getByLabel('Parameter 1', { exact: true }).fill('project_id');
  await page.getByLabel('Value 1', { exact: true }).fill('1234');
  await views(page).getByRole('link', { name: 'Code' }).click();
  await expect(pythonCode(page)).toContainText('/rest/v1/wallet/me/balance');
  await expect(pythonCode(page)).toContainText('"Wallet-Api-Project-Id": "1234"');
  await expect(region(page, 'Variables to set')).toContainText("PAYSERA_KEY='client.key'");
});

test('a key that no program can take is refused with words; without a key the page says what is not checked', async ({
  page,
}) => {
  await page.goto('/#/session-jwt/token?tab=code');
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(page.getByText('This program does not check the signature')).toBeVisible();
  await views(page).getByRole('link', { name: 'Compute' }).click();
  await field(page, 'public key').fill(JSON.stringify({ kty: 'oct', k: 'A'.repeat(43) }));
  await views(page).getByRole('link', { name: 'Code' }).click();
  await expect(page.getByRole('status', { name: 'No program' })).toContainText('whoever can check such a token');
});

test('a developer opens a link, types the secret and copies the code: the sandbox accepts its signature', async ({
  page: tester,
  context,
}) => {
  test.setTimeout(240_000);
  const { child, announced } = await startSandbox();
  const folder = await mkdtemp(join(tmpdir(), 'countersign-copied-'));
  try {
    const { http, schemes } = announced;
    const values = schemes['aeterna']?.credentials[0]?.values ?? {};
    const secret = values['SecretToken'] ?? '';
    expect(secret.length).toBeGreaterThan(3);
    await tester.goto('/#/aeterna/request');
    for (const name of ['PublicToken', 'SecretToken', 'Email']) await field(tester, name).fill(values[name] ?? '');
    await tester.getByRole('button', { name: 'Share…' }).click();
    await tester.getByRole('button', { name: 'Copy Link' }).click();
    await expect(tester.getByText('Copied', { exact: true })).toBeAttached();
    const page = await context.newPage();
    await page.goto(await tester.evaluate(() => navigator.clipboard.readText()));
    await expect(field(page, 'Email')).toHaveValue(values['Email'] ?? '');
    await expect(field(page, 'SecretToken')).toHaveValue('');
    await field(page, 'SecretToken').fill(secret);
    await views(page).getByRole('link', { name: 'Code' }).click();
    await page.getByRole('button', { name: 'My sandbox', exact: true }).click();
    await page.getByLabel('Port', { exact: true }).fill(new URL(http).port);
    await page.getByRole('button', { name: 'Copy the code' }).click();
    await expect(page.getByText('Copied', { exact: true })).toBeAttached();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    expect(code).toContain(`${http}/sandbox/aeterna/`);
    expect(code).not.toContain(secret);
    await writeFile(join(folder, 'aeterna_request.py'), code);
    const command = await region(page, 'Command').innerText();
    expect(command).toBe('python3 aeterna_request.py');
    expect(await run(command, folder, {})).toContain('set AETERNA_SECRET_TOKEN in the environment');
    expect(await run(command, folder, { AETERNA_SECRET_TOKEN: secret })).toMatch(/^200\n/);
    expect(await run(command, folder, { AETERNA_SECRET_TOKEN: `${secret}x` })).toMatch(/^401\n/);
  } finally {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  }
});

test('the program for a page, run in a page of its own, sends what the sandbox accepts', async ({ page, browser }) => {
  const { child, announced } = await startSandbox();
  try {
    const { http, schemes } = announced;
    const values = schemes['aeterna']?.credentials[0]?.values ?? {};
    await page.goto('/#/aeterna/request?tab=code');
    await views(page).getByRole('link', { name: 'Compute' }).click();
    for (const name of ['PublicToken', 'Email']) await field(page, name).fill(values[name] ?? '');
    await views(page).getByRole('link', { name: 'Code' }).click();
    await page.getByRole('radio', { name: 'JavaScript (browser)', exact: true }).check();
    await page.getByRole('button', { name: 'My sandbox', exact: true }).click();
    await page.getByLabel('Port', { exact: true }).fill(new URL(http).port);
    await page.getByRole('button', { name: 'Copy the code' }).click();
    await expect(page.getByText('Copied', { exact: true })).toBeAttached();
    const code = await page.evaluate(() => navigator.clipboard.readText());

    // The sandbox answers no page of another site, so this one is its own; and no page of ours, which asks nobody.
    const elsewhere = await browser.newContext();
    const own = await elsewhere.newPage();
    await own.goto(`${http}/sandbox/admin`);
    const asked: string[] = [];
    const ran = async (secret: string) => {
      const answered = own.waitForResponse((response) => response.url().includes('/sandbox/aeterna/'));
      const printed = own.waitForEvent('console', (message) => /^\d{3}$/.test(message.text()));
      own.once('dialog', (dialog) => {
        asked.push(dialog.message());
        void dialog.accept(secret);
      });
      await own.evaluate((text) => import(URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))), code);
      return [(await answered).status(), (await printed).text()];
    };
    expect(await ran(values['SecretToken'] ?? '')).toEqual([200, '200']);
    expect(await ran('another secret')).toEqual([401, '401']);
    expect(asked).toEqual(['AETERNA_SECRET_TOKEN', 'AETERNA_SECRET_TOKEN']);
    const foreign = await elsewhere.newPage();
    const tried = foreign.evaluate((url) => fetch(url).then(String, () => 'stopped'), `${http}/sandbox/admin`);
    expect(await tried).toBe('stopped');
    await elsewhere.close();
  } finally {
    child.kill();
  }
});

test('curl gives the finished request, and says what it cannot do', async ({ page }) => {
  await page.goto('/#/session-jwt/login?tab=code');
  await page.getByRole('radio', { name: 'curl', exact: true }).check();
  const reason = page.getByRole('status', { name: 'No program' });
  await expect(reason).toContainText('The request itself holds password');
  await page.goto('/#/aeterna/request');
  await loadSample(page, 'aeterna-req-01');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Code' }).click();
  await expect(region(page, 'curl code')).toContainText("-H 'X-App-Access-Sig: ");
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(reason).toContainText('computes nothing');
});

for (const theme of ['light', 'dark'] as const) {
  test(`the code screen is clean in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto('/#/paysera/mac?tab=code');
    await expect(pythonCode(page)).toBeVisible();
    await axe(page);
  });
}

test('the code screen fits a small phone, with the languages in a list', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/#/paysera/mac?tab=code');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Go');
  await expect(region(page, 'Go code')).toBeVisible();
  await page.getByRole('button', { name: 'My sandbox', exact: true }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

/** What a command prints, to either output, with PATH and these variables for its environment. */
function run(command: string, cwd: string, env: Readonly<Record<string, string>>): Promise<string> {
  const [file = '', ...args] = command.split(' ');
  const child = spawn(file, args, { cwd, env: { PATH: process.env['PATH'] ?? '', HOME: cwd, ...env } });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.on('error', reject).on('close', () => resolve(said));
  });
}
