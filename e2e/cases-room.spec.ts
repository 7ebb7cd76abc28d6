/** Packs, and cases where there is little room. */
import { text as textOf } from 'node:stream/consumers';

import { PACK } from '../tools/states/deeds.mjs';
import { expect, test, withoutSandbox } from './fixtures.ts';
import { dropped, field, region } from './screen.ts';

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

test('the requests of a recording become a pack at once, which runs with the secret they leave out', async ({
  page,
}) => {
  const entry = (path: string, text?: string) => ({
    startedDateTime: '2026-11-22T05:00:00.000Z',
    request: { method: 'POST', url: `https://${path}`, headers: [], ...(text && { postData: { text } }) },
    response: { status: 401 },
  });
  const auth = (hash: string) => `{"auth":{"id":123,"key":1706360400000,"hash":"${hash}"}}`;
  const entries = [
    entry('api.paynet.one/balance?session=hush', auth('3a2a3af79b17897100cb96b7695b91f8')),
    entry('shop.example/app.js'),
    entry('api.paynet.one/find', auth('3A2A3AF79B17897100CB96B7695B91F8')),
  ];
  await page.goto('/');
  await dropped(page, 'failing.har', JSON.stringify({ log: { entries } }));
  await page.getByRole('button', { name: 'Put 2 requests into a pack' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cases' })).toBeVisible();
  const table = page.getByRole('region', { name: 'Cases of the pack' });
  await expect(table).toContainText('request 1: POST api.paynet.one/balance');
  await expect(table).toContainText('request 3: POST api.paynet.one/find');
  await expect(table).not.toContainText('hush');
  const run = page.getByRole('button', { name: 'Run all' });
  await run.click();
  await expect(page.getByText('0 passed, 0 failed, 2 unusable.')).toBeVisible();
  await field(page, 'token').fill('your-secret-token');
  await run.click();
  await expect(page.getByText('1 passed, 1 failed, 0 unusable.')).toBeVisible();
  await expect(region(page, 'Terminal command')).toContainText('--secret token=PAYNET_TOKEN');
  await expect(table).toContainText('its observed value');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save pack' }).click();
  const pack = await textOf(await (await saved).createReadStream());
  expect(pack).toContain('request 3');
  expect(pack).not.toContain('your-secret-token');
  await table.getByRole('button', { name: 'Open request 3' }).click();
  await expect(field(page, 'token')).toHaveValue('your-secret-token');
});

test('a second pack of one name says that the first is kept, and both are saved as they were read', async ({
  page,
}) => {
  const pack = (id: string) =>
    `{"format":"countersign-pack/1","plan":{"v":2.0},"cases":[{"id":"${id}","scheme":"paynet","operation":"auth","inputs":{"id":"1"},"expect":{"error":"x"},"tags":[1.50]}]}`;
  await page.goto('/#/cases');
  const note = page.getByRole('status', { name: 'The pack before' });
  const table = page.getByRole('region', { name: 'Cases of the pack' });
  await dropped(page, 'all.json', pack('first'));
  await expect(table).toContainText('first');
  await expect(note).toBeEmpty();
  await dropped(page, 'all.json', pack('second'));
  await expect(table).toContainText('second');
  await expect(note).toContainText('Another pack of this name (1 case) was open before.');
  await note.getByRole('button', { name: 'Show it now' }).click();
  await expect(table).toContainText('first');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save pack' }).click();
  const file = await textOf(await (await saved).createReadStream());
  expect(file).toContain('"plan": {"v":2.0}');
  expect(file).toContain('"tags": [1.50]');
  await page.getByRole('button', { name: 'Close pack' }).click();
  await expect(table).toContainText('second');
  await expect(note).toBeEmpty();
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

test('that a pack runs and what came out are spoken, not case by case', async ({ page }) => {
  await page.goto('/#/cases');
  await dropped(page, 'all.json', PACK);
  const status = page.getByRole('status', { name: 'Run', exact: true });
  await expect(status).toBeEmpty();
  await status.evaluate((part) => {
    const said: string[] = [];
    const listen = () => said.push(part.textContent);
    new MutationObserver(listen).observe(part, { childList: true, subtree: true, characterData: true });
    Object.assign(globalThis, { said });
  });
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(status).toHaveText('2 passed, 1 failed, 0 unusable.');
  expect([...new Set(await page.evaluate<string[]>('said'))]).toEqual([
    'Running 3 cases.',
    '2 passed, 1 failed, 0 unusable.',
  ]);
});

test('a case keeps what a newer version wrote, where it is ticked in the list of what goes', async ({ page }) => {
  await page.goto('/');
  const file = `{
  "format": "countersign-case/1",
  "scheme": "paynet",
  "operation": "auth",
  "ticket": {"n":1.0},
  "inputs": {
    "id": "123",
    "key": "1"
  }
}
`;
  await dropped(page, 'one.json', file);
  await expect(page.getByRole('status', { name: 'Opened case' })).toContainText('Not known to this version: ticket.');
  await page.getByRole('button', { name: 'Save…' }).click();
  const list = page.getByRole('list', { name: 'What will be in it' });
  await expect(list).toContainText('left out');
  const saved = field(page, 'Case file');
  await expect(saved).toHaveValue(/"id": "123"/);
  await expect(saved).not.toHaveValue(/ticket/);
  await list.getByRole('checkbox', { name: 'ticket' }).check();
  await expect(saved).toHaveValue(/"ticket": \{"n":1\.0\}/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save paynet-auth/ }).click();
  expect(await textOf(await (await download).createReadStream())).toBe(file);
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(list.getByRole('checkbox', { name: 'id', exact: true })).toBeVisible();
  await expect(list.getByRole('checkbox', { name: 'ticket' })).toHaveCount(0);
});
