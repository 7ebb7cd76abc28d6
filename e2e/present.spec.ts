import type { Page } from '@playwright/test';

import { axeInBothThemes, expect, test } from './fixtures.ts';
import { expectFocus, press as pressAt, tabTo } from './keys.ts';
import { bar, open, press, screen, words } from './presenting.ts';
import { SCHEMES as SYSTEMS } from './schemes.ts';

/** Secrets of the sandbox's demo accounts: none may be readable on any picture of a demo. */
const SECRETS = [
  '9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d',
  'your-secret-token',
  'IrdTc8uQodU7PRpLzzLTW6wqZAO6tAMU',
  '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  '6ecd8c99-4036-403d-bf84-cf8400f67836',
  'correct horse battery staple',
  'sk-demo-4f1d2c3b5a69788796a5b4c3d2e1f00f',
];

const base64url = (text: string) => Buffer.from(text).toString('base64url');

/** Characters of secrets that somebody could read: neither drawn as dots nor under the veil. */
function readable(page: Page, secrets: readonly string[]): Promise<string[]> {
  return page.evaluate((all) => {
    const veil = [...(CSS.highlights.get('veiled') ?? [])] as Range[];
    const isDotted = (node: Node) =>
      getComputedStyle(node.parentElement ?? document.body).getPropertyValue('-webkit-text-security') === 'disc';
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (const secret of all) {
        const at = text.indexOf(secret);
        if (at === -1 || isDotted(node)) continue;
        const own = node;
        const isCovered = veil.some(
          (range) => range.comparePoint(own, at) === 0 && range.comparePoint(own, at + secret.length) === 0,
        );
        if (!isCovered) found.push(`${secret} in ${text.slice(0, 80)}`);
      }
    }
    for (const box of document.querySelectorAll('textarea, input')) {
      const { value } = box as HTMLTextAreaElement;
      const isHidden = getComputedStyle(box).getPropertyValue('-webkit-text-security') === 'disc';
      if (!isHidden && all.some((secret) => value.includes(secret))) found.push(`typed: ${value.slice(0, 80)}`);
    }
    return found;
  }, secrets);
}

async function lengthOf(page: Page): Promise<number> {
  return Number(/(\d+) steps/.exec(await bar(page).innerText())?.[1]);
}

async function play(page: Page): Promise<string[]> {
  const pictures: string[] = [];
  const steps = await lengthOf(page);
  for (let step = 1; step <= steps; step++) {
    await press(page, ['ArrowRight', ' ', 'PageDown'][step % 3] ?? '', step);
    await expect(page.locator('[data-spotlight]')).toHaveCount(1);
    pictures.push(`${await words(page).innerText()}\n${await screen(page)}`);
    expect(await readable(page, SECRETS), `step ${step}`).toEqual([]);
  }
  return pictures;
}

test.describe('without a network the second time', () => {
  // Chromium writes its look for a newer worker to the console. With a network, nothing at all may be written.
  test.use({ expectedErrors: [/Failed to load resource|ERR_INTERNET_DISCONNECTED/] });

  for (const system of SYSTEMS) {
    test(`the demo of ${system} plays to its end by keys, twice the same, with no secret to be read`, async ({
      page,
      context,
    }) => {
      test.setTimeout(240_000);
      const errors: string[] = [];
      context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await open(page, system);
      const first = await play(page);
      expect(first.length).toBeGreaterThanOrEqual(10);
      await press(page, 'Home', 1);
      expect(`${await words(page).innerText()}\n${await screen(page)}`).toBe(first[0]);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      expect(errors).toEqual([]);
      await context.setOffline(true);
      // A document of its own: one that is loaded again comes back to its step.
      await page.goto('about:blank');
      await open(page, system);
      expect(await play(page)).toEqual(first);
    });
  }
});

test('a step back shows exactly what was there', async ({ page }) => {
  await open(page, 'paynet');
  const seen: string[] = [];
  for (let step = 1; step <= 8; step++) {
    await press(page, 'ArrowRight', step);
    seen.push(await screen(page));
  }
  for (let step = 7; step >= 5; step--) {
    await press(page, step % 2 === 0 ? 'PageUp' : 'ArrowLeft', step);
    expect(await screen(page)).toBe(seen[step - 1]);
  }
  await page.keyboard.press('r');
  await expect(bar(page).getByText('Step 1 of')).toBeVisible();
});

test('the black button of a remote control hides the page, and the next key brings it back as it was', async ({
  page,
}) => {
  await open(page, 'paynet');
  await press(page, 'ArrowRight', 1);
  const before = await screen(page);
  const black = page.getByRole('button', { name: 'Black screen: show the page again' });
  for (const [hides, shows] of [
    ['.', 'ArrowRight'],
    ['b', 'b'],
  ] as const) {
    await page.keyboard.press(hides);
    await expect(black).toHaveCSS('background-color', 'rgb(0, 0, 0)');
    await expect(bar(page)).toBeHidden();
    await page.keyboard.press(shows);
    await expect(bar(page).getByText('Step 1 of')).toBeVisible();
  }
  expect(await screen(page)).toBe(before);
  await page.keyboard.press('b');
  await black.click();
  await expect(bar(page)).toBeVisible();
});

test('any step is chosen from a list, shows what it shows when played to, and goes on by key', async ({ page }) => {
  await open(page, 'paynet');
  for (let step = 1; step <= 6; step++) await press(page, 'ArrowRight', step);
  const sixth = await screen(page);
  const steps = (label: string) => bar(page).getByRole('button', { name: label });
  await press(page, 'Home', 1);
  await steps('Step 1 of').click();
  const menu = page.getByRole('menu', { name: 'Steps of the demo' });
  await expect(menu.locator('[aria-current=step]')).toHaveText(/^1/);
  await menu.getByRole('menuitem').nth(5).click();
  await expect(steps('Step 6 of')).toBeVisible();
  await expect(bar(page)).toHaveAttribute('aria-busy', 'false');
  expect(await screen(page)).toBe(sixth);
  await expect(menu).toBeHidden();
  await press(page, ' ', 7);
});

test('a flow goes back by a scene, too', async ({ page }) => {
  await open(page, 'aeterna');
  for (let step = 1; step <= 13; step++) await press(page, 'ArrowRight', step);
  const player = page.getByRole('toolbar', { name: 'Player' });
  await expect(player).toContainText('Step 4 of 4');
  await press(page, 'ArrowLeft', 12);
  await expect(player).toContainText('Step 2 of 4');
});

test('leaving brings back what was there before, and nothing of the demo stays', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await page.getByRole('textbox', { name: 'id', exact: true }).fill('777');
  await page.getByRole('textbox', { name: 'token', exact: true }).fill('my own secret');
  await page.getByRole('link', { name: 'Present' }).click();
  await expect(bar(page)).toBeVisible();
  for (let step = 1; step <= 7; step++) await press(page, 'ArrowRight', step);
  await expect(page.getByRole('textbox', { name: 'id', exact: true })).toHaveValue('123');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Present' })).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-presenting');
  await page.goto('/#/paynet/auth');
  await expect(page.getByRole('textbox', { name: 'id', exact: true })).toHaveValue('777');
  await expect(page.getByRole('textbox', { name: 'token', exact: true })).toHaveValue('my own secret');
  await expect(page.getByRole('button', { name: 'Show token' })).toBeVisible();
  await page.goto('/#/exchanges');
  await expect(page.getByRole('heading', { name: 'Nothing sent yet' })).toBeVisible();
});

test('what somebody types while presenting is covered as well, and cannot be revealed', async ({ page }) => {
  await open(page, 'aeterna');
  for (let step = 1; step <= 4; step++) await press(page, 'ArrowRight', step);
  const secret = page.getByRole('textbox', { name: 'SecretToken' });
  await secret.fill('typed-while-presenting');
  await page.getByRole('textbox', { name: 'body' }).fill('{"note":"typed-while-presenting"}');
  await expect(page.getByRole('button', { name: 'Show SecretToken' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Raw HTTP' })).toContainText('typed-while-presenting');
  await expect.poll(() => readable(page, ['typed-while-presenting'])).toEqual([]);
  // Keys that are typed stay in the field.
  await secret.press('r');
  await secret.press('ArrowLeft');
  await expect(bar(page).getByText('Step 4 of')).toBeVisible();
});

test('Escape leaves a field in which another value was tried, and the demo goes on', async ({ page }) => {
  await open(page, 'aeterna');
  for (let step = 1; step <= 3; step++) await press(page, 'ArrowRight', step);
  const email = page.getByRole('textbox', { name: 'Email', exact: true });
  await email.fill('somebody@else.example');
  await page.keyboard.press('Escape');
  await expect(email).not.toBeFocused();
  await press(page, 'ArrowRight', 4);
  await expect(email).toHaveValue('somebody@else.example');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
});

test('the check of readable secrets sees one when there is one', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await page.getByRole('textbox', { name: 'Email' }).fill('not-covered-here');
  await expect(page.getByRole('group', { name: 'signStr', exact: true })).toContainText('not-covered-here');
  expect((await readable(page, ['not-covered-here'])).length).toBeGreaterThan(0);
});

test('the page grows with the screen and nothing scrolls sideways', async ({ page }) => {
  for (const [width, height] of [
    [1024, 768],
    [1440, 900],
    [2560, 1440],
  ] as const) {
    await page.setViewportSize({ width, height });
    await open(page, 'paysera');
    const sizes: number[] = [];
    for (let step = 1; step <= 4; step++) {
      await press(page, 'ArrowRight', step);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
      expect(overflow, `step ${step} at ${width}`).toBeLessThanOrEqual(0);
      sizes.push(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize)));
      // What is talked about is in sight: below the header and above the words.
      const box = await page.locator('[data-spotlight]').boundingBox();
      const top = await bar(page).boundingBox();
      expect(box?.y, `step ${step} at ${width}`).toBeGreaterThanOrEqual(0);
      expect(box?.y, `step ${step} at ${width}`).toBeLessThan(top?.y ?? 0);
    }
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(width >= 2560 ? 30 : 18);
    await page.keyboard.press('Escape');
    // Else the next key goes to the demo that is being left.
    await expect(bar(page)).toBeHidden();
  }
});

test('presenting passes axe in both themes', async ({ page }) => {
  await page.goto('/#/present');
  await expect(page.getByRole('link', { name: 'Present Paynet' })).toBeVisible();
  await axeInBothThemes(page);
  await open(page, 'paynet');
  await axeInBothThemes(page);
  for (let step = 1; step <= 6; step++) await press(page, 'ArrowRight', step);
  await axeInBothThemes(page);
});

test('a demo is chosen, played, stepped back, begun again and left by keyboard alone', async ({ page }) => {
  await page.goto('/#/');
  await pressAt(page, page.getByRole('link', { name: 'Present', exact: true }));
  await expect(page.getByRole('heading', { level: 1, name: 'Present' })).toBeFocused();
  await pressAt(page, page.getByRole('link', { name: 'Present Paynet' }));
  await expect(bar(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await press(page, 'ArrowRight', 1);
  // By the buttons as well: who goes on by one stays on it, and can press it again.
  const next = bar(page).getByRole('button', { name: 'Next' });
  await tabTo(page, next);
  await press(page, 'Enter', 2);
  await expect(next).toBeFocused();
  await press(page, 'Enter', 3);
  await tabTo(page, bar(page).getByRole('button', { name: 'Back (←)' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(bar(page).getByText('Step 2 of')).toBeVisible();
  await press(page, 'Home', 1);
  // A dialog that is open takes its keys for itself.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeHidden();
  await expect(bar(page).getByText('Step 1 of')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expectFocus(page);
});

test('every control of the presenter is within a phone’s screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await open(page, 'paystar');
  await press(page, 'ArrowRight', 1);
  for (const name of ['Back (←)', 'Next', 'From the beginning (Home)', 'Full screen', 'Leave presenter mode (Esc)'])
    await expect(bar(page).getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  await bar(page).getByRole('button', { name: 'Leave presenter mode (Esc)' }).click();
  await expect(bar(page)).toBeHidden();
});

test('a demo plays a conversation on a phone, where it is a table', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, 'paystar');
  for (let step = 1; step <= 6; step++) await press(page, 'ArrowRight', step);
  await expect(page.getByRole('region', { name: 'Flow table' })).toHaveAttribute('data-spotlight');
  await press(page, 'ArrowRight', 7);
});

test('the veil ends where a token ends, and leaves the words after its field alone', async ({ page }) => {
  await open(page, 'session-jwt');
  for (let step = 1; step <= 5; step++) await press(page, 'ArrowRight', step);
  const received = page.getByRole('textbox', { name: 'accessToken' });
  // A published token is nobody's, though by the demo's clock it is still good; another one is warned about.
  await expect(received).toHaveAccessibleDescription(/base64url parts separated by dots/);
  await expect(received).not.toHaveAccessibleDescription(/Expected/);
  await received.fill(['{"alg":"RS256"}', '{"exp":4102444800}', 'signed'].map(base64url).join('.'));
  await expect(received).toHaveAccessibleDescription(/Expected a credential for tests/);
  const veiled = await page.evaluate(() =>
    [...((CSS.highlights.get('veiled') ?? []) as Iterable<Range>)].map((range) => range.toString()),
  );
  expect(veiled.filter((text) => text.includes('Expected'))).toEqual([]);
});

test('why a file could not be opened is not said on top of the bar', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await open(page, 'paynet');
  const dataTransfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{'], 'x.json'));
    return data;
  });
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.getByRole('main').dispatchEvent(type, { dataTransfer });
  await expect(page.getByRole('status', { name: 'File' })).toContainText('x.json');
  await bar(page).getByRole('button', { name: 'Leave presenter mode (Esc)' }).click();
  await expect(bar(page)).toBeHidden();
});
