import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Inputs } from '../core/recipe/evaluate.ts';
import { loadSandboxes } from '../schemes/registry.ts';
import { createSandbox, type Sandbox } from './app.ts';
import { freshInputs, signables, signedMessage } from './test-request.ts';
import { BASE, START, testWorld } from './test-world.ts';
import { toRequest } from './to-request.ts';

const sandboxes = await loadSandboxes();

interface Told {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

async function told(response: Response): Promise<Told> {
  return { status: response.status, json: (await response.json()) as Told['json'] };
}

function signableOf(id: string) {
  const own = sandboxes.find((known) => known.id === id);
  const signable = own && signables(own)[0];
  if (!signable) throw new Error(`nothing to sign for ${id}`);
  return signable;
}

let turn = 0;

/** A signed request of Paysera's; `now` in Unix milliseconds. */
async function paysera(sandbox: Sandbox, method: string, uri: string, body = '', now = START): Promise<Told> {
  const inputs: Inputs = { ...freshInputs(signableOf('paysera'), now, turn++), method, uri, body };
  const { message } = signedMessage(signableOf('paysera').operation, inputs);
  return told(await sandbox.fetch(toRequest(message, BASE, 'paysera')));
}

/** A call of Paynet's with members beside `auth`. */
async function paynet(sandbox: Sandbox, path: string, members: object): Promise<Told> {
  const { message } = signedMessage(signableOf('paynet').operation, freshInputs(signableOf('paynet'), START, turn++));
  const body = JSON.stringify({ ...(JSON.parse(message.body ?? '{}') as object), ...members });
  return told(await sandbox.fetch(toRequest({ ...message, target: path, body }, BASE, 'paynet')));
}

const newSandbox = () => createSandbox(testWorld(), sandboxes);

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

test('Paynet confirms the amount that was checked, and no other', async () => {
  const sandbox = newSandbox();
  const order = { external_transaction_id: 'order-1' };
  const fields = { account: '971501234567', amount: 25 };
  expect((await paynet(sandbox, '/transaction/check', { ...order, product: 'et-mc', fields })).status).toBe(200);
  for (const amount of [500, '26', null, 'x'])
    expect(await paynet(sandbox, '/transaction/confirm', { ...order, fields: { amount } })).toMatchObject({
      status: 400,
      json: { error: { code: 50 } },
    });
  expect((await paynet(sandbox, '/balance', {})).json).toMatchObject({ wallets: { main: 1250.5 } });
  const confirmed = await paynet(sandbox, '/transaction/confirm', { ...order, fields: { amount: 25 } });
  expect(confirmed).toMatchObject({ status: 200, json: { transaction: { state: 0, error: '' } } });
  expect((await paynet(sandbox, '/balance', {})).json).toMatchObject({ wallets: { main: 1225.5 } });
});

test('Paynet answers the check of an international number with amounts, and pays the one that is confirmed', async () => {
  const sandbox = newSandbox();
  const order = { external_transaction_id: 'intl-12345' };
  const account = '+923001234567';
  const check = { ...order, product: 'intl', fields: { customer: account, account } };
  expect(await paynet(sandbox, '/transaction/check', check)).toMatchObject({
    status: 200,
    json: { transaction: { state: -1 }, details: { amounts: [100, 250, 500, 1000] } },
  });
  for (const fields of [{}, { amount: 499 }, { amount: 500, type_id: 2 }])
    expect(await paynet(sandbox, '/transaction/confirm', { ...order, fields })).toMatchObject({
      status: 400,
      json: { error: { code: 50 } },
    });
  const fields = { amount: 500, type_id: 1 };
  expect((await paynet(sandbox, '/transaction/confirm', { ...order, fields })).status).toBe(200);
  expect((await paynet(sandbox, '/balance', {})).json).toMatchObject({ wallets: { main: 1227.7 } });
});

test('Paysera answers JSON, and a client that takes none with 406', async () => {
  const ask = async (...accept: string[]) => {
    const inputs: Inputs = { ...freshInputs(signableOf('paysera'), START, turn++), method: 'GET', body: '' };
    const { message } = signedMessage(signableOf('paysera').operation, { ...inputs, uri: '/rest/v1/wallet/me' });
    const headers = [...message.headers, ...accept.map((value) => ['Accept', value] as const)];
    return told(await newSandbox().fetch(toRequest({ ...message, headers }, BASE, 'paysera')));
  };
  for (const fine of [[], ['*/*'], ['application/json'], ['text/html, application/*;q=0.5'], ['text/xml', '*/*']])
    expect((await ask(...fine)).status, fine.join()).toBe(200);
  for (const none of ['text/html', 'application/xml, text/*', 'application/json;q=0'])
    expect(await ask(none), none).toMatchObject({ status: 406, json: { error: 'not_acceptable' } });
});

/** The text of an answer: JSON.parse would lose what is looked for. */
async function textOf(scheme: string, target: string, method: string, body: string, sandbox: Sandbox) {
  const signable = signableOf(scheme);
  const own = { method, uri: target, body };
  const { message } = signedMessage(signable.operation, { ...freshInputs(signable, START, turn++), ...own });
  const { body: _, ...head } = message;
  const sent = { ...head, method, target, ...(body === '' ? {} : { body }) };
  return (await sandbox.fetch(toRequest(sent, BASE, scheme))).text();
}

test('a number comes back as it was sent, wherever the vendor repeats it', async () => {
  const sandbox = newSandbox();
  const deposit = '{"amount":2600.00,"currency":"USD","externalTransactionId":"literal-1"}';
  const created = await textOf('paystar', '/api/v1/integration/deposit-order/', 'POST', deposit, sandbox);
  const { externalId } = JSON.parse(created) as { externalId: string };
  const path = `/api/v1/integration/deposit-order/${externalId}/status`;
  expect(await textOf('paystar', path, 'GET', '', sandbox)).toContain('"amount":2600.00,');

  const payin = '{"orderId":"o-1","amount":1500.50,"currency":"EUR"}';
  expect(await textOf('aeterna', '/payin', 'POST', payin, sandbox)).toContain('"amount":1500.50,');

  const payments = '[{"price":1999,"currency":"EUR","parameters":{"orderid":12345678901234567890,"rate":1.10}}]';
  const transaction = await textOf('paysera', '/rest/v1/transaction', 'POST', `{"payments":${payments}}`, sandbox);
  expect(transaction).toContain(`"payments":${payments}`);

  const { message } = signedMessage(signableOf('paynet').operation, freshInputs(signableOf('paynet'), START, turn++));
  const balance = await sandbox.fetch(toRequest({ ...message, target: '/balance' }, BASE, 'paynet'));
  expect(await balance.text()).toBe('{"currency":"AED","wallets":{"main":1250.50}}');
});

test('an amount that no JSON number is written like comes back as a number all the same', async () => {
  const payin = '{"orderId":"o-2","amount":"007.50","currency":"EUR"}';
  expect(await textOf('aeterna', '/payin', 'POST', payin, newSandbox())).toContain('"amount":7.5,');
});

test('Session JWT creates the customer of its documentation, and says which member is not like it', async () => {
  const sandbox = newSandbox();
  const sample = {
    email: 'user@mail.com',
    phoneNumber: '+380000000000',
    firstName: 'John',
    lastName: 'Doe',
    country: 'FR',
    externalId: '3FA85F64-5717-4562-b3fc-2c963f66afa6',
    comment: 'Hi is a refferal',
  };
  const create = async (members: object) => {
    const headers = { 'Api-key': 'sk-demo-4f1d2c3b5a69788796a5b4c3d2e1f00f', 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ ...sample, ...members }) };
    return told(await sandbox.fetch(new Request(`${BASE}/sandbox/session-jwt/v2/customer/create`, init)));
  };
  expect(await create({})).toMatchObject({ status: 200, json: { data: sample } });
  expect((await create({ externalId: undefined, comment: undefined })).status).toBe(200);
  for (const [name, ...odd] of [
    ['email', undefined, 'user', 'user@mail', '@mail.com', 'a user@mail.com', 'user@mail.com '],
    ['phoneNumber', undefined, '380000000000', '+38000', '+3800000000000000', 'tel:+380000000000'],
    ['firstName', undefined, '', ' '],
    ['lastName', undefined, ''],
    ['country', undefined, 'fr', 'FRA', 'F', ''],
    ['externalId', '3fa85f64', 'x3fa85f64-5717-4562-b3fc-2c963f66afa6', '3fa85f64-5717-4562-b3fc-2c963f66afa67'],
  ] as const)
    for (const value of odd)
      expect(await create({ [name]: value }), `${name} ${value}`).toMatchObject({
        status: 400,
        json: { errors: [{ code: 'VALIDATION_ERROR', message: expect.stringMatching(`^${name} `) as string }] },
      });
});

test('Paynet shows words for the customer inside error, where its documentation has display_error', async () => {
  const message = { method: 'POST', origin: 'https://api.paynet.one', target: '/balance', headers: [], body: '{}' };
  const { json } = await told(await newSandbox().fetch(toRequest(message, BASE, 'paynet')));
  expect(json).toEqual({ error: { code: 2, message: 'Bad request', display_error: expect.stringMatching(/\.$/) } });
});

test('Aeterna takes JSON or nothing for its balance, and refuses what is announced as, or is, something else', async () => {
  const sandbox = newSandbox();
  const { operation } = signableOf('aeterna');
  const ask = async (body: string, type = 'application/json') => {
    const { message } = signedMessage(operation, { ...freshInputs(signableOf('aeterna'), START, turn++), body });
    const headers = message.headers.map(([name, value]) => [name, name === 'Content-Type' ? type : value] as const);
    const response = await sandbox.fetch(toRequest({ ...message, headers }, BASE, 'aeterna'));
    return [response.status, response.headers.get('x-countersign-verdict')];
  };
  for (const body of ['', '{}', '{"currency":"EUR"}']) expect(await ask(body), body).toEqual([200, 'ok']);
  for (const body of ['{', '[]', 'amount=5']) expect(await ask(body), body).toEqual([400, 'body-not-json']);
  expect(await ask('{}', 'application/x-www-form-urlencoded')).toEqual([415, 'content-type']);
});

test('Paysera refuses a nonce of other characters than the draft allows, however well it is signed', async () => {
  const sandbox = newSandbox();
  const ask = async (nonce: string) => {
    const { message } = signedMessage(signableOf('paysera').operation, {
      ...freshInputs(signableOf('paysera'), START, turn++),
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

test('Paysera takes a refresh token from the client it was issued to, and from no other', async () => {
  const own = sandboxes.find(({ id }) => id === 'paysera');
  const [client] = own?.credentials ?? [];
  if (!own || !client) throw new Error('no Paysera');
  const stranger = { ...client, name: 'stranger', identity: 'other', values: { ...client.values, client_id: 'other' } };
  const sandbox = createSandbox(testWorld(), [{ ...own, credentials: [...own.credentials, stranger] }]);
  const token = async (form: Inputs, id = client.identity) => {
    const { operation, ...rest } = signableOf('paysera');
    const body = new URLSearchParams(form).toString();
    const fresh = freshInputs({ operation, ...rest }, START, turn++);
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
    ...freshInputs(signableOf('paysera'), START, turn++),
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

test('PayStar has a balance in its currencies, and refuses others in its own words', async () => {
  const { operation, credential } = signableOf('paystar');
  const { result } = signedMessage(operation, credential.values);
  const headers = { authorization: `Bearer ${result}` };
  const ask = async (query: string) =>
    told(await newSandbox().fetch(new Request(`${BASE}/sandbox/paystar/api/v1/balance/merchant${query}`, { headers })));
  for (const currency of ['USD', 'RUB'])
    expect(await ask(`?currency=${currency}`)).toMatchObject({ status: 200, json: { currency } });
  expect((await ask('')).status).toBe(200);
  for (const currency of ['XYZ', 'usd', ''])
    expect(await ask(`?currency=${currency}`)).toMatchObject({
      status: 400,
      json: [{ label: 'VALIDATION_ERROR.', message: 'currency has invalide value' }],
    });
});

test('PayStar refuses a token that has expired, is not valid yet, or asks for an extension nobody knows', async () => {
  const { publicKey = '', privateKey = '' } = signableOf('paystar').credential.values;
  const seconds = START / 1000;
  const verdictOf = async (claims: object, more: object = {}) => {
    const parts = [
      { alg: 'HS256', typ: 'JWT', ...more },
      { publicKey, ...claims },
    ];
    const input = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const signature = createHmac('sha256', privateKey).update(input).digest('base64url');
    const headers = { authorization: `Bearer ${input}.${signature}` };
    const answer = await newSandbox().fetch(
      new Request(`${BASE}/sandbox/paystar/api/v1/balance/merchant?currency=USD`, { headers }),
    );
    return [answer.status, answer.headers.get('x-countersign-verdict')];
  };
  expect(await verdictOf({})).toEqual([200, 'ok']);
  expect(await verdictOf({ nbf: seconds, iat: seconds, exp: seconds + 1 })).toEqual([200, 'ok']);
  expect(await verdictOf({ exp: seconds })).toEqual([401, 'token-expired']);
  expect(await verdictOf({ exp: 'soon' })).toEqual([401, 'claim-malformed']);
  expect(await verdictOf({ nbf: seconds + 1 })).toEqual([401, 'token-not-yet-valid']);
  expect(await verdictOf({}, { crit: ['b64'], b64: false })).toEqual([401, 'crit-not-understood']);
});
