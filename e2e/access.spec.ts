/**
 * The main jobs, walked with the keyboard alone and found by role and name, as a screen reader has them;
 * and what WCAG 2.2 AA asks of every screen: targets, zoom, motion, colours, announcements.
 */
import type { Locator, Page } from '@playwright/test';

import { axe, expect, test } from './fixtures.ts';

// Chromium writes the sandbox's refusals to the console.
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 4\d\d/] });

/** Presses Tab until the focus is on it: everything is within reach, and the focus is never lost on the way. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`not within 150 presses of ${key}: ${String(target)}`);
}

const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Goes to a field and types into it. */
async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, textbox(page, name));
  await page.keyboard.insertText(text);
}

/** Goes to a control and presses it. */
async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** The focus is on something that can be seen, or, at the start of a page, nowhere yet. */
async function expectFocus(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const active = document.activeElement;
        return active !== null && active !== document.body && active.getClientRects().length > 0;
      }),
    )
    .toBe(true);
}

test('compute and compare by keyboard', async ({ page }) => {
  await page.goto('/');
  await press(page, page.getByRole('navigation', { name: 'Schemes' }).getByRole('link', { name: /^Paynet/ }));
  await expect(page.getByRole('heading', { level: 1, name: 'Paynet' })).toBeFocused();
  await type(page, 'id', '123');
  await type(page, 'token', 'your-secret-token');
  await type(page, 'key', '1706360400000');
  await type(page, 'Observed hash', 'ffffffffffffffffffffffffffffffff');
  await expect(page.getByRole('status', { name: 'Comparison' })).toContainText('Different from character 1');
  await tabTo(page, page.getByRole('button', { name: 'Diagnose' }));
  const value = page.getByRole('textbox', { name: 'Value of string to hash' });
  await tabTo(page, value);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('group', { name: 'string to hash', exact: true })).toContainText('← id, character 2');
  await press(page, page.getByRole('button', { name: 'Copy hash', exact: true }));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await expect(page.getByRole('status', { name: 'hash' })).toHaveText(copied);
});

test('diagnose by keyboard', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await type(page, 'id', '123');
  await type(page, 'token', 'your-secret-token');
  await type(page, 'key', '1767225600000');
  await type(page, 'Observed hash', 'ceb13ef56e8ba3e00c6d2a392d3c1bb0');
  await press(page, page.getByRole('button', { name: 'Diagnose' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Doctor' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status', { name: 'Diagnosis' })).toContainText(/line feed|newline/i);
});

test('verify a callback by keyboard', async ({ page }) => {
  await page.goto('/#/paystar/callback?tab=verify');
  await type(page, 'Received Signature', 'eae403f509f81f511789ced139700060013c1e9efb90edd1f63cdd449e9e8943');
  await type(page, 'privateKey', '7c9e6679-7425-40de-944b-e07fc1f90ae7');
  const body =
    '{"externalId":"PayStar-2601","status":"Success","amount":2600.00,"currency":"USD","orderType":"Deposit"}';
  await type(page, 'body', body);
  const verdict = page.getByRole('status', { name: 'Verdict' });
  await expect(verdict).toContainText('Valid');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(body.replace('2600.00', '2600'));
  await expect(verdict).toContainText('signature-mismatch');
  await tabTo(page, verdict.getByRole('link', { name: 'More about signature-mismatch' }));
});

test('send and view an exchange by keyboard', async ({ page }) => {
  await page.goto('/#/aeterna/request');
  await press(page, page.getByRole('button', { name: 'Use sandbox credentials' }));
  await expectFocus(page);
  await tabTo(page, textbox(page, 'Email'), 'Shift+Tab');
  await page.keyboard.press('Control+Enter');
  const answer = page.getByRole('status', { name: 'Sandbox answer' });
  await expect(answer).toContainText('Accepted');
  await expect(textbox(page, 'Email')).toBeFocused();
  await press(page, answer.getByRole('link', { name: /^Open exchange/ }));
  await expect(page.getByRole('heading', { level: 1, name: 'Exchanges' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Both computations' })).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Edit and resend' }));
  await expectFocus(page);
});

test('play a flow by keyboard', async ({ page }) => {
  await page.goto('/#/flows/aeterna');
  await press(page, page.getByRole('main').getByRole('link', { name: /Replay inside the window/ }));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const player = page.getByRole('toolbar', { name: 'Player' });
  await page.keyboard.press('ArrowRight');
  await expect(player).toContainText('Step 1 of 4');
  await press(page, player.getByRole('button', { name: 'Step', exact: true }));
  await expect(player).toContainText('Step 2 of 4');
  await expectFocus(page);
  await tabTo(page, page.getByRole('list', { name: 'Steps' }).getByRole('button').nth(1));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'This step' })).toContainText('A genuine request.');
});

test('find a page in the palette and read it by keyboard', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
  await page.keyboard.type('paysera mac');
  await expect(page.getByRole('option').first()).toContainText('Paysera Wallet: Sign a request');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Paysera Wallet' })).toBeFocused();
  await press(page, page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Learn' }));
  await press(page, page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Questions' }));
  await expect(page.getByRole('heading', { level: 2, name: 'Questions' })).toBeFocused();
});

test('the focus stays when what had it goes: clear, undo, menus, dialogs', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await press(page, page.getByRole('button', { name: 'Load sample' }));
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectFocus(page);
  await press(page, page.getByRole('button', { name: 'Clear', exact: true }));
  await press(page, page.getByRole('button', { name: 'Undo' }));
  await expectFocus(page);
  for (const name of ['Command palette', 'Keyboard help']) {
    const button = page.getByRole('button', { name });
    await tabTo(page, button, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
  }
});

const SCREENS = [
  '/#/',
  '/#/aeterna/request',
  '/#/paysera/mac',
  '/#/paysera/certificate',
  '/#/paystar/callback?tab=verify',
  '/#/session-jwt/token',
  '/#/paynet/auth?tab=learn',
  '/#/doctor',
  '/#/flows',
  '/#/flows/aeterna/replay',
  '/#/exchanges',
  '/#/present',
  '/#/nowhere',
] as const;

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** Targets smaller than 24 by 24 px that are not in a sentence and have no larger label (WCAG 2.2, 2.5.8). */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll(
      'a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=checkbox], [role=radio], [role=menuitem], [role=option]',
    );
    return [...all].flatMap((element) => {
      if (!(element instanceof HTMLElement) || element.closest('[aria-hidden=true]')) return [];
      const { width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (width === 0 || style.visibility === 'hidden' || style.clipPath !== 'none' || width === 1) return [];
      const isInline = style.display === 'inline' && element.closest('p, li, dd, td') !== null;
      const isLabelled = element instanceof HTMLInputElement && (element.labels?.length ?? 0) > 0;
      // The whole card answers to its one link.
      const card = element.matches('.stretched') ? element.closest('.card-link') : null;
      const box = card
        ? card.getBoundingClientRect()
        : isLabelled
          ? element.closest('li, div')?.getBoundingClientRect()
          : undefined;
      const [w, h] = [Math.max(width, box?.width ?? 0), Math.max(height, box?.height ?? 0)];
      if (isInline || (w >= 23.5 && h >= 23.5)) return [];
      return [
        `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)} ${w}×${h}`,
      ];
    });
  });
}

test('every target is at least 24 px each way, wide and narrow', async ({ page }) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of SCREENS) {
      await open(page, address);
      expect(await smallTargets(page), `${address} at ${width}`).toEqual([]);
    }
  }
});

test('at 200 % zoom nothing is lost and nothing scrolls sideways', async ({ page }) => {
  // Half of 1280 × 1024, as the zoomed page has it; at 400 % it is 320 px wide (WCAG 1.4.10).
  for (const [width, height] of [
    [640, 512],
    [320, 512],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const address of SCREENS) {
      await open(page, address);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
      expect(overflow, `${address} at ${width}`).toBeLessThanOrEqual(0);
      await expect(page.getByRole('button', { name: 'Command palette' })).toBeInViewport();
    }
  }
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const address of ['/#/', '/#/doctor', '/#/flows/aeterna/replay']) {
    await open(page, address);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationDuration, animationName, transitionDuration } = getComputedStyle(element);
          const seconds = (text: string) => Math.max(...text.split(',').map((part) => parseFloat(part)));
          return (
            (animationName !== 'none' && seconds(animationDuration) > 0.001) || seconds(transitionDuration) > 0.001
          );
        }).length,
    );
    expect(moving, address).toBe(0);
  }
});

test('in forced colours focus, states and tints are still told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, '/#/paynet/auth');
  await type(page, 'id', '123');
  await type(page, 'token', 'abc');
  await type(page, 'key', '1');
  await type(page, 'Observed hash', 'ffffffffffffffffffffffffffffffff');
  // The focus is an outline, which forced colours keep.
  const outline = await textbox(page, 'Observed hash').evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline).not.toBe('none');
  // What is chosen has an edge of its own, not a background alone.
  const pressed = page.getByRole('group', { name: 'View of hash' }).getByRole('button', { name: 'Text' });
  const others = page.getByRole('group', { name: 'View of hash' }).getByRole('button', { name: 'Hex' });
  const edge = (locator: Locator) =>
    locator.evaluate((element) => {
      const { outlineStyle, borderTopStyle, borderTopColor, textDecorationLine } = getComputedStyle(element);
      return [outlineStyle, borderTopStyle, borderTopColor, textDecorationLine].join(' ');
    });
  expect(await edge(pressed)).not.toBe(await edge(others));
  const views = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
  expect(await edge(views.filter({ hasText: 'Compute' }))).not.toBe(await edge(views.filter({ hasText: 'Learn' })));
  const rail = page.getByRole('navigation', { name: 'Schemes' }).getByRole('link');
  expect(await edge(rail.filter({ hasText: 'Paynet' }))).not.toBe(await edge(rail.filter({ hasText: 'Aeterna' })));
  // Origins keep their patterns.
  const patterns = await page
    .getByRole('group', { name: 'string to hash', exact: true })
    .locator('.origin')
    .evaluateAll((all) => all.map((element) => getComputedStyle(element).textDecorationStyle));
  expect(new Set(patterns).size).toBeGreaterThan(1);
  await expect(page.getByRole('status', { name: 'Comparison' })).toContainText('Different');
  await axe(page);
});

test('typing is not talked over: a few announcements for a whole sentence', async ({ page }) => {
  await open(page, '/#/aeterna/request');
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const regions = document.querySelectorAll('[aria-live]:not([aria-live=off]), [role=status], [role=alert]');
    for (const region of regions)
      new MutationObserver(() => {
        if (region.textContent) said.push(region.textContent);
      }).observe(region, { subtree: true, childList: true, characterData: true });
  });
  await tabTo(page, textbox(page, 'SecretToken'));
  await page.keyboard.type('a secret of some length', { delay: 15 });
  await page.keyboard.press('Tab');
  await tabTo(page, textbox(page, 'Email'));
  await page.keyboard.type('merchant@example.com', { delay: 15 });
  await expect(page.getByRole('group', { name: 'signStr', exact: true })).toContainText('merchant@example.com');
  const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  expect(said.length, said.join('\n')).toBeLessThanOrEqual(4);
  expect(said.join(' ')).not.toContain('a secret of some length');
});
