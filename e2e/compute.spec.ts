import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { axeInBothThemes, expect, test, withoutSandbox } from './fixtures.ts';
import { field, loadSample } from './screen.ts';

test.use(withoutSandbox);

interface Vector {
  readonly id: string;
  readonly operation: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly steps?: Readonly<Record<string, string>>;
  readonly result?: Readonly<Record<string, string>>;
  readonly observed?: Readonly<Record<string, string>>;
}

const OPERATIONS = [
  'paynet/auth',
  'aeterna/request',
  'aeterna/webhook',
  'paystar/bearer',
  'paystar/callback',
  'paystar/alert',
];

/** The published values of an operation, as its folder has them. */
function vectorsOf(path: string): Vector[] {
  const [scheme, operation] = path.split('/');
  const all = JSON.parse(readFileSync(`src/schemes/${scheme}/vectors.json`, 'utf8')) as Vector[];
  return all.filter((vector) => vector.operation === operation);
}

/** Types a vector's inputs; the fields are known by the vendor's names. */
async function fill(page: Page, { inputs }: Vector) {
  for (const [name, value] of Object.entries(inputs)) await field(page, name).fill(value);
}

/** Shows every secret, so that the steps stand there in full. */
async function reveal(page: Page) {
  const buttons = page.getByRole('button', { name: /^Show (?!more)/ });
  while ((await buttons.count()) > 0) await buttons.first().click();
}

/** Values with nothing invisible in them stand in the ladder to the character. */
const isPlain = (text: string) => /^[\x21-\x7e][\x20-\x7e]*$/.test(text) && !text.endsWith(' ');

for (const path of OPERATIONS) {
  test(`${path} computes its published values, step by step`, async ({ page }) => {
    await page.goto(`/#/${path}`);
    for (const vector of vectorsOf(path).filter(({ result }) => result)) {
      await fill(page, vector);
      await reveal(page);
      for (const [name, value] of Object.entries(vector.result ?? {})) {
        await expect(page.getByRole('status', { name, exact: true }), vector.id).toHaveText(value, {
          useInnerText: false,
        });
      }
      for (const [name, value] of Object.entries(vector.steps ?? {})) {
        if (isPlain(value))
          await expect(page.getByRole('group', { name, exact: true }).getByRole('textbox'), vector.id).toHaveText(
            value,
          );
      }
    }
  });

  test(`${path} passes axe empty and filled, in both themes`, async ({ page }) => {
    await page.goto(`/#/${path}`);
    await expect(page.getByRole('heading', { name: 'Steps' })).toBeVisible();
    await axeInBothThemes(page);
    const [first] = vectorsOf(path);
    await loadSample(page, first?.id);
    await expect(page.getByRole('menu')).toBeHidden();
    await page.getByRole('textbox', { name: /^Observed / }).fill('not it');
    await expect(page.getByRole('status', { name: 'Comparison' })).toContainText('Different from character');
    // A button half of which lies under the header would be too small a target.
    await page.evaluate('scrollTo(0, 0)');
    await axeInBothThemes(page);
  });
}

test('nothing complains before anything was typed', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await expect(page.getByText('Load a sample or fill in')).toBeVisible();
  await expect(page.getByText(/Expected/)).toHaveCount(0);
  await expect(field(page, 'id')).not.toHaveAttribute('aria-invalid');
});

test('bad input is answered at its field and kept as typed', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await field(page, 'id').fill('12a');
  await expect(field(page, 'id')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'id')).toHaveAccessibleDescription(
    /Expected a whole number in decimal digits; got 3 characters, 1 of them not digits/,
  );
  await expect(field(page, 'id')).toHaveValue('12a');
});

test('an empty secret is a message, not a crash', async ({ page }) => {
  await page.goto('/#/aeterna/webhook');
  await field(page, 'body').fill('{}');
  await expect(page.getByRole('group', { name: 'HMAC-SHA256', exact: true })).toContainText('Waiting for SecretToken');
});

test('Windows line ends that are pasted are signed, though a textarea would lose them', async ({ page }) => {
  await page.goto('/#/aeterna/webhook');
  await field(page, 'SecretToken').fill('secret');
  await page.evaluate(() => navigator.clipboard.writeText('{\r\n}'));
  await field(page, 'body').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(page.getByRole('group', { name: 'signStr', exact: true })).toContainText('4 characters · 4 bytes');
  await page.keyboard.type('x');
  await expect(page.getByRole('group', { name: 'signStr', exact: true })).toContainText('5 bytes');
  await page.keyboard.press('ControlOrMeta+Z');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(field(page, 'body')).toHaveValue('');
});

test('20,000 lines are pasted as fast as the browser can, to the byte, and undone', async ({ page }) => {
  await page.goto('/#/aeterna/webhook');
  const card = page.locator('.field-card', { has: field(page, 'body') });
  await field(page, 'body').fill('ab');
  await page.evaluate(() => navigator.clipboard.writeText('ab\r\n'.repeat(20_000)));
  await field(page, 'body').press('End');
  await page.keyboard.press('Control+v');
  await expect(card).toContainText('80,002 bytes');
  await page.keyboard.press('Control+z');
  await expect(field(page, 'body')).toHaveValue('ab');
  // Line ends are all that differs: what is shown stays.
  for (const end of ['\n', '\r\n']) {
    await page.evaluate((text) => navigator.clipboard.writeText(text), `a${end}b`);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+v');
    const length = 2 + end.length;
    await expect(page.getByRole('group', { name: 'signStr', exact: true })).toContainText(`· ${length} bytes`);
  }
});

test('Enter adds nothing to a single-line field', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await field(page, 'Email').fill('a@example.com');
  await field(page, 'Email').press('Enter');
  await expect(field(page, 'Email')).toHaveValue('a@example.com');
});

test('Compare finds the first difference', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await loadSample(page, 'paynet-01');
  const observed = field(page, 'Observed hash');
  const comparison = page.getByRole('status', { name: 'Comparison' });
  await observed.fill('3a2a3af79b17897100cb96b7695b91f8');
  await expect(comparison).toContainText('Matches');
  await observed.fill('3a2a3af79b17897100cb96b7695b91f0');
  await expect(comparison).toContainText('Different from character 32');
  await observed.fill('3A2A3AF79B17897100CB96B7695B91F8');
  await expect(comparison).toContainText('Matches, but with its hex digits in another case');
});

test('a token written in another way is verified, not compared', async ({ page }) => {
  await page.goto('/#/paystar/bearer');
  await loadSample(page, 'paystar-jwt-03');
  await expect(page.getByRole('status', { name: 'Comparison' })).toContainText('Valid: every check passed');
  const checks = page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
  await expect(checks).toHaveCount(7);
  // The token has no times, as documented.
  await expect(checks.filter({ hasText: 'exp' })).toContainText('no exp');
});

test('each flow keeps its own key pair', async ({ page }) => {
  await page.goto('/#/paystar/bearer');
  await field(page, 'publicKey').fill('of deposits');
  await page.getByRole('radio', { name: 'payout' }).check();
  await expect(field(page, 'publicKey')).toHaveValue('');
  await field(page, 'publicKey').fill('of payouts');
  await page.getByRole('radio', { name: 'deposit' }).check();
  await expect(field(page, 'publicKey')).toHaveValue('of deposits');
});

test('Clear empties everything and can be undone', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await field(page, 'token').fill('secret');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(field(page, 'token')).toHaveValue('');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field(page, 'token')).toHaveValue('secret');
});

test('a live time follows the clock until somebody edits it', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-01-01T00:00:00Z') });
  await page.goto('/#/aeterna/request');
  await page.getByRole('button', { name: 'Live X-App-Access-Ts' }).click();
  await expect(field(page, 'X-App-Access-Ts')).toHaveValue(/^17672256\d\d$/);
  const before = await field(page, 'X-App-Access-Ts').inputValue();
  await page.clock.runFor(5000);
  await expect(field(page, 'X-App-Access-Ts')).not.toHaveValue(before);
  await field(page, 'X-App-Access-Ts').fill('1');
  await expect(page.getByRole('button', { name: 'Live X-App-Access-Ts' })).toHaveAttribute('aria-pressed', 'false');
});

test('the arrow keys tell where each byte came from', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await loadSample(page, 'paynet-01');
  const group = page.getByRole('group', { name: 'string to hash', exact: true });
  const block = group.getByRole('textbox');
  await block.focus();
  await block.press('Home');
  await expect(group.getByRole('status').last()).toHaveText('byte 1 ← id, character 1');
  for (let i = 0; i < 3; i++) await block.press('ArrowRight');
  for (let i = 0; i < 4; i++) await block.press('Shift+ArrowRight');
  await expect(group.getByRole('status').last()).toHaveText('bytes 4–8 ← token, characters 1–5');
});

test('the finished parts can be copied', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await loadSample(page, 'aeterna-req-01');
  const pasted = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy header X-App-Access-Ts' }).click();
  await expect.poll(pasted).toBe('1767225600');
  await page.getByRole('tab', { name: 'curl' }).click();
  await page.getByRole('button', { name: 'Copy curl' }).click();
  await expect.poll(pasted).toContain("-H 'X-App-Token: public");
});

test('no panel scrolls sideways at 360 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of OPERATIONS) {
    // Anew each time: the button of the panel before would take the press, and go with its menu.
    await page.goto('about:blank');
    await page.goto(`/#/${path}`);
    await loadSample(page);
    const spare = await page.evaluate(
      () => document.documentElement.clientWidth - document.documentElement.scrollWidth,
    );
    expect(spare, path).toBe(0);
  }
});
