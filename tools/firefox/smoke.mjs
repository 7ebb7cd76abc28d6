/**
 * The main jobs in Firefox, on the production build: `npm test -- firefox`. What Chromium forgives, it does not: it has
 * no Request.body, for one. The rest of the tests run in Chromium.
 *
 *   node --experimental-websocket tools/firefox/smoke.mjs [--dist FOLDER]
 */
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { ROOT } from '../fresh.mjs';
import { ensureFirefox } from '../machine.mjs';
import { staticServer } from '../static.mjs';
import { openPage } from './page.mjs';

/** @typedef {(page: import('./page.mjs').Page, base: string) => Promise<void>} Job */

const SECRET = 'smoke-secret-3f9c';
const BODY = '{"id": 5, "url": "https://a.example/b"}';
const ESCAPED = String.raw`{"id":5,"url":"https:\/\/a.example\/b"}`;
const CASE = JSON.stringify({
  format: 'countersign-case/1',
  scheme: 'aeterna',
  operation: 'webhook',
  inputs: { SecretToken: SECRET, body: BODY },
  observed: { 'X-Signature': createHmac('sha256', SECRET).update(ESCAPED).digest('hex') },
});

/** WebDriver's name for the key (section 17.4.2). */
const TAB = '\uE004';

/** What has the focus, where that is a box without a role or a name; else ''. */
const BARE_STOP = `() => {
  const { tagName, role, ariaLabel, attributes, outerHTML } = document.activeElement;
  const isBox = ['DIV', 'SPAN', 'SECTION', 'PRE', 'UL', 'OL'].includes(tagName);
  return isBox && !(role && (ariaLabel || attributes['aria-labelledby'])) ? outerHTML.slice(0, 80) : '';
}`;

/** @param {string} scheme @returns {[string, Job]} */
const flow = (scheme) => [
  `the happy path of ${scheme} plays with the expected answers`,
  async (page, base) => {
    await page.goto(`${base}/#/flows/${scheme}/happy-path`);
    await page.press('Instant');
    await page.press('Play');
    await page.until('every answer as expected', () =>
      page.call(`() => document.querySelector('main')?.textContent.includes('Every answer as expected') ?? false`),
    );
  },
];

/** @type {[string, Job][]} */
const JOBS = [
  [
    'what is typed is signed',
    async (page, base) => {
      await page.goto(`${base}/#/paynet/auth`);
      for (const [name, value] of [
        ['id', '31'],
        ['token', SECRET],
        ['key', '1767225600000'],
      ]) {
        await page.type(value ?? '', name);
      }
      const hash = createHash('md5').update(`31${SECRET}1767225600000`).digest('hex');
      await page.says('region', 'Result', hash);
    },
  ],
  [
    'a request is accepted by the sandbox, through the service worker',
    async (page, base) => {
      await page.goto(`${base}/#/paynet/auth`);
      await page.until('the service worker', () => page.call('() => navigator.serviceWorker.controller !== null'));
      await page.press('Use sandbox credentials');
      for (const name of ['id', 'token', 'key']) await page.filled(name);
      await page.press('Send to sandbox');
      await page.says('status', 'Sandbox answer', 'Accepted');
    },
  ],
  [
    'the Doctor tells what json_encode did',
    async (page, base) => {
      await page.goto(`${base}/#/doctor`);
      await page.type(CASE, 'Paste a case');
      await page.press('Diagnose');
      await page.says('status', 'Diagnosis', 'json_encode');
    },
  ],
  [
    'every stop of the Tab key has a role and a name, where much scrolls',
    async (page, base) => {
      await page.resize(1440, 500);
      await page.goto(`${base}/#/paynet/auth`);
      await page.find('textbox', 'token');
      const bare = new Set();
      for (let stop = 0; stop < 40; stop++) {
        await page.type(TAB);
        bare.add(await page.call(BARE_STOP));
      }
      bare.delete('');
      if (bare.size > 0) throw new Error(`Tab stops at ${[...bare].join(', ')}`);
      await page.resize(1440, 900);
    },
  ],
  ...['aeterna', 'paynet', 'paysera', 'paystar', 'session-jwt'].map(flow),
];

/**
 * Of each refusal that a flow shows Chromium says so, too. The other Firefox says of what a page still fetches when it
 * is left; where a module does not come to a page that stays, it says one thing more.
 */
const EXPECTED = [
  /the server responded with a status of 4\d\d/,
  /A ServiceWorker intercepted the request and encountered an unexpected error/,
];
const isExpected = (/** @type {string} */ text) => EXPECTED.some((one) => one.test(text));

/**
 * @param {import('./page.mjs').Page} page
 * @param {string[]} wrong what the page said, to be taken out
 * @param {[string, Job]} job
 * @param {string} base
 */
async function outcomeOf(page, wrong, [name, job], base) {
  const began = performance.now();
  const problem = await job(page, base).catch((/** @type {unknown} */ error) => error);
  const said = wrong.splice(0).filter((text) => !isExpected(text));
  const passed = problem === undefined && said.length === 0;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${passed ? '✓' : '✗'} [firefox] ${name} (${seconds} s)`);
  if (problem !== undefined) console.error(problem);
  for (const text of said) console.error(`The page said: ${text}`);
  const why = [...(problem instanceof Error ? [problem.message] : []), ...said].join('\n');
  return { name, passed, why };
}

const { values } = parseArgs({ options: { dist: { type: 'string' } } });
const server = staticServer(values.dist ?? join(ROOT, 'dist')).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const base = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
const { page, wrong, close } = await openPage(ensureFirefox());
const outcomes = [];
for (const job of JOBS) outcomes.push(await outcomeOf(page, wrong, job, base));
await close();
server.close();
server.closeAllConnections();
mkdirSync(join(ROOT, 'test-results'), { recursive: true });
writeFileSync(join(ROOT, 'test-results/firefox.json'), JSON.stringify(outcomes));
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
