import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

import { axe, axeInBothThemes, expect, test, withoutSandbox } from './fixtures.ts';
import { dropped } from './screen.ts';

test.use(withoutSandbox);

const HASH = '3a2a3af79b17897100cb96b7695b91f8';
const inputs = { id: '123', token: 'your-secret-token', key: '1706360400000' };
const auth = { scheme: 'paynet', operation: 'auth', inputs, observed: { hash: HASH } };
const PACK = {
  format: 'countersign-pack/1',
  cases: [
    { ...auth, id: 'right', expect: { verdict: 'matches', result: HASH } },
    { ...auth, id: 'upper', observed: { hash: HASH.toUpperCase() }, expect: { causes: ['hex-case'] } },
    { ...auth, id: 'wrong <b>', expect: { result: 'nothing' } },
  ],
};

async function filled(page: Page, token = 'Zk39Qw81Lm02Xy77'): Promise<void> {
  await page.goto('/#/paynet/auth');
  await page.getByLabel('id', { exact: true }).fill('123');
  await page.getByLabel('token', { exact: true }).fill(token);
  await page.getByLabel('key', { exact: true }).fill('1706360400000');
  await page.getByLabel('Observed hash').fill(HASH);
}

/** Chooses a file in the browser's own window, which the button opens. */
async function opened(page: Page, name: string, content: unknown): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open case…' }).click();
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** Saves in one form and returns what the file holds. */
async function saved(page: Page, form: string, button: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByRole('group', { name: 'Share as' }).getByRole('button', { name: form, exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const path = await (await download).path();
  await page.getByRole('button', { name: 'Close' }).click();
  return readFileSync(path, 'utf8');
}

test('a case is saved without its secret, and opens again', async ({ page }) => {
  await filled(page);
  const file = await saved(page, 'Case file', /Save paynet-auth\.json/);
  expect(JSON.parse(file)).toEqual({
    format: 'countersign-case/1',
    scheme: 'paynet',
    operation: 'auth',
    inputs: { id: '123', key: '1706360400000' },
    observed: { hash: HASH },
  });
  await page.goto('/#/aeterna/request');
  await opened(page, 'case.json', file);
  await expect(page).toHaveURL(/#\/paynet\/auth$/);
  await expect(page.getByLabel('key', { exact: true })).toHaveValue('1706360400000');
  await expect(page.getByRole('status', { name: 'Opened case' })).toContainText('Opened from a file');
});

test('a case with its secret ticked in opens with it, dropped anywhere', async ({ page }) => {
  await filled(page);
  await page.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('checkbox', { name: 'token' }).check();
  const field = page.getByRole('textbox', { name: 'Case file' });
  await expect(field).toHaveValue(/Zk39Qw81Lm02Xy77/);
  const file = await field.inputValue();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.goto('/#/doctor');
  await dropped(page, 'case.json', file);
  await expect(page.getByLabel('token', { exact: true })).toHaveValue('Zk39Qw81Lm02Xy77');
});

for (const [name, content, says] of [
  ['notes.txt', 'hello', 'is not a case'],
  ['future.json', '{"format":"countersign-case/7","scheme":"paynet","operation":"auth"}', 'newer Countersign'],
  ['foreign.json', '{"scheme":"nobody","operation":"x"}', 'There is no scheme "nobody"'],
] as const) {
  test(`${name} is refused in words, and nothing typed is lost`, async ({ page }) => {
    await filled(page);
    await dropped(page, name, content);
    await expect(page.getByRole('status', { name: 'File' })).toContainText(says);
    await expect(page.getByLabel('id', { exact: true })).toHaveValue('123');
  });
}

test('recent cases are in memory, and in storage only when somebody says so, without secrets', async ({ page }) => {
  await filled(page);
  await page.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('checkbox', { name: 'token' }).check();
  await page.getByRole('button', { name: 'Copy Case file' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: /^Cases/ }).click();
  const list = page.getByRole('list', { name: 'Recent cases' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  const stored = () => page.evaluate(() => localStorage.getItem('countersign.recent'));
  expect(await stored()).toBeNull();
  await page.getByRole('radio', { name: 'In this browser, without secrets' }).check();
  await expect.poll(stored).toContain('1706360400000');
  expect(await stored()).not.toContain('Zk39Qw81Lm02Xy77');
  await page.getByRole('radio', { name: 'In this browser, with secrets' }).check();
  await expect.poll(stored).toContain('Zk39Qw81Lm02Xy77');
  await page.reload();
  await list.getByRole('button', { name: 'Open paynet/auth' }).click();
  await expect(page.getByLabel('token', { exact: true })).toHaveValue('Zk39Qw81Lm02Xy77');
  await page.getByRole('link', { name: /^Cases/ }).click();
  await page.getByRole('radio', { name: 'Until the page is closed' }).check();
  await expect.poll(stored).toBeNull();
});

test.describe('without a network', () => {
  // What is asked for then does not come.
  test.use({ expectedErrors: [/net::ERR_INTERNET_DISCONNECTED/] });

  test('what was kept goes at once, also where a scheme cannot be loaded', async ({ page }) => {
    const kept = `without-secrets\n${JSON.stringify({ format: 'countersign-pack/1', cases: [auth] })}`;
    await page.goto('/#/cases');
    await page.evaluate((text) => localStorage.setItem('countersign.recent', text), kept);
    await page.reload();
    await expect(page.getByRole('list', { name: 'Recent cases' }).getByRole('listitem')).toHaveCount(1);
    await page.context().setOffline(true);
    await page.getByRole('radio', { name: 'Until the page is closed' }).check();
    expect(await page.evaluate(() => localStorage.getItem('countersign.recent'))).toBeNull();
  });
});

test('a pack runs on the page, tells what failed and why, and leaves as JUnit XML', async ({ page }) => {
  await page.goto('/#/cases');
  await opened(page, 'all.json', PACK);
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByText('2 passed, 1 failed, 0 unusable.')).toBeVisible();
  await expect(page.getByRole('row', { name: /wrong <b>/ })).toContainText(
    `the result is "${HASH}", expected "nothing"`,
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'JUnit XML' }).click();
  const xml = readFileSync(await (await download).path(), 'utf8');
  const names = [...xml.matchAll(/<testcase name="([^"]*)"[^>]*?(\/?)>/g)].map(([, name, end]) => [name, end === '/']);
  expect(names).toEqual([
    ['right', true],
    ['upper', true],
    ['wrong &#60;b&#62;', false],
  ]);
});

test('the case on screen goes into a pack with what it must give', async ({ page }) => {
  await filled(page, 'your-secret-token');
  await page.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('checkbox', { name: 'token' }).check();
  await page.getByRole('region', { name: 'Pack' }).getByRole('button', { name: 'a match' }).click();
  await page.getByRole('region', { name: 'Pack' }).getByRole('button', { name: 'this result' }).click();
  await page.getByRole('region', { name: 'Pack' }).getByRole('button', { name: 'a match' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: /^Cases/ }).click();
  const names = page.getByRole('region', { name: 'Cases of the pack' }).getByRole('rowheader');
  await expect(names).toContainText(['Auth object: a match', 'Auth object: this result', 'Auth object: a match 2']);
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByText('3 passed, 0 failed, 0 unusable.')).toBeVisible();
});

test('the terminal runs the same pack and writes JUnit XML', () => {
  const [pack, report] = [test.info().outputPath('pack.json'), test.info().outputPath('report.xml')];
  writeFileSync(pack, JSON.stringify(PACK));
  for (const command of ['trace', 'diagnose']) {
    const run = spawnSync('npm', ['run', '--silent', command, '--', '--junit', report, pack], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    const lines = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { expect: { state: string } });
    expect(lines.map((line) => line.expect.state)).toEqual(['passed', 'passed', 'failed']);
    expect(readFileSync(report, 'utf8')).toContain('tests="3" failures="1" errors="0"');
  }
});

test('a report is one page without script or secret, readable by itself', async ({ page, browser }) => {
  await filled(page);
  const html = await saved(page, 'Report', /Save paynet-auth\.html/);
  expect(html).not.toContain('Zk39Qw81Lm02Xy77');
  expect(html).not.toMatch(/<script|javascript:/i);
  const report = test.info().outputPath('report.html');
  writeFileSync(report, html);
  // Another window: this one may ask for nothing but the page's own origin.
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(`file://${report}`);
  await expect(reader.getByRole('heading', { name: 'Paynet: Auth object' })).toBeVisible();
  await expect(reader.getByText('signature-mismatch')).toBeVisible();
  await expect(reader.getByRole('heading', { name: /^Diagnosis/ })).toBeVisible();
  await expect(reader.locator('.cover').first()).toHaveCSS('border-style', 'dashed');
  await axe(reader);
  await reader.context().close();
});

test('the other forms leave the secret out, too', async ({ page }) => {
  await page.goto('/#/session-jwt/api-key');
  await page.getByLabel('Api-key', { exact: true }).fill('Zk39Qw81Lm02Xy77');
  await page.getByLabel('body', { exact: true }).fill('{"a":1}');
  for (const [form, ending] of [
    ['HAR', 'har'],
    ['Raw HTTP', 'http'],
    ['curl', 'sh'],
    ['Markdown', 'md'],
  ] as const) {
    const file = await saved(page, form, new RegExp(`Save session-jwt-api-key\\.${ending}`));
    expect(file).not.toContain('Zk39Qw81Lm02Xy77');
    expect(file).toContain('a');
    if (form === 'HAR')
      expect(JSON.parse(file)).toMatchObject({ log: { version: '1.2', entries: [{ request: { method: 'POST' } }] } });
  }
});

test('two people with one secret make the same check value', async ({ page, context }) => {
  const values: string[] = [];
  for (const [token, word] of [
    ['Zk39Qw81Lm02Xy77', 'Blue Fox'],
    ['Zk39Qw81Lm02Xy77', 'blue fox '],
    ['Zk39Qw81Lm02Xy77 ', 'blue fox'],
  ] as const) {
    const one = await context.newPage();
    await filled(one, token);
    await one.getByRole('button', { name: 'Check value of token…' }).click();
    await expect(one.getByRole('button', { name: 'Make check value' })).toBeDisabled();
    await one.getByLabel('Shared word').fill(word);
    await one.getByRole('button', { name: 'Make check value' }).click();
    values.push(await one.getByRole('status', { name: 'Check value', exact: true }).innerText());
    if (values.length === 2) {
      await one.getByLabel('Their value').fill(values[0]?.toLowerCase().replace('-', ' ') ?? '');
      await expect(one.getByText('The same secret, byte for byte.')).toBeVisible();
    }
  }
  expect(values[0]).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(values[1]).toBe(values[0]);
  expect(values[2]).not.toBe(values[0]);
  await page.close();
});

test('a guessable secret needs a second thought', async ({ page }) => {
  await filled(page, 'hunter2');
  await page.getByRole('button', { name: 'Check value of token…' }).click();
  await page.getByLabel('Shared word').fill('x');
  await expect(page.getByText('This secret can be guessed: it has only 7 characters')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make check value' })).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Make it anyway' }).check();
  await page.getByRole('button', { name: 'Make check value' }).click();
  await expect(page.getByRole('status', { name: 'Check value', exact: true })).toHaveText(/^\w{4}-\w{4}$/);
  await axe(page);
});

test('a check value whose word was changed while it was made is not shown for the new word', async ({ page }) => {
  await filled(page, 'Zk39Qw81Lm02Xy77');
  await page.getByRole('button', { name: 'Check value of token…' }).click();
  await page.evaluate(() => {
    const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
    crypto.subtle.deriveBits = async (...asked) => {
      const bits = await derive(...asked);
      await new Promise((resolve) => Object.assign(globalThis, { finish: resolve }));
      return bits;
    };
  });
  await page.getByLabel('Shared word').fill('blue');
  await page.getByRole('button', { name: 'Make check value' }).click();
  await expect.poll(() => page.evaluate('typeof finish')).toBe('function');
  await page.getByLabel('Shared word').fill('red');
  await page.evaluate('finish(); new Promise((resolve) => setTimeout(resolve, 100))');
  await expect(page.getByRole('status', { name: 'Made' })).toBeEmpty();
});

test('the Cases screen passes axe in both themes, also on a small screen', async ({ page }) => {
  await page.goto('/#/cases');
  await opened(page, 'all.json', PACK);
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByText('2 passed, 1 failed, 0 unusable.')).toBeVisible();
  await axeInBothThemes(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await axeInBothThemes(page);
});
