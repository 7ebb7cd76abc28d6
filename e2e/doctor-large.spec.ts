import { createHmac } from 'node:crypto';

import { expect, test } from './fixtures.ts';
import { field, watchLongTasks } from './screen.ts';

/** Signed with another secret: nothing explains it, so everything is tried. */
const body = JSON.stringify({ list: Array.from({ length: 60 }, (_, id) => ({ id, name: `Item ${id} é` })) });
const CASE = JSON.stringify({
  format: 'countersign-case/1',
  scheme: 'aeterna',
  operation: 'webhook',
  inputs: { SecretToken: 'e2e-secret-3f9c', body },
  observed: { 'X-Signature': createHmac('sha256', 'other').update(body).digest('hex') },
});

test('the page stays free while a body of 2 kB is searched', async ({ page }) => {
  await page.goto('/#/doctor');
  const diagnose = page.getByRole('button', { name: 'Diagnose', exact: true });
  const answer = page.getByRole('status', { name: 'Diagnosis' });
  const worst: number[] = [];
  // The quietest of three searches: what the page itself needs, not what else the machine was doing.
  for (let round = 0; round < 3 && !worst.some((duration) => duration <= 50); round++) {
    await field(page, 'Paste a case').fill(CASE);
    const longTasks = await watchLongTasks(page);
    await diagnose.click();
    await expect(answer).toHaveText(/^Searching/);
    await expect(answer).toHaveText('Not found.', { timeout: 60_000 });
    worst.push(Math.max(0, ...(await longTasks())));
  }
  expect(Math.min(...worst), `longest tasks of each round: ${worst.join(', ')} ms`).toBeLessThanOrEqual(50);
});
