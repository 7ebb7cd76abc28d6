import { expect, it } from 'vitest';

import { loadSandboxes } from '../schemes/registry.ts';
import { createSandbox } from './app.ts';
import type { ServerExchange } from './journal.ts';
import { freshInputs, signables, signedMessage } from './test-request.ts';
import { BASE, START, testWorld } from './test-world.ts';
import { toRequest } from './to-request.ts';

const sandboxes = await loadSandboxes();

/** The words of the verdict on a request signed by this scheme's first key, so many seconds before the sandbox's clock. */
async function saidTo(id: string, age = 0): Promise<ServerExchange['verdict']> {
  const scheme = sandboxes.find((own) => own.id === id);
  const [signable] = scheme ? signables(scheme) : [];
  if (!signable) throw new Error(`nothing to sign for ${id}`);
  const { message } = signedMessage(signable.operation, freshInputs(signable, START - age * 1000, 0));
  return said(toRequest(message, BASE, id));
}

async function said(
  request: Request,
  sandbox = createSandbox(testWorld(), sandboxes),
): Promise<ServerExchange['verdict']> {
  const { headers } = await sandbox.fetch(request);
  const id = headers.get('x-countersign-exchange');
  const answer = await sandbox.fetch(new Request(`${BASE}/sandbox/admin/journal/${id}`));
  return ((await answer.json()) as ServerExchange).verdict;
}

it('names of a request that is let in what its policy asks, and nothing else', async () => {
  const words = await Promise.all(
    ['aeterna', 'paynet', 'paysera', 'paystar'].map(async (id) => (await saidTo(id)).says),
  );
  expect(words).toEqual([
    'Checked and valid: signature, time.',
    'Checked and valid: signature, replay rule.',
    'Checked and valid: signature, time, replay rule.',
    'Checked and valid: signature.',
  ]);
});

it('speaks of a key where a key is all that is asked', async () => {
  const headers = { 'Api-key': 'sk-demo-4f1d2c3b5a69788796a5b4c3d2e1f00f', 'content-type': 'application/json' };
  const request = new Request(`${BASE}/v2/customer/create`, { method: 'POST', headers, body: '{}' });
  expect((await said(withScheme(request))).says).toBe('Checked and valid: Api-key.');
});

it('says of a login whether it was accepted or refused', async () => {
  const login = (password: string) =>
    said(
      withScheme(
        new Request(`${BASE}/v2/auth/login`, {
          method: 'POST',
          headers: { merchant_id: 'b0a1c7a4-6e61-5a44-8d0e-1b6a4d0f7c11', 'content-type': 'application/json' },
          body: JSON.stringify({ token: 'owner@admin.com', password }),
        }),
      ),
    );
  expect((await login('correct horse battery staple')).says).toBe(
    'The login (e-mail, password, merchant_id) was accepted.',
  );
  expect((await login('wrong')).says).toBe('The login (e-mail, password, merchant_id) was refused.');
});

it('tells a long delay in days and hours, with the exact seconds', async () => {
  expect((await saidTo('aeterna', 28_162_610)).measured).toBe(
    'X-App-Access-Ts is 325 d 22 h (28162610 s) behind the sandbox clock; 60 s are allowed',
  );
  expect((await saidTo('aeterna', -61)).measured).toBe(
    'X-App-Access-Ts is 1 min 1 s (61 s) ahead of the sandbox clock; 60 s are allowed',
  );
});

it('hands on the last key that was taken as a value, beside the words that tell of it', async () => {
  const scheme = sandboxes.find(({ id }) => id === 'paynet');
  const [signable] = scheme ? signables(scheme) : [];
  if (!signable) throw new Error('nothing to sign for paynet');
  const sandbox = createSandbox(testWorld(), sandboxes);
  const inputs = freshInputs(signable, START, 0);
  const { message } = signedMessage(signable.operation, inputs);
  const send = () => said(toRequest(message, BASE, 'paynet'), sandbox);
  expect(await send()).not.toHaveProperty('last');
  const key = inputs['key'];
  expect(await send()).toMatchObject({
    code: 'key-not-rising',
    last: key,
    measured: `got ${key}, the last was ${key}`,
  });
});

/** The same request under the folder of the scheme, as a client that knows the sandbox sends it. */
function withScheme(request: Request): Request {
  const { pathname } = new URL(request.url);
  return new Request(`${BASE}/sandbox/session-jwt${pathname}`, request);
}

it('says which member does not fit, and what came in the place of a JSON object', async () => {
  const hash = '"hash":"3a2a3af79b17897100cb96b7695b91f8"';
  const ask = async (body: string) => {
    const { code, measured } = await said(new Request(`${BASE}/sandbox/paynet/balance`, { method: 'POST', body }));
    return [code, measured];
  };
  expect(await ask('{}')).toEqual(['body-malformed', 'no auth']);
  expect(await ask(`{"auth":{"id":123,${hash}}}`)).toEqual(['body-malformed', 'no auth.key']);
  const text = `{"auth":{"id":123,"key":"1",${hash}}}`;
  expect(await ask(text)).toEqual(['body-malformed', 'auth.key is a JSON string; expected a number']);
  for (const [body, measured] of [
    ['', 'an empty body'],
    ['[1]', 'a JSON array'],
    ['null', 'a JSON null'],
    ['\uFEFF{}', 'a byte order mark before the JSON'],
    ['{"auth":', 'expected a JSON value at character 9'],
  ] as const)
    expect(await ask(body), body).toEqual(['body-not-json', measured]);
});

it('says where a body stops being JSON to a route that takes one beside its proof', async () => {
  const scheme = sandboxes.find(({ id }) => id === 'aeterna');
  const [signable] = scheme ? signables(scheme) : [];
  if (!signable) throw new Error('nothing to sign for aeterna');
  const { message } = signedMessage(signable.operation, { ...freshInputs(signable, START, 0), body: '{' });
  expect(await said(toRequest(message, BASE, 'aeterna'))).toMatchObject({
    code: 'body-not-json',
    measured: 'expected a member name in double quotes at character 2',
  });
});
