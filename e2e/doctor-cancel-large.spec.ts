import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { field } from './screen.ts';

// Cancel is heard within 100 ms: the screen says so, and no worker goes on.

/** Times of what happens to the workers that the page starts, by the page's clock. */
interface Times {
  pressed: number;
  shown: number;
  /** When each worker forgot the case, or was ended; 0 for one at work. */
  readonly rested: number[];
}
type Watched = typeof globalThis & { readonly times: Times };

/** Watches every worker from its first request on, and the screen from the press of Cancel. */
async function watchCancel(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: Times = { pressed: 0, shown: 0, rested: [] };
    Object.assign(globalThis, { times });
    globalThis.Worker = class extends Worker {
      private readonly index = times.rested.push(performance.now()) - 1;
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          if (data?.ok?.is === 'forgotten') times.rested[this.index] = performance.now();
        });
      }
      override postMessage(message: { readonly body?: { readonly is?: string } }): void {
        if (message.body?.is === 'open') times.rested[this.index] = 0;
        super.postMessage(message, []);
      }
      override terminate(): void {
        times.rested[this.index] = performance.now();
        super.terminate();
      }
    };
    document.addEventListener(
      'click',
      ({ target }) => {
        if (target instanceof Element && target.closest('button')?.textContent === 'Cancel')
          times.pressed = performance.now();
      },
      true,
    );
    const look = (): void => {
      const says = document.querySelector('[aria-label="Diagnosis"]')?.textContent;
      if (times.pressed > 0 && times.shown === 0 && says === 'Cancelled.') times.shown = performance.now();
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Milliseconds from the press of Cancel until the screen said so, and until the last worker rested. */
async function cancelled(page: Page): Promise<{ readonly screen: number; readonly workers: number }> {
  await page.evaluate(() => Object.assign((globalThis as Watched).times, { pressed: 0, shown: 0 }));
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.waitForFunction(() => {
    const { shown, rested } = (globalThis as Watched).times;
    return shown > 0 && rested.length > 0 && rested.every((time) => time > 0);
  });
  return await page.evaluate(() => {
    const { pressed, shown, rested } = (globalThis as Watched).times;
    return { screen: shown - pressed, workers: Math.max(...rested) - pressed };
  });
}

/** A long case stands there as a summary, which is cleared before the next. */
async function give(page: Page, text: string): Promise<void> {
  const clear = page.getByRole('button', { name: 'Clear Paste a case' });
  if (await clear.isVisible()) await clear.click();
  await field(page, 'Paste a case').fill(text);
}

const webhook = (body: string): string =>
  JSON.stringify({
    scheme: 'aeterna',
    operation: 'webhook',
    inputs: { SecretToken: 'e2e-secret-3f9c', body },
    observed: { 'X-Signature': '5f'.repeat(32) },
  });
const items = (count: number): string =>
  JSON.stringify({
    list: Array.from({ length: count }, (_, id) => ({ id, name: `Item ${id} é "x" a/b`, price: id * 1.25 })),
  });
const flat = JSON.stringify(
  Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`member_${(i * 7919) % 3000}`, `value é ${i}`])),
);

const CASES: readonly (readonly [name: string, body: string, at: RegExp])[] = [
  ['a vain search of pairs', items(50), /^Searching (?:rare )?pairs/],
  ['a body of 60 kB that is being opened', items(1100), /^Working out/],
  ['a body of 100 kB in single mistakes', items(1900), /^Searching single/],
  ['a body of 3,000 members', flat, /^Searching single|^Working out/],
];

for (const [name, body, at] of CASES) {
  test(`Cancel ends within 100 ms: ${name}`, async ({ page }) => {
    test.slow();
    await watchCancel(page);
    await page.goto('/#/doctor');
    const answer = page.getByRole('status', { name: 'Diagnosis' });
    const took: { readonly screen: number; readonly workers: number }[] = [];
    const isQuick = () => took.some(({ screen }) => screen <= 100) && took.some(({ workers }) => workers <= 100);
    // The quickest of five: what the page itself needs, not what else the machine was doing.
    for (let round = 0; round < 5 && !isQuick(); round++) {
      await give(page, webhook(body));
      await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
      await expect(answer).toHaveText(at, { timeout: 60_000 });
      took.push(await cancelled(page));
      await expect(answer).toHaveText('Cancelled.');
    }
    expect(isQuick(), JSON.stringify(took)).toBe(true);
    // And the next search runs, whichever workers there are now.
    await give(page, webhook('{"a":1}'));
    await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
    await expect(answer).toHaveText(/^Searching|^Not found/, { timeout: 60_000 });
  });
}
