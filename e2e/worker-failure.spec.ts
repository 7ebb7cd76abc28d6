import { createHmac } from 'node:crypto';

import { axe, expect, test } from './fixtures.ts';
import { doctorIsThere, field, verdict } from './screen.ts';

// The service worker would answer for the file that is kept from the page.
test.use({ serviceWorkers: 'block', expectedErrors: [/Failed to load resource: net::ERR_FAILED/] });

const BODY = `{"note":"${'x'.repeat(100_000)}"}`;
const signed = (secret: string) => createHmac('sha256', secret).update(BODY).digest('hex');

test('a large body is signed by the page itself when its worker cannot be fetched, and by the worker again', async ({
  page,
}) => {
  let asked = 0;
  let isCut = true;
  await page.route(/\/trace\.worker-/, (route) => {
    asked += 1;
    return isCut ? route.abort() : route.continue();
  });
  await page.goto('/#/aeterna/webhook');
  await field(page, 'SecretToken').fill('one');
  await field(page, 'body').fill(BODY);
  const signature = page.getByRole('status', { name: 'X-Signature', exact: true });
  await expect(signature).toHaveText(signed('one'));
  const before = asked;
  expect(before).toBeGreaterThan(0);
  isCut = false;
  await field(page, 'SecretToken').fill('two');
  await expect(signature).toHaveText(signed('two'));
  await expect.poll(() => asked).toBeGreaterThan(before);
});

test('what stands on the panel while its worker is long about it is told to be of another input', async ({ page }) => {
  const held: (() => void)[] = [];
  await page.route(/\/trace\.worker-/, (route) => void held.push(() => void route.continue()));
  await page.goto('/#/aeterna/webhook');
  await field(page, 'SecretToken').fill('one');
  const computing = page.getByRole('status', { name: 'Computing' });
  await expect(page.getByRole('status', { name: 'X-Signature', exact: true })).not.toBeEmpty();
  await expect(computing).toBeEmpty();
  await field(page, 'body').fill(BODY);
  await expect(computing).toContainText('does not have this input in it yet');
  await axe(page);
  await expect.poll(() => held.length).toBeGreaterThan(0);
  for (const go of held) go();
  await expect(page.getByRole('status', { name: 'X-Signature', exact: true })).toHaveText(signed('one'));
  await expect(computing).toBeEmpty();
});

test('a browser that starts no worker and has no service worker signs, verifies and sends, and says what it cannot', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
    Object.defineProperty(globalThis, 'Worker', {
      value: () => {
        throw new Error('no workers here');
      },
    });
  });
  await page.goto('/#/aeterna/webhook');
  await field(page, 'SecretToken').fill('one');
  await field(page, 'body').fill(BODY);
  await expect(page.getByRole('status', { name: 'X-Signature', exact: true })).toHaveText(signed('one'));
  await page.goto('/#/aeterna/webhook?tab=verify');
  await field(page, 'Received X-Signature').fill(signed('one'));
  await expect(verdict(page)).toContainText('Valid');
  await page.goto('/#/paynet/auth');
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(field(page, 'id')).not.toHaveValue('');
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('200');
  await page.goto('/#/doctor');
  await doctorIsThere(page);
  await field(page, 'Paste a case').fill(
    JSON.stringify({
      scheme: 'aeterna',
      operation: 'webhook',
      inputs: { SecretToken: 'one', body: '{}' },
      observed: { 'X-Signature': signed('two') },
    }),
  );
  await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('the search could not be started');
});
