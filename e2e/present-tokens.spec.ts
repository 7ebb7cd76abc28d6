/** Presenting, no part of a token is to be read: whatever the browser and the editor do with their lines. */
import type { Page } from '@playwright/test';

import { expect, test, withoutSandbox } from './fixtures.ts';

test.use(withoutSandbox);

const bar = (page: Page) => page.getByRole('region', { name: 'Presenter' });
const words = (page: Page) => page.getByRole('status', { name: 'What to say' });

/** Plays the demo up to that step. */
async function play(page: Page, steps: number): Promise<void> {
  await page.goto('/#/present/session-jwt');
  await expect(bar(page)).toBeVisible();
  for (let step = 1; step <= steps; step++) await press(page, 'ArrowRight', step);
}

/** One key, and the step is there. */
async function press(page: Page, key: string, step: number): Promise<void> {
  await page.keyboard.press(key);
  await expect(bar(page).getByText(`Step ${step} of`)).toBeVisible();
  await expect(bar(page)).toHaveAttribute('aria-busy', 'false');
}

/**
 * Pieces of these tokens that can be read on the page as it stands, of ten characters or more: neither under the veil
 * nor dots. A piece is looked for, and not the whole: the editor draws a long line as many, and only those in sight.
 */
function pieces(page: Page, tokens: readonly string[]): Promise<string[]> {
  return page.evaluate((all) => {
    const least = 10;
    const known = new Set(all.flatMap((token) => [...token].map((_, at) => token.slice(at, at + least))));
    const isDotted = (element: Element) =>
      getComputedStyle(element).getPropertyValue('-webkit-text-security') === 'disc';
    const veil = [...(CSS.highlights.get('veiled') ?? [])] as Range[];
    const open: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (isDotted(node.parentElement ?? document.body)) continue;
      const letters = [...(node.textContent ?? '')];
      for (const { startContainer, endContainer, startOffset, endOffset } of veil)
        if (startContainer === node && endContainer === node) letters.fill('\n', startOffset, endOffset);
      open.push(letters.join(''));
    }
    for (const box of document.querySelectorAll<HTMLTextAreaElement>('textarea, input'))
      if (!isDotted(box)) open.push(box.value);
    return open.filter((text) => [...text].some((_, at) => known.has(text.slice(at, at + least).padEnd(least, '\n'))));
  }, tokens);
}

/** Texts under the veil, whole elements left out. */
function veiled(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...((CSS.highlights.get('veiled') ?? []) as Iterable<Range>)].map((range) => range.toString()),
  );
}

/** The answer to the login of the demo, in its editor, and the tokens in it as the Copy button gives them. */
async function answerOf(page: Page): Promise<string[]> {
  await play(page, 4);
  // Monaco comes when the browser is idle, which a busy machine is late to be.
  await expect(page.locator('[data-code] .monaco-editor .view-line').last()).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Copy body of the response' }).click();
  const answer = await page.evaluate(() => navigator.clipboard.readText());
  const { data } = JSON.parse(answer) as { data: { accessToken: string; refreshToken: string } };
  for (const token of [data.accessToken, data.refreshToken]) expect(token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]{80,}$/);
  return [data.accessToken, data.refreshToken];
}

for (const [width, height] of [
  [1440, 900],
  [768, 1024],
  [360, 780],
] as const) {
  test(`at ${width} px no part of a token is to be read, however the editor is scrolled and sized`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height });
    const tokens = await answerOf(page);
    expect(await pieces(page, tokens), 'as it comes').toEqual([]);
    const body = page
      .locator('[data-code]')
      .filter({ has: page.getByRole('textbox', { name: 'Body of the response' }) });
    await body.scrollIntoViewIfNeeded();
    await body.hover();
    for (let turn = 1; turn <= 6; turn++) {
      await page.mouse.wheel(0, 120);
      // Two frames: the editor draws its lines in the first.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect(await pieces(page, tokens), `scrolled ${turn} times`).toEqual([]);
    }
    // What is selected and copied in the editor is what is seen in it.
    await body.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const token of tokens) expect(copied).not.toContain(token.slice(20, 40));
    await page.setViewportSize({ width: width - 60, height: height - 80 });
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width - 60);
    expect(await pieces(page, tokens), 'in another size').toEqual([]);
    await page.mouse.wheel(0, -2000);
    expect(await pieces(page, tokens), 'scrolled back').toEqual([]);
    // A screen that is left and drawn again.
    await press(page, 'PageUp', 3);
    expect(await pieces(page, tokens), 'a step back').toEqual([]);
    await press(page, 'PageDown', 4);
    // Plain as yet, or in the editor again: that comes when the browser is idle.
    await expect(body).toContainText('"expiresIn"');
    expect(await pieces(page, tokens), 'drawn again').toEqual([]);
    // The rest of the answer can be read, and no word of what is said is covered.
    for (const text of await veiled(page)) expect(await words(page).innerText()).not.toContain(text);
  });
}

test('a token that is taken apart shows no signature, and its header and claims are there to be read', async ({
  page,
}) => {
  await play(page, 5);
  const token = await page.getByRole('textbox', { name: 'accessToken' }).inputValue();
  const [header = '', , signature = ''] = token.split('.');
  expect(signature.length).toBeGreaterThan(80);
  const segments = page.getByRole('region', { name: 'Segments' });
  await expect(segments).toContainText(signature);
  expect(await pieces(page, [signature])).toEqual([]);
  expect((await pieces(page, [header])).length).toBeGreaterThan(0);
});
