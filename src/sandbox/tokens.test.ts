import { assert, asyncProperty, nat } from 'fast-check';
import { expect, test } from 'vitest';
import { syncEngine } from '../core/crypto/sync.ts';
import { findOperation } from '../core/scheme/define.ts';
import { traceOperationSync } from '../core/scheme/trace.ts';
import { loadSandboxes, loadScheme } from '../schemes/registry.ts';
import documented from '../schemes/session-jwt/vectors.json' with { type: 'json' };
import { createSandbox } from './app.ts';
import { memberAt } from './flow-values.ts';
import { rsaDeskOf } from './rsa.ts';
import { BASE, START, testWorld } from './test-world.ts';
import { toRequest } from './to-request.ts';

const sandboxes = await loadSandboxes();
const LOGIN = '{"token":"owner@admin.com","password":"correct horse battery staple"}';
const MERCHANT = 'b0a1c7a4-6e61-5a44-8d0e-1b6a4d0f7c11';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=';

test('a token with any letter changed opens nothing, and its signature is bound to the published key', async () => {
  const sandbox = createSandbox(testWorld(), sandboxes);
  const at = (path: string) => `${BASE}/sandbox/session-jwt${path}`;
  const login = await sandbox.fetch(
    new Request(at('/v2/auth/login'), { method: 'POST', headers: { merchant_id: MERCHANT }, body: LOGIN }),
  );
  const token = memberAt(await login.text(), 'data.accessToken') ?? '';
  const verdictOf = async (bearer: string) => {
    const headers = { authorization: `Bearer ${bearer}` };
    const response = await sandbox.fetch(new Request(at('/v2/customer/x'), { headers }));
    expect(response.status).toBeLessThan(500);
    return response.headers.get('x-countersign-verdict');
  };
  expect(await verdictOf(token)).toBe('ok');
  await assert(
    asyncProperty(nat(token.length - 1), nat(LETTERS.length - 1), async (place, letter) => {
      const changed = `${token.slice(0, place)}${LETTERS[letter]}${token.slice(place + 1)}`;
      if (changed !== token) expect(await verdictOf(changed)).not.toMatch(/^(?:ok|public)$/);
    }),
    { numRuns: 300, seed: 4 },
  );
});

test('without a seed a vendor makes a key of its own, once', async () => {
  const keys = await Promise.all(
    [1, 2].map(async () => {
      const { seed: _, ...world } = testWorld();
      const [first, again] = [rsaDeskOf(world, 'session-jwt'), rsaDeskOf(world, 'session-jwt')];
      const key = await first.publicPem();
      expect(await again.publicPem()).toBe(key);
      return key;
    }),
  );
  expect(new Set([...keys, await rsaDeskOf(testWorld(), 'session-jwt').publicPem()]).size).toBe(3);
  for (const key of keys)
    expect(key).toMatch(/^-----BEGIN PUBLIC KEY-----\n(?:[\w+/=]{1,64}\n){7}-----END PUBLIC KEY-----\n$/);
});

test('the tokens of a login have the members of the documented ones, in their order and of their types', async () => {
  const answer = await createSandbox(testWorld(), sandboxes).fetch(
    new Request(`${BASE}/sandbox/session-jwt/v2/auth/login`, {
      method: 'POST',
      headers: { merchant_id: MERCHANT },
      body: LOGIN,
    }),
  );
  const { data } = (await answer.json()) as { data: Readonly<Record<string, string>> };
  const printed = (id: string) => documented.find((vector) => vector.id === id)?.inputs['accessToken'] ?? '';
  expect(shapesOf(data['accessToken'] ?? '')).toEqual(shapesOf(printed('seed004-jwt-01')));
  expect(shapesOf(data['refreshToken'] ?? '')).toEqual(shapesOf(printed('seed004-jwt-02')));
});

test('a genuine token of the other kind is told from one that nobody issued', async () => {
  const sandbox = createSandbox(testWorld(), sandboxes);
  const ask = async (path: string, init: RequestInit) => {
    const headers = { merchant_id: MERCHANT, ...(init.headers as Readonly<Record<string, string>>) };
    return sandbox.fetch(new Request(`${BASE}/sandbox/session-jwt/v2${path}`, { ...init, headers }));
  };
  const login = await (await ask('/auth/login', { method: 'POST', body: LOGIN })).text();
  const token = (name: string) => memberAt(login, `data.${name}`) ?? '';
  const call = await ask('/customer/x', { headers: { authorization: `Bearer ${token('refreshToken')}` } });
  const body = JSON.stringify({ refreshToken: token('accessToken') });
  for (const { status, headers } of [call, await ask('/auth/refresh', { method: 'POST', body })])
    expect([status, headers.get('x-countersign-verdict')]).toEqual([401, 'wrong-token']);
});

/** Header and claims of a token with a type in place of each value; texts keep their order of members. */
function shapesOf(token: string): readonly string[] {
  const [header = '', payload = ''] = token.split('.');
  return [header, payload].map((part) =>
    Buffer.from(part, 'base64url')
      .toString()
      .replaceAll(/:"[^"]*"/g, ':text')
      .replaceAll(/:\d+/g, ':number'),
  );
}

test('a client revokes tokens and no key of its own', async () => {
  const sandbox = createSandbox(testWorld(), sandboxes);
  const scheme = await loadScheme('paysera');
  const operation = scheme && findOperation(scheme, 'mac');
  const client = sandboxes.find(({ id }) => id === 'paysera')?.credentials.find(({ name }) => name === 'client');
  if (!operation || !client) throw new Error('no MAC');
  let turn = 0;
  const send = async (method: string, uri: string) => {
    const fresh = {
      ts: String(START / 1000),
      nonce: `n${turn++}`,
      method,
      uri,
      host: 'wallet.paysera.com',
      port: '443',
    };
    const { message } = traceOperationSync(operation, { ...client.values, ...fresh }, syncEngine);
    if (!message) throw new Error('no message');
    return (await sandbox.fetch(toRequest(message, BASE, 'paysera'))).status;
  };
  expect(await send('DELETE', `/oauth/v1/token?access_token=${client.identity}`)).toBe(404);
  expect(await send('DELETE', '/oauth/v1/token?access_token=nobody')).toBe(404);
  expect(await send('GET', '/rest/v1/wallet/me')).toBe(200);
});

test('an e-mail address of a hundred thousand dots is refused at once', async () => {
  const sandbox = createSandbox(testWorld(), sandboxes);
  const headers = { 'content-type': 'application/json', 'api-key': 'sk-demo-4f1d2c3b5a69788796a5b4c3d2e1f00f' };
  const customer = { phoneNumber: '+37060000000', firstName: 'A', lastName: 'B', country: 'LT' };
  const create = (email: string) => {
    const body = JSON.stringify({ ...customer, email });
    return sandbox.fetch(
      new Request(`${BASE}/sandbox/session-jwt/v2/customer/create`, { method: 'POST', headers, body }),
    );
  };
  for (const email of ['a@b.example', 'a.b@c.d.example']) expect((await create(email)).status, email).toBe(200);
  for (const email of ['a@b', 'a@.b', 'a@b.', 'a b@c.d']) expect((await create(email)).status, email).toBe(400);
  const started = process.cpuUsage();
  expect((await create(`a@${'.'.repeat(100_000)} `)).status).toBe(400);
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(1);
});

test('Session JWT issues tokens of 30 minutes and two days, refused from the exact second of exp', async () => {
  const sandbox = createSandbox(testWorld(), sandboxes);
  const call = (path: string, init: RequestInit) =>
    sandbox.fetch(new Request(`${BASE}/sandbox/session-jwt${path}`, { method: 'POST', ...init }));
  const headers = { merchant_id: MERCHANT, 'content-type': 'application/json' };
  const { data } = (await (await call('/v2/auth/login', { headers, body: LOGIN })).json()) as {
    readonly data: { readonly accessToken: string; readonly refreshToken: string; readonly expiresIn: number };
  };
  const claims = (token: string): unknown =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  const iat = START / 1000;
  // As in the documentation's own tokens: exp is iat + 1,800 and iat + 172,800, expiresIn is the former.
  expect(claims(data.accessToken)).toMatchObject({ iat, exp: iat + 1800 });
  expect(claims(data.refreshToken)).toMatchObject({ iat, exp: iat + 172_800, sessionCreatedAt: START });
  expect(data.expiresIn).toBe(iat + 1800);

  const after = async (seconds: number, path: string, init: RequestInit) => {
    const set = JSON.stringify({ set: new Date(START + seconds * 1000).toISOString() });
    await sandbox.fetch(new Request(`${BASE}/sandbox/admin/clock`, { method: 'POST', body: set }));
    return (await call(path, init)).headers.get('x-countersign-verdict');
  };
  const visit = { method: 'GET', headers: { authorization: `Bearer ${data.accessToken}` } };
  expect(await after(1799.999, '/v2/customer/x', visit)).toBe('ok');
  expect(await after(1800, '/v2/customer/x', visit)).toBe('token-expired');
  const renew = { headers, body: JSON.stringify({ refreshToken: data.refreshToken }) };
  expect(await after(172_799.999, '/v2/auth/refresh', renew)).toBe('ok');
  expect(await after(172_800, '/v2/auth/refresh', renew)).toBe('token-expired');
});
