/** What WCAG 2.2 AA asks of every screen: targets, zoom, motion, colours, announcements. */
import type { Locator, Page } from '@playwright/test';

import { stands } from '../tools/states/walk.mjs';
import { axe, expect, test } from './fixtures.ts';
import { tabTo, textbox, type } from './keys.ts';
import { goTo } from './screen.ts';

// Chromium writes the sandbox's refusals to the console.
test.use({ expectedErrors: [/Failed to load resource: the server responded with a status of 4\d\d/] });

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
  '/#/present/paystar',
  '/#/nowhere',
] as const;

async function open(page: Page, address: string): Promise<void> {
  await goTo(page, address);
  await stands(page);
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
      // The whole card answers to its one link.
      const card = element.matches('.stretched') ? element.closest('.card-link') : null;
      const box = card ? card.getBoundingClientRect() : element.closest('label')?.getBoundingClientRect();
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
    await open(page, '/#/paynet/auth');
    await page.getByRole('textbox', { name: 'id', exact: true }).fill('1');
    await page.getByRole('button', { name: 'Share…' }).click();
    await expect(page.getByRole('list', { name: 'What will be in it' })).toBeVisible();
    expect(await smallTargets(page), `Share at ${width}`).toEqual([]);
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
      expect(await overflow(page), `${address} at ${width}`).toBeLessThanOrEqual(0);
      await expect(page.getByRole('button', { name: 'Command palette' })).toBeInViewport();
    }
  }
});

test('at 400 % zoom the diagram of a flow fits, which a narrow screen has when somebody wants it', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 512 });
  await open(page, '/#/flows/aeterna/replay');
  await page.getByRole('button', { name: 'Diagram' }).click();
  await expect(page.getByRole('region', { name: 'Flow diagram' })).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);

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
  // Of what is half under the header axe would measure the other half.
  await page.evaluate('scrollTo(0, 0)');
  await axe(page);
  await open(page, '/#/paysera/certificate');
  const choices = page.getByRole('radiogroup', { name: 'key type' }).locator('label');
  expect(await edge(choices.first())).not.toBe(await edge(choices.last()));
});

test('on a phone an error has the width of its field', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '/#/paynet/auth');
  await type(page, 'id', 'twelve');
  const card = page.locator('[data-field=id]').first();
  const width = (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().width);
  const error = card.getByText(/^Expected /);
  await expect(error).toBeVisible();
  expect(await width(error)).toBeGreaterThan((await width(card)) - 30);
});

test('in forced colours the picture of a flow has the colours of the reader', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, '/#/flows/paynet/happy-path');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.locator('.sequence-fine').first()).toBeVisible();
  const strangers = await page.evaluate(() => {
    const colour = (name: string) => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    };
    const own = new Set(['none', ...['CanvasText', 'Canvas', 'Highlight', 'transparent'].map(colour)]);
    return [...document.querySelectorAll('.sequence :is(text, line, path, rect, circle)')].flatMap((shape) => {
      const { fill, stroke } = getComputedStyle(shape);
      const drawn = shape.tagName === 'line' ? [stroke] : [fill, stroke];
      return drawn.filter((used) => !own.has(used)).map((used) => `${shape.getAttribute('class')}: ${used}`);
    });
  });
  expect(strangers).toEqual([]);
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

test('a comparison is said in a sentence once the value stands, not at every key', async ({ page }) => {
  await page.clock.install();
  await open(page, '/#/paynet/auth');
  await textbox(page, 'id').fill('123');
  await textbox(page, 'token').fill('your-secret-token');
  await textbox(page, 'key').fill('1706360400000');
  await textbox(page, 'Observed hash').focus();
  // By a clock of its own: however busy the machine is, there are 300 ms between two keys.
  await page.clock.pauseAt(Date.now() + 3_600_000);
  const shown = page.getByRole('status', { name: 'Comparison' });
  for (const [at, key] of [...'3a2a'].entries()) {
    await page.keyboard.press(key);
    await expect(shown).toContainText(`Different from character ${at + 2}`);
    await page.clock.runFor(300);
  }
  await expect(shown).toHaveAttribute('aria-live', 'off');
  const voice = page.getByRole('region', { name: 'Compare' }).locator('[aria-live=polite]');
  await expect(voice.filter({ hasText: /./ })).toHaveCount(0);
  await page.clock.runFor(1000);
  await expect(voice.filter({ hasText: /./ })).toHaveText('Different from character 5');
  await textbox(page, 'Observed hash').fill('3a2a3af79b17897100cb96b7695b91f8');
  await expect(shown).toContainText('Matches');
  await page.clock.runFor(1000);
  await expect(voice.filter({ hasText: /./ })).toHaveText('Matches');
});
