import { stands } from '../tools/states/walk.mjs';
import { axe, axeOfColour, expect, inTheme, test, withoutSandbox } from './fixtures.ts';
import { LEARN_PAGES } from './schemes.ts';
import { expectRoomForSpacing } from './spaced.ts';

test.use(withoutSandbox);

test('the formula is written from the definition, step by step', async ({ page }) => {
  await page.goto('/#/paynet/auth?tab=learn');
  const formula = page.getByRole('region', { name: 'Formula' });
  await expect(formula.getByRole('listitem')).toHaveText([
    /^string to hash = id \+ token \+ key/,
    /^MD5 digest = MD5\(utf8\(string to hash\)\)/,
    /^hash = hex\(MD5 digest\).*result$/,
  ]);
});

test('the field table says what each field takes and which is secret', async ({ page }) => {
  await page.goto('/#/paynet/auth?tab=learn');
  const fields = page.getByRole('region', { name: 'Fields' });
  await expect(fields.getByRole('row')).toHaveCount(4);
  await expect(fields.getByRole('row', { name: /^token secret secret text/ })).toBeVisible();
  await expect(fields.getByRole('row', { name: /^key whole number that rises/ })).toBeVisible();
});

test('the message shows where the result travels, for each choice that changes it', async ({ page }) => {
  await page.goto('/#/paynet/auth?tab=learn');
  const travels = page.getByRole('region', { name: 'Where the result travels' });
  await expect(travels.getByText('"hash": "hash"')).toBeVisible();
  await page.goto('/#/paystar/bearer?tab=learn');
  await expect(travels.getByRole('heading', { level: 3 })).toHaveText(['When flow is deposit', 'When flow is payout']);
  await expect(travels.getByText('Authorization: Bearer token').first()).toBeVisible();
});

test('checks, gaps and published values are listed', async ({ page }) => {
  await page.goto('/#/paystar/bearer?tab=learn');
  const region = (name: string) => page.getByRole('region', { name });
  await expect(region('How it is verified').getByRole('row', { name: /alg-not-allowed/ })).toBeVisible();
  await expect(region('What the signature leaves open').getByRole('listitem').first()).toBeVisible();
  await expect(region('Published values').getByRole('row', { name: /^paystar-jwt-01/ })).toBeVisible();
});

test('the prose is elements, and its links leave nothing behind', async ({ page }) => {
  await page.goto('/#/aeterna/request?tab=learn');
  const about = page.getByRole('region', { name: 'About Aeterna' });
  await expect(about.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await expect(about.locator('code').first()).toBeVisible();
  await expect(about).not.toContainText(/\*\*|`|&(amp|lt|gt|quot);/);
  for (const link of await page.getByRole('main').locator('a[href^=http]').all()) {
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(link).toHaveAttribute('target', '_blank');
  }
});

test('the contents lead to every section', async ({ page }) => {
  await page.goto('/#/paysera/mac?tab=learn');
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await expect(contents.getByRole('link', { name: 'Published values' })).toBeVisible();
  for (const title of await contents.getByRole('link').allInnerTexts()) {
    await contents.getByRole('link', { name: title, exact: true }).click();
    const place = page.getByRole('heading', { level: 2, name: title, exact: true });
    await expect(place).toBeFocused();
    await expect(place).toBeInViewport();
  }
});

test('the worked example is computed in the page, and equal to what was published', async ({ page }) => {
  for (const [place, value] of [
    ['aeterna/request', 'Computed in this page just now'],
    ['paynet/auth', 'Computed in this page just now'],
    ['paysera/mac', 'Computed in this page just now'],
    ['paysera/callback', 'Checked in this page just now'],
    ['session-jwt/token', 'Checked in this page just now'],
  ] as const) {
    await page.goto(`/#/${place}?tab=learn`);
    const example = page.getByRole('region', { name: 'Worked example' });
    await expect(example).toContainText(value);
    await expect(example).not.toContainText('please report it');
  }
});

test('questions name the cause that the Doctor proves', async ({ page }) => {
  await page.goto('/#/paynet/auth?tab=learn');
  const questions = page.getByRole('region', { name: 'Questions' });
  await expect(questions).toContainText('Why does the hash from my shell script never match?');
  await expect(questions.getByText('trailing-newline', { exact: true })).toBeVisible();
  await questions.getByRole('link', { name: 'Doctor' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Doctor' })).toBeFocused();
});

for (const place of LEARN_PAGES)
  test(`the Learn page of ${place} passes axe in both themes, wide and narrow`, async ({ page }) => {
    const main = page.getByRole('main');
    await page.goto(`/#/${place}?tab=learn`);
    await inTheme(page, 'light');
    await expect(page.getByRole('region', { name: 'Fields' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Questions' })).toBeVisible();
    await stands(page);
    await axe(page);
    const written = await main.innerHTML();
    await inTheme(page, 'dark');
    await axeOfColour(page);
    // The other rules have read the same in both.
    expect(await main.innerHTML()).toBe(written);
    await page.setViewportSize({ width: 360, height: 780 });
    await axeOfColour(page);
    await inTheme(page, 'light');
    await axe(page);
    await expectRoomForSpacing(page, place);
  });
