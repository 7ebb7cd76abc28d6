/** A narrow screen whose reader has set the text wider apart (WCAG 2.2, 1.4.10 and 1.4.12 together). */
import type { Page } from '@playwright/test';

import { expect } from './fixtures.ts';

/** What 1.4.12 names, for every text. */
const SPACED = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/** What is wider than the page, and each text on one line that is cut off and has no title that says it whole. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // What measures itself has drawn itself anew.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const over = document.documentElement.scrollWidth - document.body.clientWidth;
    const isCut = (element: Element) =>
      element.scrollWidth > element.clientWidth + 1 &&
      element.clientWidth > 2 &&
      !element.closest('.monaco-editor, [title]') &&
      (element instanceof HTMLInputElement
        ? element.type === 'text'
        : ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) && element.textContent !== '');
    const cut = [...document.body.querySelectorAll('*')].filter(isCut);
    const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent.slice(0, 60);
    return [
      ...(over > 0 ? [`the page is ${over} px too wide`] : []),
      ...cut.map((element) => `${element.tagName} is cut off: ${nameOf(element)}`),
    ];
  });
}

/** At 320 px and with its text spaced nothing is wider than the screen, and no text is cut off. Leaves the page as it was. */
export async function expectRoomForSpacing(page: Page, where: string): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 780 });
  // Made by a script: the content policy lets no style element in.
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
  }, SPACED);
  await expect.poll(() => tooWide(page), where).toEqual([]);
  await page.evaluate(() => document.adoptedStyleSheets.pop());
  if (size) await page.setViewportSize(size);
}
