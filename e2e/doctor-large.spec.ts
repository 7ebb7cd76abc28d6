import { createHmac } from 'node:crypto';

import { expect, test } from './fixtures.ts';
import { field, watchTasks } from './screen.ts';

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
  // Processor time, and of the quietest of three searches: what the page itself needs, not what else the machine was doing.
  for (let round = 0; round < 3 && !worst.some((duration) => duration <= 50); round++) {
    await field(page, 'Paste a case').fill(CASE);
    const tasks = await watchTasks(page);
    await diagnose.click();
    await expect(answer).toHaveText(/^Searching/);
    await expect(answer).toHaveText('Not found.', { timeout: 60_000 });
    worst.push(Math.max(...(await tasks())));
  }
  expect(Math.min(...worst), `longest tasks of each round: ${worst.join(', ')} ms`).toBeLessThanOrEqual(50);
});

test('the first search after a cold start, and its answer, take less than 50 ms of the main thread at a time', async ({
  page,
}) => {
  await page.goto('/#/doctor');
  const answer = page.getByRole('status', { name: 'Diagnosis' });
  const observed = createHmac('sha256', 'e2e-secret-3f9c')
    .update(body.replaceAll('é', String.raw`\u00e9`))
    .digest('hex');
  await field(page, 'Paste a case').fill(
    JSON.stringify({ ...JSON.parse(CASE), observed: { 'X-Signature': observed } }),
  );
  const tasksOf = await watchTasks(page);
  await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
  await expect(answer).toHaveText(/^Your code/, { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'The fix' })).toBeVisible();
  const tasks = await tasksOf();
  expect(tasks.length).toBeGreaterThan(20);
  expect(Math.max(...tasks)).toBeLessThanOrEqual(50);
});
