import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Sandbox } from './app.ts';
import { freshInputs, signedMessage } from './test-request.ts';
import { newSandbox, nextTurn, signableOf, told, type Told } from './test-vendors.ts';
import { BASE, START } from './test-world.ts';
import { toRequest } from './to-request.ts';

/** A call of Paynet's with members beside `auth`. */
async function paynet(sandbox: Sandbox, path: string, members: object): Promise<Told> {
  const { message } = signedMessage(
    signableOf('paynet').operation,
    freshInputs(signableOf('paynet'), START, nextTurn()),
  );
  const body = JSON.stringify({ ...(JSON.parse(message.body ?? '{}') as object), ...members });
  return told(await sandbox.fetch(toRequest({ ...message, target: path, body }, BASE, 'paynet')));
}

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

/** The text of an answer: JSON.parse would lose what is looked for. */
async function textOf(scheme: string, target: string, method: string, body: string, sandbox: Sandbox) {
  const signable = signableOf(scheme);
  const own = { method, uri: target, body };
  const { message } = signedMessage(signable.operation, { ...freshInputs(signable, START, nextTurn()), ...own });
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

  const { message } = signedMessage(
    signableOf('paynet').operation,
    freshInputs(signableOf('paynet'), START, nextTurn()),
  );
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
    const { message } = signedMessage(operation, { ...freshInputs(signableOf('aeterna'), START, nextTurn()), body });
    const headers = message.headers.map(([name, value]) => [name, name === 'Content-Type' ? type : value] as const);
    const response = await sandbox.fetch(toRequest({ ...message, headers }, BASE, 'aeterna'));
    return [response.status, response.headers.get('x-countersign-verdict')];
  };
  for (const body of ['', '{}', '{"currency":"EUR"}']) expect(await ask(body), body).toEqual([200, 'ok']);
  for (const body of ['{', '[]', 'amount=5']) expect(await ask(body), body).toEqual([400, 'body-not-json']);
  expect(await ask('{}', 'application/x-www-form-urlencoded')).toEqual([415, 'content-type']);
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

test('PayStar says of an amount that it is wrong, and only of one that is not there that it is required', async () => {
  const { operation, credential } = signableOf('paystar');
  const { result } = signedMessage(operation, credential.values);
  const headers = { authorization: `Bearer ${result}`, 'content-type': 'application/json' };
  const ask = async (amount: string) => {
    const body = `{${amount}"currency":"USD","externalTransactionId":"x"}`;
    const at = `${BASE}/sandbox/paystar/api/v1/integration/deposit-order/`;
    return told(await newSandbox().fetch(new Request(at, { method: 'POST', headers, body })));
  };
  for (const amount of ['', '"amount":null,'])
    expect((await ask(amount)).json).toEqual([expect.objectContaining({ message: 'Amount is required property' })]);
  for (const amount of ['"abc"', '-1', '0', '1e400', '[]'])
    expect((await ask(`"amount":${amount},`)).json, amount).toEqual([
      expect.objectContaining({ message: 'amount has invalide value' }),
    ]);
});
