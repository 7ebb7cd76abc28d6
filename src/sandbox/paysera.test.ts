import { expect, test } from 'vitest';
import type { Inputs } from '../core/recipe/evaluate.ts';
import { createSandbox, type Sandbox } from './app.ts';
import { freshInputs, signedMessage } from './test-request.ts';
import { newSandbox, nextTurn, sandboxes, signableOf, told, type Told } from './test-vendors.ts';
import { BASE, START, testWorld } from './test-world.ts';
import { toRequest } from './to-request.ts';

/** A signed request of Paysera's; `now` in Unix milliseconds. */
async function paysera(sandbox: Sandbox, method: string, uri: string, body = '', now = START): Promise<Told> {
  const inputs: Inputs = { ...freshInputs(signableOf('paysera'), now, nextTurn()), method, uri, body };
  const { message } = signedMessage(signableOf('paysera').operation, inputs);
  return told(await sandbox.fetch(toRequest(message, BASE, 'paysera')));
}

test('Paysera says whether there is enough of one’s own money only, and of an amount that is one', async () => {
  const sandbox = newSandbox();
  const ask = (uri: string) => paysera(sandbox, 'GET', `/rest/v1/wallet/${uri}`);
  expect(await ask('14471/sufficient-amount?amount=100000&currency=EUR')).toEqual({
    status: 200,
    json: { is_sufficient: true },
  });
  expect((await ask('me/sufficient-amount?amount=100001&currency=EUR')).json).toEqual({ is_sufficient: false });
  expect((await ask('1/sufficient-amount?amount=1&currency=EUR')).status).toBe(403);
  for (const query of [
    '',
    '?amount=1',
    '?amount=-1&currency=EUR',
    '?amount=1.5&currency=EUR',
    '?amount=x&currency=EUR',
  ])
    expect(await ask(`me/sufficient-amount${query}`)).toMatchObject({
      status: 400,
      json: { error: 'invalid_parameters' },
    });
});

test('Paysera names each exchange in a header, by its number in the journal', async () => {
  const response = await newSandbox().fetch(new Request(`${BASE}/sandbox/paysera/rest/v1/wallet/me`));
  expect(response.status).toBe(401);
  expect(response.headers.get('paysera-correlation-id')).toBe(
    `sandbox-${response.headers.get('x-countersign-exchange')}`,
  );
});

test('Paysera takes whole cents or two decimals, not both, and forgets a payment after a month', async () => {
  const sandbox = newSandbox();
  const pay = (members: object) =>
    paysera(sandbox, 'POST', '/rest/v1/payment', JSON.stringify({ currency: 'EUR', ...members }));
  for (const wrong of [
    { price_decimal: '1.005' },
    { price_decimal: '-1' },
    { price: 1.5 },
    { price: 1, price_decimal: '0.01' },
    { price: 1, price_decimal: 'x' },
    {},
  ])
    expect((await pay(wrong)).status, JSON.stringify(wrong)).toBe(400);
  const { status, json } = await pay({ price_decimal: '12.99' });
  expect([status, json['price'], json['price_decimal']]).toEqual([200, 1299, '12.99']);
  const address = `/rest/v1/payment/${String(json['id'])}`;
  expect((await paysera(sandbox, 'GET', address)).status).toBe(200);
  await sandbox.fetch(
    new Request(`${BASE}/sandbox/admin/clock`, { method: 'POST', body: JSON.stringify({ skip: 31 * 86_400 }) }),
  );
  expect(await paysera(sandbox, 'GET', address, '', START + 31 * 86_400_000)).toMatchObject({
    status: 404,
    json: { error: 'not_found' },
  });
});

test('Paysera answers each of its documented errors with the status that is documented for it', () => {
  // developers.paysera.com/en/wallet, error codes; invalid_timestamp from the SDKs.
  const documented: Readonly<Record<string, number>> = {
    invalid_request: 400,
    invalid_grant: 400,
    unauthorized: 401,
    invalid_timestamp: 401,
    forbidden: 403,
    not_found: 404,
    rate_limit_exceeded: 429,
  };
  const refusals = Object.entries(sandboxes.find(({ id }) => id === 'paysera')?.refusals ?? {});
  const own = refusals.flatMap(([code, refusal]) =>
    refusal && refusal.ours === undefined ? [[code, refusal] as const] : [],
  );
  for (const [code, { status, body }] of own) {
    const { error } = body({ code, says: '' }) as { readonly error: string };
    expect([code, error, status]).toEqual([code, error, documented[error]]);
  }
  const errors = own.map(([code, { body }]) => (body({ code, says: '' }) as { readonly error: string }).error);
  expect(new Set(errors)).toEqual(new Set(Object.keys(documented)));
});

test('Paysera has the payment that its documented example asks for', async () => {
  const known = await paysera(newSandbox(), 'GET', '/rest/v1/payment/10145');
  expect(known).toMatchObject({ status: 200, json: { id: 10145, price_decimal: '10.00', status: 'new' } });
  expect((await paysera(newSandbox(), 'GET', '/rest/v1/payment/10146')).status).toBe(404);
});

test('Paysera answers JSON, and a client that takes none with 406', async () => {
  const ask = async (...accept: string[]) => {
    const inputs: Inputs = { ...freshInputs(signableOf('paysera'), START, nextTurn()), method: 'GET', body: '' };
    const { message } = signedMessage(signableOf('paysera').operation, { ...inputs, uri: '/rest/v1/wallet/me' });
    const headers = [...message.headers, ...accept.map((value) => ['Accept', value] as const)];
    return told(await newSandbox().fetch(toRequest({ ...message, headers }, BASE, 'paysera')));
  };
  for (const fine of [[], ['*/*'], ['application/json'], ['text/html, application/*;q=0.5'], ['text/xml', '*/*']])
    expect((await ask(...fine)).status, fine.join()).toBe(200);
  for (const none of ['text/html', 'application/xml, text/*', 'application/json;q=0'])
    expect(await ask(none), none).toMatchObject({ status: 406, json: { error: 'not_acceptable' } });
});

test('Paysera refuses a nonce of other characters than the draft allows, however well it is signed', async () => {
  const sandbox = newSandbox();
  const ask = async (nonce: string) => {
    const { message } = signedMessage(signableOf('paysera').operation, {
      ...freshInputs(signableOf('paysera'), START, nextTurn()),
      nonce,
    });
    return (await sandbox.fetch(toRequest(message, BASE, 'paysera'))).headers.get('x-countersign-verdict');
  };
  for (const nonce of ['', 'a\\b', 'a\tb', 'é']) expect(await ask(nonce), nonce).toBe('nonce-malformed');
  for (const nonce of ['! #[]~', 'A'.repeat(64)]) expect(await ask(nonce), nonce).toBe('ok');
});

const AUTHORIZE =
  '/sandbox/paysera/frontend/oauth?response_type=code&client_id=wkVd93h2uS&scope=a&state=s&redirect_uri=';

test('Paysera sends a browser back to an address on loopback, and tells everybody else where', async () => {
  const ask = (redirectUri: string, accept: string) =>
    newSandbox().fetch(new Request(`${BASE}${AUTHORIZE}${encodeURIComponent(redirectUri)}`, { headers: { accept } }));
  const browser = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8';
  for (const home of ['http://localhost:3000/back?a=1', 'http://127.0.0.1/ž']) {
    const sent = await ask(home, browser);
    const to = new URL(sent.headers.get('location') ?? '');
    expect([sent.status, to.origin, to.pathname]).toEqual([302, new URL(home).origin, new URL(home).pathname]);
    expect([to.searchParams.get('state'), to.searchParams.get('code')?.length]).toEqual(['s', 32]);
  }
  for (const [to, accept] of [
    ['http://localhost:3000/back', 'application/json'],
    ['http://localhost:3000/back', '*/*'],
    ['https://localhost.example/back', browser],
    ['https://merchant.example/back', browser],
  ] as const) {
    const answer = await ask(to, accept);
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null]);
    expect(await answer.json()).toMatchObject({
      state: 's',
      location: expect.stringContaining(`${to}?code=`) as string,
    });
  }
});

test('Paysera sends nobody behind a fragment, and gives no state back to who sent none', async () => {
  const ask = async (query: string) =>
    told(await newSandbox().fetch(new Request(`${BASE}/sandbox/paysera/frontend/oauth?client_id=wkVd93h2uS&${query}`)));
  expect(await ask('response_type=code&redirect_uri=https%3A%2F%2Fm.example%2Fcb%23f')).toMatchObject({
    status: 400,
    json: { error: 'invalid_request' },
  });
  for (const type of ['code', 'token']) {
    const { json } = await ask(`response_type=${type}&redirect_uri=https%3A%2F%2Fm.example%2Fcb`);
    expect(json).not.toHaveProperty('state');
    expect(json).toHaveProperty('location', expect.not.stringContaining('state'));
  }
});

test('Paysera takes a refresh token from the client it was issued to, and from no other', async () => {
  const own = sandboxes.find(({ id }) => id === 'paysera');
  const [client] = own?.credentials ?? [];
  if (!own || !client) throw new Error('no Paysera');
  const stranger = { ...client, name: 'stranger', identity: 'other', values: { ...client.values, client_id: 'other' } };
  const sandbox = createSandbox(testWorld(), [{ ...own, credentials: [...own.credentials, stranger] }]);
  const token = async (form: Inputs, id = client.identity) => {
    const { operation, ...rest } = signableOf('paysera');
    const body = new URLSearchParams(form).toString();
    const fresh = freshInputs({ operation, ...rest }, START, nextTurn());
    const inputs = { ...fresh, client_id: id, method: 'POST', uri: '/oauth/v1/token', body };
    const { message } = signedMessage(operation, inputs);
    const headers = message.headers.filter(([name]) => name !== 'Content-Type');
    const type = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
    return told(await sandbox.fetch(toRequest({ ...message, headers: [...headers, type] }, BASE, 'paysera')));
  };
  const back = 'https://merchant.example/back';
  const { code } = (await (await sandbox.fetch(new Request(`${BASE}${AUTHORIZE}${back}`))).json()) as { code: string };
  const { json } = await token({ grant_type: 'authorization_code', code, redirect_uri: back });
  const refresh = { grant_type: 'refresh_token', refresh_token: String(json['refresh_token']) };
  expect(await token(refresh, 'other')).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  expect(await token(refresh)).toMatchObject({ status: 200, json: { token_type: 'mac' } });
});

test('Paysera reads the parameters of MAC in any order, and with blanks round them', async () => {
  const { message } = signedMessage(signableOf('paysera').operation, {
    ...freshInputs(signableOf('paysera'), START, nextTurn()),
    method: 'GET',
    uri: '/rest/v1/wallet/me',
    body: '',
  });
  const mac = message.headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
  const params = [...mac.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => `${name} =\t"${value}"`);
  const headers = [['Authorization', `mac ${params.toReversed().join(' ,')}`]] as const;
  const answer = await newSandbox().fetch(toRequest({ ...message, headers }, BASE, 'paysera'));
  expect([params.length, answer.status]).toEqual([4, 200]);
});
