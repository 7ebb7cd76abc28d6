/** Cases where there is little room. */
import { PACK } from '../tools/states/deeds.mjs';
import { expect, test, withoutSandbox } from './fixtures.ts';
import { dropped, region } from './screen.ts';

test.use(withoutSandbox);

test('on a phone a pack shows what came out, and its cases can be opened, without scrolling sideways', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/#/cases');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open case…' }).click();
  await (await chooser).setFiles({ name: 'all.json', mimeType: 'application/json', buffer: Buffer.from(PACK) });
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByText('2 passed, 1 failed, 0 unusable.')).toBeVisible();
  const table = page.getByRole('region', { name: 'Cases of the pack' });
  expect(await table.evaluate((part) => part.scrollWidth - part.clientWidth)).toBe(0);
  await expect(table.getByRole('row')).toHaveCount(4);
  await table.getByRole('button', { name: 'Open wrong' }).click();
  await expect(page).toHaveURL(/#\/paynet\/auth/);
});

test('the command for CI names the secrets that the pack leaves out', async ({ page }) => {
  await page.goto('/#/cases');
  const cases = [
    { scheme: 'aeterna', operation: 'webhook', inputs: { body: '{}' } },
    { scheme: 'paynet', operation: 'auth', inputs: { id: '1', token: 'own', key: '2' } },
  ];
  await dropped(page, 'all.json', JSON.stringify({ format: 'countersign-pack/1', cases }));
  await expect(region(page, 'Terminal command')).toContainText(
    'diagnose -- --secret SecretToken=AETERNA_SECRET_TOKEN --junit report.xml all.json',
  );
});

test('the actions of a case find their room kept: nothing moves when they come', async ({ page }) => {
  for (const place of ['paynet/auth', 'session-jwt/token', 'paysera/certificate'])
    for (const width of [360, 600, 768, 920, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/#/${place}`);
      const actions = page.getByRole('group', { name: 'Case' });
      await expect(actions).toBeVisible();
      const [there, before] = await actions.evaluate((group) => {
        const top = () => document.querySelector('main section')?.getBoundingClientRect().top;
        const now = top();
        group.remove();
        return [now, top()];
      });
      expect(there, place).toBeGreaterThan(0);
      expect(before, `${place} at ${width}`).toBe(there);
      await page.goto('about:blank');
    }
});
