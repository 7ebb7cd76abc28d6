import { createHmac } from 'node:crypto';

import { expect, test } from './fixtures.ts';
import { field } from './screen.ts';

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
