import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { startSandbox } from './local-sandbox.ts';
import { field } from './screen.ts';

/** What the answer's head and body are, as curl shows them, to a command run by a shell. */
function shell(command: string): Promise<string> {
  const child = spawn('bash', ['-c', command.replace(/^curl /m, 'curl --silent --include ')]);
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    child.on('error', reject).on('close', () => resolve(said));
  });
}

/** The page's curl command for `npm run sandbox`, through the clipboard, as a user takes it. */
async function copiedCurl(page: Page, at: string): Promise<string> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Code' }).click();
  await page.getByRole('radio', { name: 'curl', exact: true }).check();
  await page.getByRole('button', { name: 'My sandbox', exact: true }).click();
  await page.getByLabel('Port', { exact: true }).fill(new URL(at).port);
  await expect(page.getByRole('region', { name: 'curl code' })).toContainText(at);
  await page.getByRole('button', { name: 'Copy the code' }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeAttached();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** One character of what is signed or of the signature, to be replaced; and what a field needs beside the credentials. */
const CHANGES = {
  'aeterna/request': [/(X-App-Access-Ts: \d{9})(\d)/, {}],
  'paynet/auth': [/("hash":"[0-9a-f]{31})([0-9a-f])/, {}],
  'paysera/mac': [/( mac="[^"]{5})([^"])/, { method: 'GET', uri: '/rest/v1/wallet/me/balance' }],
} as const;

for (const [place, [part, more]] of Object.entries(CHANGES))
  test(`curl with the signature of ${place} is accepted by npm run sandbox, and refused with the reason when one byte is changed`, async ({
    page,
  }) => {
    const [scheme = ''] = place.split('/');
    const { child, announced } = await startSandbox();
    try {
      const values = announced.schemes[scheme]?.credentials[0]?.values ?? {};
      await page.goto(`/#/${place}`);
      await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
      // Both sandboxes know the same demo account.
      for (const [name, value] of Object.entries(values)) await expect(field(page, name)).toHaveValue(value);
      for (const [name, value] of Object.entries(more)) await field(page, name).fill(value);
      const command = await copiedCurl(page, announced.http);
      const changed = command.replace(part, (_, head: string, one: string) => `${head}${one === '1' ? '2' : '1'}`);
      expect(changed).not.toBe(command);
      const refused = await shell(changed);
      expect(refused).toMatch(/^HTTP\/1\.1 401 /);
      expect(refused).toContain('x-countersign-verdict: signature-mismatch');
      expect(refused).toMatch(/x-countersign-says: .*Measured: received .+, computed .+/);
      const accepted = await shell(command);
      expect(accepted).toContain('x-countersign-verdict: ok');
      expect(accepted).toMatch(/^HTTP\/1\.1 200 /);
    } finally {
      child.kill();
    }
  });

test('the terminal reads a recording, with the secret from the environment', () => {
  const text = '{"auth":{"id":123,"key":1706360400000,"hash":"3A2A3AF79B17897100CB96B7695B91F8"}}';
  const entries = [
    { request: { method: 'GET', url: 'https://shop.example/app.js', headers: [] } },
    { request: { method: 'POST', url: 'https://api.paynet.one/balance', headers: [], postData: { text } } },
  ];
  const file = test.info().outputPath('failing.har');
  writeFileSync(file, JSON.stringify({ log: { entries } }));
  const diagnose = (env: Readonly<Record<string, string>>) =>
    spawnSync('npm', ['run', '--silent', 'diagnose', '--', '--secret', 'token=PAYNET_TOKEN', file], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
  const run = diagnose({ PAYNET_TOKEN: 'your-secret-token' });
  expect(run.stderr).toContain('Left out: 1 of 2 requests');
  expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'explained', explanations: [{ causes: ['hex-case'] }] });
  expect(run.stdout).not.toContain('your-secret-token');
  expect(run.status).toBe(1);
  const misspelt = spawnSync('npm', ['run', '--silent', 'diagnose', '--', '--secret', 'tokne=PAYNET_TOKEN', file], {
    encoding: 'utf8',
    env: { ...process.env, PAYNET_TOKEN: 'your-secret-token' },
  });
  expect(misspelt.stderr).toContain('No field is called tokne: the cases of this file have token.');
  expect(misspelt.status).toBe(2);
  const without = diagnose({ PAYNET_TOKEN: '' });
  expect(without.stderr).toContain('Set PAYNET_TOKEN in the environment: it holds token.');
  expect(without.status).toBe(2);
});
