/**
 * What somebody does on a screen to bring one of its states about; each waits until that stands.
 *
 * @typedef {import('@playwright/test').Page} Page
 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const HASH = '3a2a3af79b17897100cb96b7695b91f8';
const INPUTS = { id: '123', token: 'your-secret-token', key: '1706360400000' };
const PAYNET = { scheme: 'paynet', operation: 'auth', inputs: INPUTS };
const AUTH = `{"auth":{"id":123,"key":1706360400000,"hash":"${HASH}"},"product":"et-mc"}`;
export const CURL = `curl -X POST 'https://api.paynet.one/transaction/check' -H "X-Trace: $TRACE" \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '${AUTH}'`;
export const HAR = JSON.stringify({
  log: {
    entries: ['balance', 'services', 'nothing'].map((path) => ({
      request: {
        method: path === 'nothing' ? 'GET' : 'POST',
        url: `https://api.paynet.one/${path}`,
        headers: [],
        ...(path === 'nothing' ? {} : { postData: { text: AUTH } }),
      },
      response: { status: 200 },
    })),
  },
});
export const PACK = JSON.stringify({
  format: 'countersign-pack/1',
  cases: [
    { ...PAYNET, observed: { hash: HASH }, id: 'right', expect: { verdict: 'matches', result: HASH } },
    { ...PAYNET, observed: { hash: HASH.toUpperCase() }, id: 'upper', expect: { causes: ['hex-case'] } },
    { ...PAYNET, observed: { hash: HASH }, id: 'wrong', expect: { result: 'nothing' } },
  ],
});
/** Nothing explains it, and the search takes a while: every reading of a large body is made. */
export const LARGE = JSON.stringify({
  scheme: 'aeterna',
  operation: 'webhook',
  inputs: { SecretToken: 'sEcret', body: `{"a":"${'x'.repeat(200_000)}"}` },
  observed: { 'X-Signature': '5f'.repeat(32) },
});
/** The first characters of a right value, which somebody's code made with a line feed too many. */
export const SHORT = JSON.stringify({ ...PAYNET, observed: { hash: '4c67b0273d' } });
export const MATCHING = JSON.stringify({ ...PAYNET, observed: { hash: HASH } });
/** Written anew with other spaces, and long enough that nobody finds the place by eye. */
export const SPACED = (() => {
  const value = { id: 5, note: 'long '.repeat(400), amount: '12.50' };
  return JSON.stringify({
    scheme: 'aeterna',
    operation: 'webhook',
    inputs: { SecretToken: 'sEcret', body: JSON.stringify(value, null, 1) },
    observed: { 'X-Signature': createHmac('sha256', 'sEcret').update(JSON.stringify(value)).digest('hex') },
  });
})();
/** A vendor's signature over other claims than those that came with it. */
export const TAMPERED = (() => {
  const file = new URL('../../src/schemes/session-jwt/vectors.json', import.meta.url);
  const { inputs } = JSON.parse(readFileSync(file, 'utf8')).find(
    (/** @type {{ id: string }} */ { id }) => id === 'seed004-rs256-01',
  );
  const { accessToken, ...others } = inputs;
  const [head, , signature] = accessToken.split('.');
  const claims = Buffer.from('{"sub":"somebody else"}').toString('base64url');
  return JSON.stringify({
    scheme: 'session-jwt',
    operation: 'token',
    inputs: others,
    observed: { accessToken: [head, claims, signature].join('.') },
  });
})();
export const SECRET_OBSERVED = { ...PAYNET, observed: { hash: '00'.repeat(16) } };

/** @param {Page} page @param {string} name */
export const field = (page, name) => page.getByRole('textbox', { name, exact: true });
/** @param {Page} page @param {string | RegExp} name */
export const press = (page, name) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
/** @param {Page} page @param {string} name */
export const dialog = (page, name) => page.getByRole('dialog', { name }).waitFor();
/** @param {Page} page @param {string | RegExp} text */
export const words = (page, text) => page.getByText(text).first().waitFor();

/** @param {Page} page @param {string} [token] */
export async function filled(page, token = INPUTS.token) {
  for (const [name, value] of Object.entries({ ...INPUTS, token })) await field(page, name).fill(value);
  await field(page, 'Observed hash').fill(HASH);
}

/** Fills a panel with one of its published values. @param {Page} page @param {string} [id] the first, when left out */
export async function loadSample(page, id) {
  await press(page, 'Load sample');
  // A menu has the focus when it is where it stays: a press before that may find another item under the pointer.
  await page.locator('[role=menu]:focus, [role=menu] :focus').waitFor();
  const items = page.getByRole('menuitem');
  const item = id ? items.filter({ has: page.getByText(id, { exact: true }) }) : items.first();
  await item.click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

/** @param {Page} page @param {string} name @param {string} text */
export async function open(page, name, text) {
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Open case…');
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** @param {Page} page @param {string} text @param {string | RegExp} says */
export async function pasted(page, text, says) {
  await field(page, 'Paste a request').fill(text);
  await page.getByRole('status', { name: 'Recognised' }).getByText(says).first().waitFor();
}

/** Sends it to the sandbox twice: the key has to rise, so the second is refused. @param {Page} page */
export async function sent(page) {
  await press(page, 'Use sandbox credentials');
  for (const outcome of ['Accepted', 'Refused']) {
    await press(page, 'Send to sandbox');
    await page.getByRole('status', { name: 'Sandbox answer' }).getByText(outcome).first().waitFor();
  }
}

/** @param {Page} page */
export async function exchange(page) {
  await sent(page);
  await page.getByRole('link', { name: /^Open exchange/ }).click();
  await page.getByRole('region', { name: 'Both computations' }).waitFor();
}

/** @param {Page} page @param {string} text */
export async function diagnose(page, text) {
  await field(page, 'Paste a case').fill(text);
  await press(page, 'Diagnose');
}

/** @param {Page} page */
export async function certified(page) {
  await field(page, 'CN').fill('client.example');
  await field(page, 'O').fill('Įmonė, UAB');
  await press(page, 'Create key and request');
  await press(page, 'Sign with the sandbox CA');
  await press(page, 'Inspect the chain');
  await page.getByRole('region', { name: '2. CA certificate' }).waitFor();
}

/** @param {Page} page @param {number} steps */
export async function played(page, steps) {
  await page.getByRole('checkbox', { name: 'Header dropped' }).check();
  for (let step = 1; step <= steps; step++) {
    await press(page, 'Step');
    await words(page, `Step ${step} of`);
  }
}

/** @param {Page} page @param {number} steps */
export async function presented(page, steps) {
  await page.getByRole('region', { name: 'Presenter' }).waitFor();
  for (let step = 1; step <= steps; step++) {
    await page.keyboard.press('ArrowRight');
    await words(page, `Step ${step} of`);
    await page.locator('[aria-label=Presenter][aria-busy=false]').waitFor();
  }
}

/** @param {Page} page @param {number} steps */
export async function toured(page, steps) {
  await press(page, 'Take the tour');
  const tour = page.getByRole('region', { name: 'Tour' });
  for (let step = 1; step <= steps; step++) {
    await tour.getByText(`${step} of`).waitFor();
    await tour.getByRole('button', { name: 'Next' }).click();
  }
  await page.locator('[data-spotlight]').waitFor();
}

/** @param {Page} page @param {string} [query] */
export async function palette(page, query) {
  await press(page, 'Command palette');
  // Operations are there once every scheme is loaded.
  await page
    .getByRole('option', { name: /^Paynet: / })
    .first()
    .waitFor();
  if (query === undefined) return;
  await page.getByRole('combobox', { name: 'Search commands' }).fill(query);
  await words(page, 'No command matches all of these words.');
}

/** @param {Page} page */
export async function checkValue(page) {
  await filled(page, 'hunter2');
  await press(page, 'Check value of token…');
  await page.getByLabel('Shared word').fill('x');
  await words(page, 'This secret can be guessed');
}

/** @param {Page} page @param {'Share…' | 'Save…'} button */
export async function shared(page, button) {
  await filled(page);
  await press(page, button);
  await page.getByRole('checkbox', { name: 'token' }).check();
  await page.getByRole('alert').waitFor();
}
