import type { Page } from '@playwright/test';

import { axeInBothThemes, expect, test, withoutSandbox } from './fixtures.ts';
import { SCHEMES } from './schemes.ts';
import { openPalette } from './screen.ts';

test.use(withoutSandbox);

const EXPIRY = '/#/flows/session-jwt/expiry-and-refresh';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const diagram = (page: Page) => page.getByRole('region', { name: 'Flow diagram' });
const steps = (page: Page) => diagram(page).getByRole('list', { name: 'Steps' }).getByRole('button');
const step = (page: Page, number: number) => steps(page).nth(number - 1);
const progress = (page: Page) => page.getByRole('status').filter({ hasText: /^Step \d/ });
const current = (page: Page) => diagram(page).locator('[aria-current=step]');

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(progress(page)).toHaveText(/^Step 0 of /);
}

async function playAtOnce(page: Page): Promise<void> {
  await button(page, 'Instant').click();
  await button(page, 'Play').click();
}

/** Every row as it is read out. */
async function told(page: Page): Promise<(string | null)[]> {
  return Promise.all((await steps(page).all()).map((row) => row.getAttribute('aria-label')));
}

test('the list has the flows of every scheme, and each scheme leads to its own', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('navigation', { name: 'Tools' })
    .getByRole('link', { name: /^Flows/ })
    .click();
  await expect(page).toHaveURL(/#\/flows$/);
  await expect(page.getByRole('main').getByRole('region')).toHaveCount(SCHEMES.length);
  await page.goto('/#/session-jwt/token');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Flows' }).click();
  await expect(page).toHaveURL(/#\/flows\/session-jwt$/);
  await page.getByRole('link', { name: 'Expiry and refresh' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Expiry and refresh' })).toBeFocused();
});

for (const scheme of SCHEMES)
  test(`every flow of ${scheme} plays to its end with the expected answers`, async ({ page }) => {
    await page.goto(`/#/flows/${scheme}`);
    const links = page.getByRole('main').locator(`a[href*="#/flows/${scheme}/"]`);
    await expect(links.first()).toBeVisible();
    const addresses = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses.length).toBeGreaterThanOrEqual(5);
    for (const address of addresses) {
      await open(page, address);
      await playAtOnce(page);
      await expect(progress(page), address).toContainText('Every answer as expected');
    }
  });

test('the picture tells the whole life of the token', async ({ page }) => {
  await open(page, EXPIRY);
  await expect(steps(page)).toHaveCount(12);
  await playAtOnce(page);
  await expect(progress(page)).toContainText('Step 12 of 12');
  await expect(step(page, 2)).toHaveAccessibleName(/You to Session JWT: POST \/v2\/auth\/login\. Answer: 200/);
  await expect(step(page, 4)).toHaveAccessibleName(/\+29 min 59 s → 2026-01-01 00:29:59/);
  await expect(step(page, 7)).toHaveAccessibleName(/Refused: 401 · token-expired/);
  await expect(step(page, 8)).toHaveAccessibleName(/POST \/v2\/auth\/refresh\. Answer: 200/);
  await expect(step(page, 11)).toHaveAccessibleName(/Refused: 401 · token-expired/);
  const clock = page.getByRole('region', { name: 'Sandbox clock' });
  await expect(clock.getByRole('listitem').first()).toHaveText(
    /^accessToken: 30 min, from 2026-01-01 00:00:00 to 2026-01-01 00:30:00/,
  );
  await expect(clock.getByRole('listitem').nth(1)).toHaveText(/^refreshToken: 2 d/);
});

test('a step shows request, answer, verdict in words and both traces', async ({ page }) => {
  await open(page, '/#/flows/paynet/wrong-secret');
  await button(page, 'Step').click();
  const view = page.getByRole('region', { name: 'This step' });
  await expect(view.getByText('signature-mismatch')).toBeVisible();
  await expect(view.getByRole('region', { name: 'Request' })).toContainText('POST /balance HTTP/1.1');
  await expect(view.getByRole('region', { name: 'Answer' })).toContainText('Auth failed');
  await expect(view.getByText(/differs from byte \d+ on/).first()).toBeVisible();
});

test('play, pause, step and back to start do what they say, and a run is the same every time', async ({ page }) => {
  await open(page, EXPIRY);
  await button(page, 'Play').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await expect(progress(page)).toContainText('Step 2 of 12');
  await button(page, 'Pause').click();
  await expect(button(page, 'Play')).toBeVisible();
  await button(page, 'Back to start').click();
  await expect(progress(page)).toHaveText('Step 0 of 12');
  await playAtOnce(page);
  await expect(progress(page)).toContainText('Step 12 of 12');
  const answer = page.getByRole('region', { name: 'Answer' });
  const [first, rows] = [await answer.textContent(), await told(page)];
  await button(page, 'Back to start').click();
  await button(page, 'Play').click();
  await expect(progress(page)).toContainText('Step 12 of 12');
  expect(await told(page)).toEqual(rows);
  expect(await answer.textContent()).toBe(first);
});

test('the way to a flow is not called the page that one is on', async ({ page }) => {
  await page.goto('/#/flows/aeterna/replay');
  const way = page.getByRole('navigation', { name: 'Breadcrumb' });
  await expect(way.getByRole('link')).toHaveText(['Flows', 'Aeterna']);
  await expect(way.locator('[aria-current]')).toHaveCount(0);
});

test('the arrow keys step forth and back, Home goes to the start, space plays and pauses', async ({ page }) => {
  await page.goto('/#/flows/session-jwt');
  await page.getByRole('link', { name: 'Expiry and refresh' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  for (const number of [1, 2, 3]) {
    await page.keyboard.press('ArrowRight');
    await expect(progress(page)).toHaveText(`Step ${number} of 12`);
  }
  await expect(current(page)).toHaveAccessibleName(/^Step 3:/);
  const token = await page.getByRole('region', { name: 'Request' }).textContent();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(progress(page)).toHaveText('Step 3 of 12');
  expect(await page.getByRole('region', { name: 'Request' }).textContent()).toBe(token);
  await page.keyboard.press('Home');
  await expect(progress(page)).toHaveText('Step 0 of 12');
  await page.keyboard.press('Space');
  await expect(button(page, 'Pause')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(button(page, 'Play')).toBeVisible();
});

test('the diagram is walked and its steps are chosen with the keyboard', async ({ page }) => {
  await open(page, EXPIRY);
  await playAtOnce(page);
  await expect(progress(page)).toContainText('Step 12 of 12');
  await step(page, 12).focus();
  await page.keyboard.press('ArrowUp');
  await expect(step(page, 11)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(step(page, 11)).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('region', { name: 'This step' }).getByText('token-expired').first()).toBeVisible();
});

test('a step that is still to come can be run to', async ({ page }) => {
  await open(page, EXPIRY);
  await step(page, 7).click();
  await button(page, 'Run to this step').click();
  await expect(progress(page)).toHaveText('Step 7 of 12');
});

test('the table says the same, and comes first on a narrow screen', async ({ page }) => {
  await open(page, EXPIRY);
  await playAtOnce(page);
  await button(page, 'Table').click();
  const rows = page.getByRole('table', { name: 'Steps' }).getByRole('row');
  await expect(rows).toHaveCount(13);
  await expect(rows.nth(7)).toContainText('✕ 401 · token-expired');
  await page.setViewportSize({ width: 360, height: 780 });
  await page.reload();
  await expect(page.getByRole('table', { name: 'Steps' })).toBeVisible();
  await button(page, 'Diagram').click();
  await expect(steps(page)).toHaveCount(12);
});

test('the command palette goes to a flow by its name, and to the exchanges', async ({ page }) => {
  await page.goto('/');
  await openPalette(page);
  const search = page.getByRole('combobox', { name: 'Search commands' });
  await search.fill('session expiry');
  await expect(page.getByRole('option', { name: 'Flow: Session JWT, Expiry and refresh' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Expiry and refresh' })).toBeFocused();
  await page.keyboard.press('Control+k');
  await search.fill('exchanges');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Exchanges' })).toBeFocused();
});

test('a fault breaks the flow where the diagram says', async ({ page }) => {
  await open(page, EXPIRY);
  await page.getByRole('checkbox', { name: 'Header dropped' }).check();
  await expect(page.getByText('1 fault on')).toBeVisible();
  await playAtOnce(page);
  await expect(progress(page)).toContainText('answers not as expected');
  await expect(step(page, 3)).toHaveAccessibleName(/On the way: Header dropped\. Refused: 401 · header-missing\./);
  await expect(step(page, 3)).toHaveAccessibleName(/Not as the flow expects: expected 200, got 401/);
  await button(page, 'Switch all off').click();
  await expect(progress(page)).toHaveText('Step 0 of 12');
});

test('a flow that cannot go on says why', async ({ page }) => {
  await open(page, EXPIRY);
  await page.getByRole('checkbox', { name: 'Server error' }).check();
  await playAtOnce(page);
  await expect(progress(page)).toContainText('The flow stopped early');
  await expect(page.getByText(/there is no “access”/).first()).toBeVisible();
});

for (const address of ['paysera/oauth', 'aeterna/webhook-proxy', 'paynet/confirm-timeout'])
  test(`${address} survives every fault`, async ({ page }) => {
    test.slow();
    await open(page, `/#/flows/${address}`);
    await button(page, 'Instant').click();
    for (const fault of await page.getByRole('checkbox').all()) {
      await fault.check();
      await button(page, 'Play').click();
      await expect(progress(page)).toContainText(/as expected|stopped early/);
      await fault.uncheck();
    }
  });

test('the clock moves by hand, the move is a row, and stepping back takes it back', async ({ page }) => {
  await open(page, EXPIRY);
  for (const number of [1, 2]) {
    await button(page, 'Step').click();
    await expect(progress(page)).toHaveText(`Step ${number} of 12`);
  }
  const clock = page.getByRole('region', { name: 'Sandbox clock' });
  await clock.getByRole('button', { name: '+30 min' }).click();
  await expect(clock.locator('time')).toHaveText('2026-01-01 00:30:00');
  await expect(step(page, 3)).toHaveAccessibleName(/You: moved the clock by \+30 min/);
  await button(page, 'Step').click();
  await expect(step(page, 4)).toHaveAccessibleName(/Refused: 401 · token-expired.*expected 200, got 401/);
  await button(page, 'Back one step').click();
  await button(page, 'Back one step').click();
  await expect(clock.locator('time')).toHaveText('2026-01-01 00:00:00');
  await clock.getByRole('textbox', { name: 'Sandbox time, UTC' }).fill('2027-01-01 12:00:00');
  await clock.getByRole('button', { name: 'Set' }).click();
  await expect(clock.locator('time')).toHaveText('2027-01-01 12:00:00');
  await clock.getByRole('button', { name: 'Run' }).click();
  await expect(clock.getByRole('button', { name: 'Freeze' })).toBeVisible();
  await expect(clock.locator('time')).not.toHaveText('2027-01-01 12:00:00');
});

test('a rotation is rehearsed: the old key works for its last hour, then no more', async ({ page }) => {
  await open(page, '/#/flows/aeterna/happy-path');
  await button(page, 'Rotate “merchant”').click();
  await expect(step(page, 1)).toHaveAccessibleName(/You: rotated the key/);
  await button(page, 'Step').click();
  await expect(step(page, 2)).toHaveAccessibleName(/Answer: 200 · ok/);
  for (const count of [1, 2]) {
    await button(page, '+30 min').click();
    await expect(step(page, 2 + count)).toHaveAccessibleName(/moved the clock/);
  }
  await button(page, 'Step').click();
  await expect(step(page, 5)).toHaveAccessibleName(/Refused: 401 · old-key/);
});

test('nothing is cut off from 360 to 2560 px', async ({ page }) => {
  for (const width of [360, 768, 1440, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    for (const address of ['/#/flows', EXPIRY]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (address === EXPIRY) await button(page, 'Step').click();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
      expect(overflow, `${address} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

test('an address that names no flow gets a calm screen', async ({ page }) => {
  for (const address of ['/#/flows/nowhere', '/#/flows/session-jwt/nowhere']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  }
});

test('list and player pass axe in both themes: idle, running, finished, table', async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/#/flows');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await axeInBothThemes(page);
  await open(page, EXPIRY);
  await axeInBothThemes(page);
  await button(page, 'Play').click();
  await expect(progress(page)).toContainText('Step 3 of 12');
  await axeInBothThemes(page);
  await page.keyboard.press('Home');
  await page.getByRole('checkbox', { name: 'Header dropped' }).check();
  await playAtOnce(page);
  await expect(progress(page)).toContainText('Step 12 of 12');
  await axeInBothThemes(page);
  await button(page, 'Table').click();
  await axeInBothThemes(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await axeInBothThemes(page);
});
