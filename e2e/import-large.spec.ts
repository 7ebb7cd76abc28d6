import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { field, region } from './screen.ts';

const MB = 1024 * 1024;
/** Each takes a good 50 MB through a worker. */
test.describe.configure({ mode: 'serial', timeout: 180_000 });

let path = '';

/** A HAR file as a shop makes it: pictures and scripts, and a few calls of an API. */
test.beforeAll(async () => {
  path = join(tmpdir(), `countersign-${process.pid}.har`);
  const file = createWriteStream(path);
  const filler = `"é${'\\"x\\\\'.repeat(5200)}"`;
  file.write('{"log":{"version":"1.2","entries":[');
  for (let index = 0; index < 2100; index++) {
    const isCall = index % 300 === 299;
    const auth = JSON.stringify(`{"auth":{"id":${index},"key":1706360400000,"hash":"ab"}}`);
    const request = isCall
      ? `{"method":"POST","url":"https://api.paynet.one/balance","headers":[],"postData":{"text":${auth}}}`
      : `{"method":"GET","url":"https://shop.example/${index}.js?x=y","headers":[{"name":"accept","value":"*/*"}]}`;
    const line = `${index === 0 ? '' : ','}{"startedDateTime":"2026-11-22T05:00:00.000Z","request":${request},"response":{"status":200,"content":{"text":${filler}}}}\n`;
    if (!file.write(line)) await new Promise<void>((resolve) => file.once('drain', () => resolve()));
  }
  file.end(']}}');
  await finished(file);
  expect((await stat(path)).size).toBeGreaterThan(50 * MB);
});
test.afterAll(() => rm(path, { force: true }));

async function choose(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(file);
}

/** Notes every value the progress bar takes, and every task of more than 50 ms. */
async function watch(page: Page) {
  await page.evaluate(() => {
    const [seen, long]: [number[], number[]] = [[], []];
    new MutationObserver(() => {
      const bar = document.querySelector('progress');
      if (bar && seen.at(-1) !== bar.value) seen.push(bar.value);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    Object.assign(globalThis, { seenValues: seen, longTasks: long });
  });
  return async () => ({
    values: await page.evaluate<number[]>('seenValues'),
    longest: Math.max(0, ...(await page.evaluate<number[]>('longTasks'))),
  });
}

test('a HAR file of 50 MB is read with progress, and the page never stops', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Paste a request' }).focus();
  const worst: number[] = [];
  // The quietest of three rounds: what the page itself needs, not what else the machine was doing.
  for (let round = 0; round < 3 && !worst.some((duration) => duration <= 50); round++) {
    const told = await watch(page);
    await choose(page, path);
    await expect(page.getByRole('heading', { name: 'HAR file with 2,100 requests' })).toBeVisible({ timeout: 60_000 });
    await expect(region(page, 'Requests').getByRole('button')).toHaveCount(7);
    const { values, longest } = await told();
    expect(values.filter((value) => value > 0 && value < 100).length).toBeGreaterThan(3);
    worst.push(longest);
    if (longest > 50) await page.getByRole('button', { name: 'Clear', exact: true }).click();
  }
  expect(Math.min(...worst), `longest tasks of each round: ${worst.join(', ')} ms`).toBeLessThanOrEqual(50);
  await region(page, 'Requests').getByRole('button').nth(1).click();
  await page.getByRole('button', { name: 'Open in Compute' }).click();
  await expect(field(page, 'id')).toHaveValue('599');
});

test('reading is cancelled, and another file can be read at once', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Paste a request' }).focus();
  // Pressed as soon as it is there: on a quick machine the file is read before a hand is.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const cancel = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Cancel');
      if (!cancel) return;
      observer.disconnect();
      cancel.click();
    }).observe(document.body, { subtree: true, childList: true });
  });
  await choose(page, path);
  await expect(page.getByText('Cancelled. Nothing from the file was kept.')).toBeVisible();
  await choose(page, path);
  await expect(page.getByRole('heading', { name: 'HAR file with 2,100 requests' })).toBeVisible({ timeout: 60_000 });
});

test('a file above 64 MB is refused in words, unread', async ({ page }) => {
  await page.goto('/');
  const large = join(tmpdir(), `countersign-${process.pid}-large.har`);
  const file = createWriteStream(large);
  for (let index = 0; index < 66; index++)
    if (!file.write(Buffer.alloc(MB, 0x20))) await new Promise<void>((resolve) => file.once('drain', () => resolve()));
  file.end();
  await finished(file);
  await choose(page, large);
  await expect(page.getByRole('status', { name: 'Recognised' })).toContainText('Expected at most 64 MB; got 66 MB.');
  await rm(large, { force: true });
});
