import type { Locator, Page } from '@playwright/test';

import { axeInBothThemes, expect, test } from './fixtures.ts';
import { CARDS } from './schemes.ts';
import { goTo, openPalette } from './screen.ts';

const SCHEMES = ['Aeterna', 'Paynet', 'PayStar'];

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const rail = (page: Page) => page.getByRole('navigation', { name: 'Schemes' });
const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });

/** The Theme menu's choice. */
async function chooseTheme(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name }).click();
}

/** Opens the palette by its button and closes it by Escape; gives the button. */
async function openAndClose(page: Page): Promise<Locator> {
  const button = page.getByRole('button', { name: 'Command palette' });
  await button.click();
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  return button;
}

/** Types into the open palette what no command is called. */
async function findNothing(page: Page): Promise<void> {
  await page.keyboard.type('zzz');
  await expect(palette(page).getByText('No command matches all of these words.')).toBeVisible();
}

test('the start page leads to every scheme', async ({ page }) => {
  for (const { name } of CARDS) {
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name, exact: true }).click();
    await expect(heading(page, name)).toBeVisible();
  }
});

test('the rail goes to the first operation and marks where one is', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Countersign');
  await rail(page)
    .getByRole('link', { name: /^PayStar/ })
    .click();
  await expect(page).toHaveURL(/#\/paystar\/bearer$/);
  await expect(page).toHaveTitle('PayStar · Bearer token — Countersign');
  await expect(rail(page).getByRole('link', { name: /^PayStar/ })).toHaveAttribute('aria-current', 'page');
  await expect(rail(page).locator('[aria-current]')).toHaveCount(1);
});

test('operations and views are links that say which one is open', async ({ page }) => {
  await page.goto('/#/paystar/bearer');
  const operations = page.getByRole('navigation', { name: 'Operations' });
  const views = page.getByRole('navigation', { name: 'Views' });
  await operations.getByRole('link', { name: 'Callback' }).click();
  await expect(page).toHaveURL(/#\/paystar\/callback$/);
  await expect(operations.locator('[aria-current=page]')).toHaveText('Callback');
  await expect(views.locator('[aria-current=page]')).toHaveText('Compute');
  await views.getByRole('link', { name: 'Learn' }).click();
  await expect(page).toHaveURL(/#\/paystar\/callback\?tab=learn$/);
  await expect(views.locator('[aria-current=page]')).toHaveText('Learn');
  await expect(page).toHaveTitle('PayStar · Callback · Learn — Countersign');
  await operations.getByRole('link', { name: 'Alert' }).click();
  await expect(page).toHaveURL(/#\/paystar\/alert\?tab=learn$/);
  await page.goBack();
  await expect(operations.locator('[aria-current=page]')).toHaveText('Callback');
});

test('a phone shows every view, and the operation that is open, also once it has been turned', async ({ page }) => {
  await page.setViewportSize({ width: 780, height: 360 });
  await page.goto('/#/paysera/certificate');
  const open = page.getByRole('navigation', { name: 'Operations' }).locator('[aria-current=page]');
  await expect(open).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 360, height: 780 });
  await expect(open).toBeInViewport({ ratio: 1 });
  await page.goto('/#/paynet/auth');
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 780 });
    for (const view of ['Compute', 'Verify', 'Code', 'Learn', 'Flows'])
      await expect(
        page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }),
        `${view} at ${width}`,
      ).toBeInViewport({ ratio: 0.99 });
  }
});

test('everything of the address stays behind the #', async ({ page }) => {
  await page.goto('/#/paystar/bearer?tab=learn&token=abc');
  await expect(page).toHaveURL(/#\/paystar\/bearer\?tab=learn/);
  await page.getByRole('link', { name: 'Callback', exact: true }).click();
  await expect(heading(page, 'PayStar')).toBeFocused();
  const { search, pathname, hash } = await page.evaluate(() => ({ ...location }));
  expect({ search, pathname, hash }).toEqual({ search: '', pathname: '/', hash: '#/paystar/callback?tab=learn' });
});

test('a view that does not exist falls back to the first', async ({ page }) => {
  await page.goto('/#/paynet/auth?tab=nonsense');
  await expect(page.getByRole('navigation', { name: 'Views' }).locator('[aria-current=page]')).toHaveText('Compute');
});

test('a scheme or operation that is not here gets a calm screen with a way on', async ({ page }) => {
  for (const address of ['/#/nowhere', '/#/nowhere/at-all', '/#/paynet/nowhere', '/#/a/b/c/d']) {
    await page.goto(address);
    await expect(heading(page, 'Page not found')).toBeVisible();
    await expect(page).toHaveTitle('Page not found — Countersign');
    for (const name of SCHEMES) await expect(page.getByRole('main').getByRole('link', { name })).toBeVisible();
  }
  await page.getByRole('main').getByRole('link', { name: 'Paynet' }).click();
  await expect(heading(page, 'Paynet')).toBeFocused();
});

test('focus goes to the heading after a change of place, not on the first load', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await expect(heading(page, 'Paynet')).toBeVisible();
  await expect(page.locator('body')).toBeFocused();
  await rail(page)
    .getByRole('link', { name: /^Aeterna/ })
    .click();
  await expect(heading(page, 'Aeterna')).toBeFocused();
});

test('the keyboard walks from the skip link through the header to the rail', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await expect(heading(page, 'Paynet')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /^Paynet documentation/ })).toBeFocused();
  await page.reload();
  await expect(heading(page, 'Paynet')).toBeVisible();
  for (const name of [
    'Skip to content',
    'Countersign',
    'Command palette',
    'Sandbox clock',
    'Present',
    'Keyboard help',
    'Theme',
    'Aeterna',
  ]) {
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveAccessibleName(new RegExp(`^${name}`));
  }
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Aeterna')).toBeFocused();
});

test('the command palette opens by key, finds by words in any order, and lands', async ({ page }) => {
  await page.goto('/');
  await openPalette(page);
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
  await page.keyboard.type('callback paystar');
  await expect(page.getByRole('option', { name: 'PayStar: Callback' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page).toHaveURL(/#\/paystar\/callback$/);
  await expect(heading(page, 'PayStar')).toBeFocused();
});

test('the command palette goes to a view of any operation', async ({ page }) => {
  await page.goto('/');
  await openPalette(page);
  await page.keyboard.type('verify paynet');
  await expect(page.getByRole('option').first()).toHaveText('Verify: Paynet, Auth object');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/paynet\/auth\?tab=verify$/);
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
});

for (const { press, opens } of [
  { press: { key: 'k', ctrlKey: true }, opens: 'Command palette' },
  { press: { key: '?', shiftKey: true }, opens: 'Keyboard help' },
])
  test(`a key pressed before the header is there opens what it is for: ${opens}`, async ({ page }) => {
    await page.addInitScript((key) => {
      document.addEventListener('DOMContentLoaded', () => {
        Object.assign(globalThis, { headersThen: document.querySelectorAll('header').length });
        document.body.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
      });
    }, press);
    await page.goto('/#/paynet/auth');
    await expect(page.getByRole('dialog', { name: opens })).toBeVisible();
    expect(await page.evaluate<number>('headersThen')).toBe(0);
  });

test('the command palette gives the focus back when it is closed', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await expect(await openAndClose(page)).toBeFocused();
});

test('the command palette switches view and theme, and says when it finds nothing', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await expect(heading(page, 'Paynet')).toBeVisible();
  await page.keyboard.press('Meta+k');
  await page.getByRole('option', { name: 'Switch to Learn' }).click();
  await expect(page).toHaveURL(/#\/paynet\/auth\?tab=learn$/);
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Theme: Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+k');
  await findNothing(page);
});

const LANDS: Readonly<Record<string, string>> = { 'Switch to Learn': 'Questions', 'Aeterna: Webhook': 'Aeterna' };

for (const name of ['Switch to Learn', 'Aeterna: Webhook', 'Theme: Dark'])
  test(`called again in the very moment of a choice, the palette is there and empty: ${name}`, async ({ page }) => {
    await page.goto('/#/paynet/auth');
    await expect(page.getByRole('button', { name: 'Command palette' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    const option = page.getByRole('option', { name }).first();
    await expect(option).toBeVisible();
    // In the event of the choice itself, when nothing of it is on the screen yet.
    await page.evaluate(() =>
      window.addEventListener(
        'click',
        () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true })),
        { once: true },
      ),
    );
    await option.click();
    // What is behind a dialog is hidden from whoever reads by roles.
    const behind = page.getByRole('heading', { name: LANDS[name] ?? 'Paynet', includeHidden: true });
    await expect(behind.first()).toBeVisible();
    const box = page.getByRole('combobox', { name: 'Search commands' });
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('');
    await findNothing(page);
  });

test('the palette is fetched before anybody calls it', async ({ page }) => {
  const fetched = page.waitForResponse(/\/palette-[^/]*\.js$/);
  await page.goto('/#/aeterna/webhook');
  expect((await fetched).ok()).toBe(true);
  // Still nothing is drawn of it.
  await expect(palette(page)).toHaveCount(0);
});

test('what is typed right after Ctrl+K goes into the palette, the first letter too', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  const button = await openAndClose(page);
  // The focus is there when the key's own event is over: no frame passes between.
  const focused = await page.evaluate(async () => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }));
    await Promise.resolve();
    return document.activeElement?.getAttribute('aria-label');
  });
  expect(focused).toBe('Search commands');
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('a chosen theme outlasts a reload; system follows the machine', async ({ page }) => {
  const theme = page.locator('html');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await expect(theme).toHaveAttribute('data-theme', 'light');
  await chooseTheme(page, 'Dark');
  await expect(theme).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(theme).toHaveAttribute('data-theme', 'dark');
  await chooseTheme(page, 'System');
  await expect(theme).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(theme).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(theme).toHaveAttribute('data-theme', 'dark');
});

test('only the theme, the tour and the switch of the keys are ever stored', async ({ page, context }) => {
  await page.goto('/');
  await chooseTheme(page, 'Light');
  await rail(page)
    .getByRole('link', { name: /^Paynet/ })
    .click();
  await expect(heading(page, 'Paynet')).toBeVisible();
  const stored = await page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }));
  expect(stored).toEqual({ local: { 'countersign.theme': 'light' }, session: {} });
  await page.goto('/#/');
  await page.getByRole('complementary', { name: 'Tour' }).getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('button', { name: 'Keyboard help' }).click();
  await page.getByRole('checkbox', { name: 'Single-character shortcuts' }).click();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({
    'countersign.theme': 'light',
    'countersign.tour': 'done',
    'countersign.single-keys': 'off',
  });
  expect(await context.cookies()).toEqual([]);
});

test('nothing is cut off or scrolls sideways from 360 to 2560 px', async ({ page }) => {
  for (const width of [360, 720, 900, 1440, 2560]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ['/#/', '/#/paystar/bearer?tab=learn', '/#/nowhere']) {
      await goTo(page, address);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
      expect(overflow, `${address} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

test('start page, palette, theme menu and not-found screen pass axe in both themes', async ({ page }) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await goTo(page, '/#/');
    await axeInBothThemes(page);
    await goTo(page, '/#/nowhere');
    await axeInBothThemes(page);
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option').first()).toBeVisible();
  await axeInBothThemes(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Theme' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await axeInBothThemes(page);
});
