import { describe, expect, test } from 'vitest';
import { VERDICTS } from '../core/scheme/policy.ts';
import { loadSandboxes } from '../schemes/registry.ts';
import { createSandbox } from './app.ts';
import { BASE, START, testWorld } from './test-world.ts';
import { toRequest } from './to-request.ts';

const sandboxes = await loadSandboxes();
const newSandbox = (more: Parameters<typeof testWorld>[0] = {}) => createSandbox(testWorld(more), sandboxes);
const ODD_BODIES = [
  '',
  '{',
  'null',
  '[]',
  '[[[',
  '"x"',
  '{"auth":null}',
  '{"auth":{"id":1e999,"key":-0,"hash":{}}}',
  '\u0000',
  '{"__proto__":{"x":1},"amount":"NaN"}',
];

/** Members that several vendors ask for, so that their endpoints get as far as a date. */
const WHOLE =
  '{"email":"a@b.example","phoneNumber":"+37060000000","firstName":"A","lastName":"B","country":"LT",' +
  '"amount":100,"currency":"USD","externalTransactionId":"x","price":1}';

describe('whatever comes in', () => {
  test.for(sandboxes.map((own) => [own.id, own] as const))(
    '%s answers every route, method and body with a clear error',
    { timeout: 60_000 },
    async ([id, own]) => {
      const sandbox = newSandbox({ verifies: false });
      const guarded = newSandbox();
      const paths = [...new Set(own.routes.map(({ path }) => path.replaceAll(/:\w+/g, 'x')))];
      for (const path of [...paths, '/nothing', '', '/%', '/@', '/@evil.example/x', '//', '/..%2f']) {
        for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
          for (const body of method === 'GET' || method === 'HEAD' ? [null] : ODD_BODIES) {
            for (const app of [sandbox, guarded]) {
              const headers = {
                'content-type': 'application/json',
                authorization: 'MAC id="',
                'api-key': '',
                'x-app-token': '',
                merchant_id: '',
              };
              const response = await app.fetch(new Request(`${BASE}/sandbox/${id}${path}`, { method, headers, body }));
              expect(response.status, `${method} ${path} ${body}`).toBeLessThan(500);
              if (method !== 'HEAD') expect(await response.text()).not.toBe('');
            }
          }
        }
      }
    },
  );

  test('at both ends of time, with the clock skewed beyond them, every endpoint answers as ever', async () => {
    const tell = (app: typeof sandbox, path: string, method: string, json: object) =>
      app.fetch(new Request(`${BASE}/sandbox/admin/${path}`, { method, body: JSON.stringify(json) }));
    const sandbox = newSandbox({ verifies: false });
    for (const [set, seconds] of [
      ['+275760-09-13T00:00:00.000Z', 600],
      ['1970-01-01T00:00:00.000Z', -600],
    ] as const) {
      await tell(sandbox, 'clock', 'POST', { set });
      expect((await tell(sandbox, 'faults', 'PUT', { on: [{ id: 'clock-skew', seconds }] })).status).toBe(200);
      for (const { id, routes } of sandboxes)
        for (const { method, path } of routes) {
          const request = {
            method,
            ...(method === 'GET' ? {} : { body: WHOLE, headers: { 'content-type': 'application/json' } }),
          };
          const at = `${BASE}/sandbox/${id}${path.replaceAll(/:\w+/g, 'x')}`;
          expect((await sandbox.fetch(new Request(at, request))).status, `${set} ${method} ${path}`).toBeLessThan(500);
        }
    }
  });

  test('HEAD is answered as GET is, without the content, and 405 where there is no GET', async () => {
    const ask = (path: string, method: string) =>
      newSandbox().fetch(new Request(`${BASE}/sandbox/${path}`, { method }));
    for (const path of ['paysera/rest/v1/server', 'paysera/rest/v1/wallet/me']) {
      const [head, get] = [await ask(path, 'HEAD'), await ask(path, 'GET')];
      expect([path, head.status, [...head.headers]]).toEqual([path, get.status, [...get.headers]]);
      expect([await head.text(), (await get.text()) === '']).toEqual(['', false]);
    }
    expect((await ask('paynet/balance', 'HEAD')).status).toBe(405);
    expect((await ask('paysera/rest/v1/server', 'PUT')).headers.get('allow')).toBe('GET, HEAD');
  });

  test('a body is read, and its limit kept, where a request has no stream (Firefox)', async () => {
    const stream = Object.getOwnPropertyDescriptor(Request.prototype, 'body') ?? {};
    const sandbox = newSandbox({ limits: { ...testWorld().limits, body: 1000 } });
    const ask = (body: string) =>
      sandbox.fetch(new Request(`${BASE}/sandbox/paynet/balance`, { method: 'POST', body }));
    const streamed = await (await ask('{"auth":{"id":1}}')).text();
    expect(streamed).not.toBe(await (await ask('')).text());
    Reflect.deleteProperty(Request.prototype, 'body');
    try {
      expect(await (await ask('{"auth":{"id":1}}')).text()).toBe(streamed);
      expect((await ask('x'.repeat(1001))).status).toBe(413);
    } finally {
      Object.defineProperty(Request.prototype, 'body', stream);
    }
  });

  test('a body over the limit, announced or not, is refused before it is read whole', async () => {
    const sandbox = newSandbox({ limits: { ...testWorld().limits, body: 1000 } });
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(400));
      },
    });
    const request = new Request(`${BASE}/sandbox/paynet/balance`, {
      method: 'POST',
      body: endless,
      duplex: 'half',
    });
    expect((await sandbox.fetch(request)).status).toBe(413);
    expect(pulled).toBeLessThan(10);
  });

  test('a body of exactly the limit is let in, announced or not, and no byte more', async () => {
    const sandbox = newSandbox({ limits: { ...testWorld().limits, body: 1000 } });
    const statusOf = async (size: number, isAnnounced: boolean) => {
      const body = new Uint8Array(size).fill(0x20);
      const length = isAnnounced ? { 'content-length': String(size) } : undefined;
      const init = { method: 'POST', body, ...(length ? { headers: length } : {}) };
      return (await sandbox.fetch(new Request(`${BASE}/sandbox/paynet/balance`, init))).status;
    };
    for (const isAnnounced of [true, false]) {
      expect(await statusOf(1000, isAnnounced)).toBe(400);
      expect(await statusOf(1001, isAnnounced)).toBe(413);
    }
  });

  test('a type of content has no case, and is the whole type', async () => {
    const sandbox = newSandbox();
    const isTaken = async (path: string, type: string) => {
      const request = new Request(`${BASE}/sandbox/${path}`, {
        method: 'POST',
        body: 'x',
        headers: { 'content-type': type },
      });
      return (await sandbox.fetch(request)).headers.get('x-countersign-verdict') !== 'content-type';
    };
    // RFC 9110 sections 8.3.1 and 5.6.6; suffixes are RFC 6838 section 4.2.8.
    const login = 'session-jwt/v2/auth/login';
    for (const type of [
      'APPLICATION/JSON',
      'application/json;charset=utf-8',
      'application/json ; charset=utf-8',
      'application/vnd.api+json',
      'text/plain',
    ])
      expect(await isTaken(login, type), type).toBe(true);
    for (const type of [
      'xapplication/json',
      'application/jsonp',
      'application/+json',
      'text/html',
      'application/x-www-form-urlencoded',
    ])
      expect(await isTaken(login, type), type).toBe(false);
  });

  test('a header of ours that cannot be read is refused, and a proof that comes twice', async () => {
    const sandbox = newSandbox();
    const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
    const odd = [
      'null',
      '{"a":"b"}',
      '["a"]',
      '[["a"]]',
      '[["a","b","c"]]',
      '[["a",1]]',
      '[["a","b"],"c"]',
      '["\xff"]',
      '[',
    ];
    for (const carried of ['%%%', ...odd.map(base64)]) {
      const bad = new Request(`${BASE}/sandbox/aeterna/balance`, {
        method: 'POST',
        headers: { 'x-countersign-raw-headers': carried },
      });
      expect((await sandbox.fetch(bad)).headers.get('x-countersign-verdict'), carried).toBe('request-malformed');
    }
    const message = {
      method: 'POST',
      origin: 'https://merchant-api.example',
      target: '/balance',
      headers: [
        ['X-App-Token', 'a'],
        ['X-App-Token', 'b'],
      ],
    } as const;
    const twice = await sandbox.fetch(toRequest(message, BASE, 'aeterna'));
    expect(twice.headers.get('x-countersign-verdict')).toBe('header-repeated');
  });

  test('every verdict has an answer of every vendor, with an error status', () => {
    for (const { refusals, id } of sandboxes) {
      for (const code of Object.keys(VERDICTS).filter((known) => known !== 'ok' && known !== 'public')) {
        const refusal = refusals[code] ?? refusals.default;
        expect(refusal.status, `${id} ${code}`).toBeGreaterThanOrEqual(400);
        expect(JSON.stringify(refusal.body({ code, says: 'words', moment: START })).length).toBeGreaterThan(10);
      }
    }
  });

  test('a request that the world does not admit gets nothing else', async () => {
    const sandbox = newSandbox({ admits: () => false });
    for (const path of ['admin/clock', 'paynet/balance', 'nothing'])
      expect((await sandbox.fetch(new Request(`${BASE}/sandbox/${path}`))).status).toBe(403);
  });
});
