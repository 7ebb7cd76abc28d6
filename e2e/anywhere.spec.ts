import type { Page } from '@playwright/test';

import { expect, test, withoutSandbox } from './fixtures.ts';
import { dropped, field, region } from './screen.ts';

/** Requests and files arrive on whatever screen one happens to be. */
test.use(withoutSandbox);

const AUTH = '{"auth":{"id":123,"key":1706360400000,"hash":"3a2a3af79b17897100cb96b7695b91f9"},"product":"et-mc"}';
const CURL = `curl -X POST 'https://api.paynet.one/transaction/check' --data-raw '${AUTH}'`;
const HAR = JSON.stringify({
  log: {
    entries: ['https://shop.example/app.js', 'https://api.paynet.one/balance'].map((url) => ({
      startedDateTime: '2026-11-22T05:00:00.000Z',
      request: { method: 'POST', url, headers: [], ...(url.endsWith('js') ? {} : { postData: { text: AUTH } }) },
      response: { status: 401 },
    })),
  },
});

const box = (page: Page) => field(page, 'Paste a request');
const recognised = (page: Page) => page.getByRole('status', { name: 'Recognised', exact: true });
const notice = (page: Page) => page.getByRole('status', { name: 'File', exact: true });
const opened = (page: Page) => page.getByRole('status', { name: 'Opened case' });

/** Pastes wherever the focus is, as a user does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('ControlOrMeta+V');
}

test.beforeEach(async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await expect(field(page, 'Email')).toBeVisible();
});

test('a request pasted where no field is, is read on the start page', async ({ page }) => {
  await page.getByRole('heading', { level: 1 }).click();
  await paste(page, CURL);
  await expect(recognised(page)).toContainText('Paynet · Auth object');
  await expect(box(page)).toBeFocused();
});

test('a word pasted where no field is, changes nothing', async ({ page }) => {
  await page.getByRole('heading', { level: 1 }).click();
  await paste(page, 'invalid signature');
  await paste(page, '   ');
  // What comes after it in the same queue has been done.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
  await expect(page).toHaveURL(/#\/aeterna\/request$/);
});

test('a whole request in one field stays there, and can be read into all of them', async ({ page }) => {
  await field(page, 'Email').focus();
  await paste(page, 'a@b.example');
  await expect(notice(page)).toBeEmpty();
  await field(page, 'Email').fill('');
  await paste(page, CURL);
  await expect(field(page, 'Email')).toHaveValue(CURL);
  await notice(page).getByRole('button', { name: 'Read the request' }).click();
  await expect(recognised(page)).toContainText('Paynet · Auth object');
  await expect(notice(page)).toBeEmpty();
});

test('a request pasted into the palette is read; a word is looked for', async ({ page }) => {
  const search = page.getByRole('combobox', { name: 'Search commands' });
  await page.keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await paste(page, 'Theme: Dark');
  await expect(search).toHaveValue('Theme: Dark');
  await search.fill('');
  await paste(page, `me@host:~$ ${CURL}`);
  await expect(search).toBeHidden();
  await expect(recognised(page)).toContainText('Paynet · Auth object');
  await expect(box(page)).toBeFocused();
});

test('so can one in a field of Verify; its own box takes raw HTTP', async ({ page }) => {
  await page.goto('/#/paynet/auth?tab=verify');
  const raw = `POST /transaction/check HTTP/1.1\nHost: api.paynet.one\n\n${AUTH}`;
  await field(page, 'Raw HTTP message').focus();
  await paste(page, raw);
  await expect(field(page, 'id')).toHaveValue('123');
  await expect(notice(page)).toBeEmpty();
  for (const [name, text] of [
    ['token', raw],
    ['Raw HTTP message', CURL],
    ['Received hash', CURL],
  ] as const) {
    await field(page, name).fill('');
    await field(page, name).focus();
    await paste(page, text);
    await expect(notice(page)).toContainText('a whole request');
    await notice(page).getByRole('button', { name: 'Dismiss' }).click();
  }
  await field(page, 'token').fill('');
  await field(page, 'token').focus();
  await paste(page, CURL);
  await notice(page).getByRole('button', { name: 'Read the request' }).click();
  await expect(recognised(page)).toContainText('Paynet · Auth object');
});

for (const [name, content, says] of [
  ['failing.har', HAR, 'HAR file with 2 requests'],
  ['failing.sh', CURL, 'Paynet · Auth object'],
] as const) {
  test(`${name} dropped on any screen is read on the start page`, async ({ page }) => {
    await dropped(page, name, content);
    await expect(region(page, 'Import')).toContainText(says);
  });
}

test('a pasted request says what is still to be typed, and what it replaced comes back', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await field(page, 'id').fill('777');
  await page.getByRole('heading', { level: 1 }).click();
  await paste(page, CURL);
  await page.getByRole('button', { name: 'Open in Compute' }).click();
  await expect(field(page, 'id')).toHaveValue('123');
  await expect(opened(page)).toContainText('token is not in it');
  await field(page, 'token').fill('t');
  await expect(opened(page)).toHaveText(/^Filled from the request you pasted\.Undo$/);
  await opened(page).getByRole('button', { name: 'Undo' }).click();
  await expect(field(page, 'id')).toHaveValue('777');
});

for (const [place, name] of [
  ['aeterna/webhook', 'body'],
  ['doctor', 'Paste a case'],
] as const)
  test(`of two files dropped on ${name} one after the other, the second stays`, async ({ page }) => {
    await page.goto(`/#/${place}`);
    // The screen before has a field of that name, too.
    await page.reload();
    await field(page, name).evaluate((textbox) => {
      // The first takes longer to be read.
      for (const content of ['x'.repeat(30_000_000), '{"second":1}']) {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], 'body.json'));
        textbox.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }
    });
    await expect(field(page, name)).toHaveValue('{"second":1}');
    // Whatever is still being read has been read by then.
    await page.waitForTimeout(1000);
    await expect(field(page, name)).toHaveValue('{"second":1}');
  });

test('a request without its secret is diagnosed when that is there; else the Doctor says what it lacked', async ({
  page,
}) => {
  await page.getByRole('heading', { level: 1 }).click();
  await paste(page, CURL);
  await page.getByRole('button', { name: 'Diagnose' }).click();
  const fields = region(page, 'Fields');
  await expect(fields).toContainText('Still empty: token.');
  await fields.getByRole('button', { name: 'Diagnose' }).click();
  const answer = region(page, 'Answer');
  await expect(answer).toContainText('token is empty, so all of it was computed without.', { timeout: 20_000 });
  await answer.getByRole('button', { name: 'token', exact: true }).click();
  await expect(field(page, 'token')).toBeFocused();
  await page.keyboard.type('another');
  await expect(fields).not.toContainText('Still empty');
});
