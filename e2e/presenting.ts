/** A demo on the screen: its words, one key for a step, and all that somebody can read. */
import type { Page } from '@playwright/test';

import { expect } from './fixtures.ts';

/** What the presenter has in hand. */
export const bar = (page: Page) => page.getByRole('region', { name: 'Presenter' });
/** What is to be said now. */
export const words = (page: Page) => page.getByRole('status', { name: 'What to say' });

/** The first picture of a system's demo. */
export async function open(page: Page, system: string): Promise<void> {
  await page.goto(`/#/present/${system}`);
  await expect(bar(page)).toBeVisible();
}

/** How the words begin where what was said did not happen. */
export const OTHERWISE = 'Not as in the demo';

/** One key, and the step is there. */
export async function press(page: Page, key: string, step: number, isOther = false): Promise<void> {
  await page.keyboard.press(key);
  await expect(bar(page).getByText(`Step ${step} of`)).toBeVisible();
  await expect(bar(page)).toHaveAttribute('aria-busy', 'false');
  await expect(words(page)).not.toContainText('could not be done');
  if (!isOther) await expect(words(page)).not.toContainText(OTHERWISE);
}

/** Everything that is written on the screen, typed values included, and where it is. */
export async function screen(page: Page): Promise<string> {
  // The trace of a last change is confirmed when nothing has moved for a while: three readings alike.
  const readings: string[] = [];
  await expect
    .poll(
      async () => {
        const now = await page.evaluate(() => {
          // Bodies are drawn by Monaco as soon as the browser is idle: its own text comes and goes. What is said to a
          // screen reader comes a moment after what is drawn, and only if that has stood still: a voice, no picture.
          const textOf = (node: Node | null): string => {
            if (node instanceof Element && node.matches('[data-code], .sr-only[aria-live]')) return '';
            return node?.hasChildNodes() ? [...node.childNodes].map(textOf).join('') : (node?.textContent ?? '');
          };
          // What can be done with a case is fetched after the first screen is drawn, however long that takes.
          const isWhole =
            !document.querySelector('[aria-label="Views"]') || document.querySelector('[aria-label="Case"]');
          if (!isWhole) return undefined;
          const typed = [...document.querySelectorAll<HTMLTextAreaElement>('textarea:not([data-code] *)')];
          return [location.hash, textOf(document.querySelector('main')), ...typed.map(({ value }) => value)].join('\n');
        });
        if (now === undefined) return false;
        readings.push(now);
        return new Set(readings.slice(-3)).size === 1 && readings.length >= 3;
      },
      { intervals: [150] },
    )
    .toBe(true);
  return readings.at(-1) ?? '';
}
