import type { Page, Worker } from '@playwright/test';

import { axeInBothThemes, expect, test, withoutSandbox } from './fixtures.ts';
import { loadSample } from './screen.ts';

test.use(withoutSandbox);

const SECRET = 'q7Xz~live/Wé+kVbn0JY0=';
const HASH = '3a2a3af79b17897100cb96b7695b91f8';

async function filled(page: Page): Promise<void> {
  await page.goto('/#/paynet/auth');
  await page.getByLabel('id', { exact: true }).fill('123');
  await page.getByLabel('token', { exact: true }).fill(SECRET);
  await page.getByLabel('key', { exact: true }).fill('1706360400000');
  await page.getByLabel('Observed hash').fill(HASH);
}

async function copiedLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy Link' }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeAttached();
  return page.evaluate(() => navigator.clipboard.readText());
}

const itemsOf = (page: Page) => page.getByRole('list', { name: 'What will be in it' });

test.describe('a link', () => {
  test('lists what will be in it, and carries everything but the secret to a new page', async ({ page, context }) => {
    await filled(page);
    await page.getByRole('button', { name: 'Share…' }).click();
    await expect(itemsOf(page).getByRole('listitem')).toHaveText([
      /id\s*123/,
      /token\s*secret, left out/,
      /key\s*1706360400000/,
      new RegExp(`Observed hash\\s*${HASH}`),
    ]);
    const link = await copiedLink(page);
    expect(link).toContain('#/paynet/auth?case=1.');
    expect(decodeURIComponent(link)).not.toContain(SECRET);

    const other = await context.newPage();
    await other.goto(link);
    await expect(other.getByLabel('id', { exact: true })).toHaveValue('123');
    await expect(other.getByLabel('key', { exact: true })).toHaveValue('1706360400000');
    await expect(other.getByLabel('token', { exact: true })).toHaveValue('');
    await expect(other.getByLabel('Observed hash')).toHaveValue(HASH);
    await expect(other.getByRole('status', { name: 'Opened case' })).toContainText('token is not in it');
    await other.getByLabel('token', { exact: true }).fill('your-secret-token');
    await expect(other.getByRole('status', { name: 'Comparison' })).toHaveText('Matches');
  });

  test('holds a secret only when it is ticked in, with a warning, and leaves the address bar at once', async ({
    page,
    context,
  }) => {
    await filled(page);
    await page.getByRole('button', { name: 'Share…' }).click();
    await page.getByRole('checkbox', { name: 'token' }).check();
    await expect(page.getByRole('alert')).toContainText('This looks like a real secret');
    await expect(page.getByLabel('Link', { exact: true })).toHaveValue(/in\.token=/);
    const link = await copiedLink(page);

    const other = await context.newPage();
    const titles: string[] = [];
    await other.exposeFunction('seen', (text: string) => titles.push(text));
    await other.addInitScript(() => {
      // Whatever bar and title show once the page's first script has run.
      const look = () => {
        (window as unknown as { seen: (text: string) => void }).seen(`${document.title} ${window.location.href}`);
      };
      document.addEventListener('DOMContentLoaded', () => {
        look();
        setInterval(look, 20);
      });
    });
    await other.goto(link);
    await expect(other.getByLabel('token', { exact: true })).toHaveValue(SECRET);
    await expect(other).toHaveURL(/#\/paynet\/auth$/);
    expect(titles.length).toBeGreaterThan(0);
    const late = titles.filter((text) => text.includes('live') || text.includes('case='));
    expect(late).toEqual([]);
    // Neither back nor a reload brings it up again.
    await other.reload();
    await expect(other.getByLabel('token', { exact: true })).toHaveValue('');
  });

  test('opened in a page that is in use replaces what is there, and that can be undone', async ({ page }) => {
    await filled(page);
    await page.evaluate(() => {
      window.location.hash = '#/paynet/auth?case=1&in.id=77&tab=compute';
    });
    await expect(page.getByLabel('id', { exact: true })).toHaveValue('77');
    await expect(page).toHaveURL(/#\/paynet\/auth$/);
    await page.getByRole('status', { name: 'Opened case' }).getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByLabel('id', { exact: true })).toHaveValue('123');
    await expect(page.getByLabel('token', { exact: true })).toHaveValue(SECRET);
  });

  test('that is long offers a file instead', async ({ page }) => {
    await page.goto('/#/aeterna/webhook');
    const body = Array.from({ length: 900 }, (_, i) => `${i * 7919}:${(i * 104_729) % 65_521}`).join(';');
    await page.getByLabel('body', { exact: true }).fill(body);
    await page.getByRole('button', { name: 'Share…' }).click();
    await page.getByRole('button', { name: 'Use a file instead' }).click();
    await expect(page.getByRole('button', { name: 'Save aeterna-webhook.json' })).toBeVisible();
  });
});

test.describe('a link that is not right', () => {
  const LINKS = [
    ['cut', '#/paynet/auth?case=1.3bb0eda2&in.id=123&in.token=hush-hush&in.key=17063', /cut or changed/],
    ['cut off after its version', '#/paynet/auth?case=1.', /cut or changed/],
    ['cut off within its first name', '#/paynet/auth?cas', /cut or changed/],
    ['cut, with a password', '#/paystar/bearer?case=1.00000000&out.token=hush-hush', /cut or changed/],
    ['cut, with a secret for a key', '#/session-jwt/token?case=1.00000000&in.public%20key=hush-hush', /changed/],
    ['of the future', '#/paynet/auth?case=2.00000000&in.id=123&in.new=x', /newer Countersign/],
    ['of an unknown scheme', '#/nobody/auth?case=1&in.id=123', /There is no scheme "nobody"/],
    ['of an unknown operation', '#/paynet/nothing?case=1&in.id=123', /Paynet has no operation "nothing"/],
    ['of somebody else', '#/paynet/auth?case=eyJhbGciOiJub25lIn0', /that Countersign made/],
    ['hostile', '#/paynet/auth?case=1&in.id=<img src=x onerror=alert(1)>%ff&in.key=<script>', /cannot be read/],
    ['packed wrongly', '#/paynet/auth?case=1&z=AAAA', /cannot be read/],
  ] as const;
  for (const [name, hash, says] of LINKS) {
    test(`(${name}) gets a calm screen with a way on`, async ({ page }) => {
      await page.goto(`/${hash}`);
      await expect(page.getByRole('heading', { name: 'This link could not be opened' })).toBeVisible();
      await expect(page.getByRole('main')).toContainText(says);
      await expect(page).toHaveURL(/#\/link$/);
      expect(await page.title()).toBe('A link — Countersign');
      await expect(page.getByText('hush-hush')).toHaveCount(0);
      await page.getByRole('link', { name: 'Back to the start page' }).click();
      await expect(page).toHaveURL(/#\/$/);
    });
  }

  test('shows what could be read, and opens it when asked', async ({ page }) => {
    await page.goto(`/${LINKS[0][1]}`);
    await expect(page.getByRole('region', { name: 'What could be read' })).toContainText('123');
    await page.getByRole('button', { name: 'Open what could be read' }).click();
    await expect(page.getByLabel('id', { exact: true })).toHaveValue('123');
  });
});

test('the palette shares and opens', async ({ page }) => {
  await filled(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('share');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Share this case' })).toBeVisible();
});

test('the dialog and the link screen pass axe in both themes, also on a small screen', async ({ page }) => {
  await filled(page);
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByRole('checkbox', { name: 'token' }).check();
  await expect(page.getByRole('alert')).toBeVisible();
  await axeInBothThemes(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await axeInBothThemes(page);
  await page.goto('/#/paynet/auth?case=9&in.id=1');
  await expect(page.getByRole('heading', { name: 'This link could not be opened' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await axeInBothThemes(page);
});

test('the report of a callback that only its vendor can sign tells what the Doctor found', async ({ page }) => {
  await page.goto('/#/paysera/callback');
  await loadSample(page, 'paysera-cb-01');
  const event = page.getByLabel('event', { exact: true });
  await event.fill(` ${await event.inputValue()}`);
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByRole('button', { name: 'Markdown', exact: true }).click();
  const report = page.getByRole('textbox', { name: 'Markdown' });
  await expect(report).toHaveValue(/## Diagnosis: explained/, { timeout: 30_000 });
  await expect(report).toHaveValue(/event/);
});

test('the Doctor of a report is gone when it is written, however often that is', async ({ page }) => {
  await filled(page);
  const computed = (await page.getByRole('status', { name: 'hash', exact: true }).textContent()) ?? '';
  await page.getByLabel('Observed hash').fill(computed.toUpperCase());
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByRole('button', { name: 'Markdown', exact: true }).click();
  const report = page.getByRole('textbox', { name: 'Markdown' });
  await expect(report).toHaveValue(/## Diagnosis: explained/);
  const token = page.getByRole('checkbox', { name: 'token', exact: true });
  for (const isIn of [true, false, true]) {
    await token.setChecked(isIn);
    await (isIn ? expect(report).toHaveValue(/q7Xz/) : expect(report).not.toHaveValue(/q7Xz/));
  }
  expect(page.workers().filter((worker) => worker.url().includes('doctor.worker'))).toEqual([]);
});

test('a report leaves out the token that is a password, computed or observed, until it is ticked in', async ({
  page,
}) => {
  await page.goto('/#/paystar/bearer');
  await loadSample(page, 'paystar-jwt-01');
  const token = (await page.getByRole('status', { name: 'token', exact: true }).textContent()) ?? '';
  const signature = token.split('.')[2] ?? '';
  expect(signature.length).toBeGreaterThan(40);
  await page.getByLabel('Observed token').fill(token);
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByRole('button', { name: 'Markdown', exact: true }).click();
  await expect(itemsOf(page).getByRole('listitem').filter({ hasText: 'token' })).toHaveText(/token\s*secret, left out/);
  const report = page.getByRole('textbox', { name: 'Markdown' });
  await expect(report).toHaveValue(/‹token›/);
  await expect(report).toHaveValue(/## Message/);
  expect(await report.inputValue()).not.toContain(signature);
  await page.getByRole('checkbox', { name: 'token', exact: true }).check();
  await expect(page.getByRole('alert')).toContainText('A published sample');
  await expect(report).toHaveValue(new RegExp(signature));
});

test('a large case is written in a worker', async ({ page }) => {
  await page.goto('/#/aeterna/webhook');
  await page.getByLabel('SecretToken', { exact: true }).fill('secret');
  await page.getByLabel('body', { exact: true }).fill('x'.repeat(300_000));
  await expect(page.getByRole('status', { name: 'X-Signature', exact: true })).toHaveText(/^[0-9a-f]{64}$/);
  const isWriter = (worker: Worker) => worker.url().includes('trace.worker');
  const link = page.waitForEvent('worker', isWriter);
  await page.getByRole('button', { name: 'Share…' }).click();
  await link;
  await expect(page.getByRole('button', { name: 'Copy Link' })).toBeVisible();
  const report = page.waitForEvent('worker', isWriter);
  await page.getByRole('button', { name: 'Markdown', exact: true }).click();
  await report;
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toHaveValue(/# Aeterna/);
  await page.getByRole('button', { name: 'Raw HTTP', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Raw HTTP' })).toHaveValue(/content-length: 300000/i);
});

test('received evidence is listed by the name it has on the screen, once', async ({ page }) => {
  await page.goto('/#/paysera/callback?tab=verify');
  await page.getByRole('textbox', { name: 'sign', exact: true }).fill('QUJD');
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(itemsOf(page).getByRole('listitem')).toHaveText([/^sign\s*QUJD$/]);
  // In a case it stands as a field and as what was observed.
  await page.goto('/#/session-jwt/token');
  await page.getByRole('textbox', { name: 'accessToken', exact: true }).fill('e30.e30.QUJD');
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(itemsOf(page).getByRole('listitem')).toHaveText([/^accessToken\s*secret, left out$/]);
  const link = page.getByRole('textbox', { name: 'Link' });
  await expect(link).not.toHaveValue(/QUJD/);
  await page.getByRole('checkbox', { name: 'accessToken', exact: true }).check();
  await expect(link).toHaveValue(/QUJD.*QUJD/);
  await page.getByRole('checkbox', { name: 'accessToken', exact: true }).uncheck();
  await expect(link).not.toHaveValue(/QUJD/);
});
