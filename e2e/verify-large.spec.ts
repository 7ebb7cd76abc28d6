import { createHmac } from 'node:crypto';

import { expect, test } from './fixtures.ts';
import { field, region, watchTasks } from './screen.ts';

const BODY = `{"note":"${'я'.repeat(2_500_000)}","more":"${'x'.repeat(5_000_000)}"}`;
const SIGNATURE = createHmac('sha256', 'secret').update(BODY).digest('hex');

test('a callback of 10 MB is verified, and again with another secret, and the page never stops', async ({ page }) => {
  await page.goto('/#/aeterna/webhook?tab=verify');
  await field(page, 'SecretToken').fill('secret');
  await field(page, 'Received X-Signature').fill(SIGNATURE);
  await page.evaluate((all) => navigator.clipboard.writeText(all), BODY);
  await field(page, 'body').focus();
  // Processor time: it does not grow when the machine does other things.
  const tasks = await watchTasks(page);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(region(page, 'Verdict')).toContainText('Valid');
  await field(page, 'SecretToken').press('End');
  await page.keyboard.type('x');
  await expect(region(page, 'Verdict')).toContainText('signature-mismatch');
  expect(Math.max(...(await tasks()))).toBeLessThanOrEqual(50);
});
