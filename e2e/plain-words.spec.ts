import { axe, expect, test, withoutSandbox } from './fixtures.ts';
import { loadSample } from './screen.ts';

test.use(withoutSandbox);

test('nothing in the rail is cut off, and every line of it has two rows at most', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/#/paynet/auth');
  const lines = page.getByRole('navigation', { name: /^(?:Schemes|Tools)$/ }).getByRole('link');
  await expect(lines).toHaveCount(9);
  const bad = await lines.evaluateAll((links) =>
    links.flatMap((link) =>
      [...link.children].flatMap((line) => {
        const { scrollHeight, clientHeight, scrollWidth, clientWidth } = line;
        const style = getComputedStyle(line);
        const isCut = style.display !== 'inline' && (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1);
        const rows = line.getBoundingClientRect().height / parseFloat(style.lineHeight);
        return isCut || rows > 2.5 ? [line.textContent] : [];
      }),
    ),
  );
  expect(bad).toEqual([]);
});

test('a sample is told by what it shows; its id stands below', async ({ page }) => {
  await page.goto('/#/session-jwt/token');
  await page.getByRole('button', { name: 'Load sample' }).click();
  const sample = page.getByRole('menuitem', { name: /^Mock login access token: 30 min\.\s*seed004-rs256-02/ });
  await expect(sample).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^Negative: alg none\..*verdict: alg-not-allowed/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^seed004/ })).toHaveCount(0);
  await axe(page);
  await page.keyboard.press('Escape');
  await page.goto('/#/doctor');
  await expect(page.getByRole('heading', { level: 1, name: 'Doctor' })).toBeVisible();
  await loadSample(page, 'Aeterna, PHP: webhook');
});
