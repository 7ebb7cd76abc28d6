import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { loadSandboxes } from '../schemes/registry.ts';
import { createSandbox, type Sandbox } from './app.ts';
import { ACCOUNT } from '../schemes/session-jwt/policy.ts';
import { FAULTS } from './faults.ts';
import { findFlow } from './test-flows.ts';
import { freshInputs, signables, signedMessage } from './test-request.ts';
import { BASE, START, testWorld } from './test-world.ts';
import { toRequest } from './to-request.ts';

const sandboxes = await loadSandboxes();
const newSandbox = (more: Parameters<typeof testWorld>[0] = {}) => createSandbox(testWorld(more), sandboxes);

describe('faults', () => {
  /** What a signed request comes to under each fault: status and verdict, for a scheme that signs time alone and one that signs all. */
  const EXPECTED: Readonly<Record<string, { readonly aeterna: string; readonly paysera: string }>> = {
    'clock-skew': { aeterna: '401 timestamp-expired', paysera: '401 timestamp-expired' },
    'header-dropped': { aeterna: '401 header-missing', paysera: '401 header-missing' },
    'header-renamed': { aeterna: '401 header-missing', paysera: '401 header-missing' },
    'body-reserialised': { aeterna: '200 ok', paysera: '401 body-hash-mismatch' },
    'body-crlf': { aeterna: '200 ok', paysera: '401 body-hash-mismatch' },
    // JSON is UTF-8, whether its bytes are signed or not.
    'body-charset': { aeterna: '400 body-not-utf8', paysera: '400 body-not-utf8' },
    // The cut goes through the euro sign.
    'body-truncated': { aeterna: '400 body-not-utf8', paysera: '400 body-not-utf8' },
    replayed: { aeterna: '200 ok', paysera: '401 nonce-reused' },
    'key-rotated': { aeterna: '401 old-key', paysera: '401 old-key' },
    'rate-limit': { aeterna: '429 rate-limited', paysera: '429 rate-limited' },
    latency: { aeterna: '200 ok', paysera: '200 ok' },
    'server-error': { aeterna: '500 fault', paysera: '500 fault' },
    'time-out': { aeterna: '504 ok', paysera: '504 ok' },
    'answer-truncated': { aeterna: '200 ok', paysera: '200 ok' },
  };

  test('every fault is in this list, and says in a sentence what it does', () => {
    expect(FAULTS.map(({ id }) => id).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
    for (const { says } of FAULTS) expect(says).toMatch(/\.$/);
  });

  test.for(Object.entries(EXPECTED))('%s does what it says, once when it is to hit once', async ([id, expected]) => {
    for (const scheme of ['aeterna', 'paysera'] as const) {
      const waits: number[] = [];
      const sandbox = newSandbox({ wait: async (ms) => void waits.push(ms) });
      await setFault(sandbox, id);
      expect(await send(sandbox, scheme, 1), scheme).toBe(expected[scheme]);
      expect(await send(sandbox, scheme, 2), scheme).toBe('200 ok');
      expect(waits).toEqual(id === 'latency' ? [2000] : id === 'time-out' ? [10_000] : []);
    }
  });

  test('a rotated key also ends what has no secret of its own: tokens, API keys, certificates', async () => {
    const sandbox = newSandbox();
    const base = `${BASE}/sandbox/session-jwt/v2`;
    const json = { 'content-type': 'application/json', merchant_id: ACCOUNT.merchantId };
    const ask = async (path: string, headers: Readonly<Record<string, string>>, body: object) =>
      sandbox.fetch(new Request(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
    const login = await ask('/auth/login', json, { token: ACCOUNT.email, password: ACCOUNT.password });
    const { data } = (await login.json()) as { data: { accessToken: string; refreshToken: string } };
    const codes = async () => [
      verdictOf(await ask('/customer/create', { ...json, authorization: `Bearer ${data.accessToken}` }, {})),
      verdictOf(await ask('/customer/create', { ...json, 'api-key': ACCOUNT.apiKey }, {})),
      verdictOf(await ask('/auth/refresh', json, { refreshToken: data.refreshToken })),
      verdictOf(await sandbox.fetch(certified())),
    ];
    expect(await codes()).toEqual(['ok', 'ok', 'ok', 'ok']);
    const on = JSON.stringify({ on: [{ id: 'key-rotated' }] });
    await sandbox.fetch(new Request(`${BASE}/sandbox/admin/faults`, { method: 'PUT', body: on }));
    expect(await codes()).toEqual(['old-key', 'old-key', 'old-key', 'old-key']);
  });

  test('a body is re-serialised into other bytes, however it was written', () => {
    const apply = FAULTS.find(({ id }) => id === 'body-reserialised')?.apply;
    if (apply?.on !== 'message') throw new Error('the fault changes no message');
    const data = { id: 'evt_1', object: 'event' };
    for (const body of [JSON.stringify(data), JSON.stringify(data, null, 2)]) {
      const message = { method: 'POST', origin: BASE, target: '/', headers: [], body, bytes: encodeUtf8(body) };
      const changed = apply.change(message, { id: 'body-reserialised' }, 'Signature');
      expect(changed.body).not.toBe(body);
      expect(JSON.parse(changed.body ?? '')).toEqual(data);
    }
  });

  test('an unknown fault is refused by name', async () => {
    expect(await (await setFault(newSandbox(), 'gremlins')).text()).toContain('No fault gremlins');
  });

  function setFault(sandbox: Sandbox, id: string): Promise<Response> {
    const body = JSON.stringify({ on: [{ id, times: 1 }] });
    return sandbox.fetch(new Request(`${BASE}/sandbox/admin/faults`, { method: 'PUT', body }));
  }

  const verdictOf = (response: Response) => response.headers.get('x-countersign-verdict');

  function certified(): Request {
    const step = findFlow(sandboxes, 'paysera', 'certificate').steps.find(
      (candidate) => candidate.do === 'call' && candidate.headers?.['Client-Cert'] !== undefined,
    );
    const header = step?.do === 'call' ? step.headers?.['Client-Cert'] : undefined;
    if (typeof header !== 'string') throw new Error('the flow carries no certificate');
    return new Request(`${BASE}/sandbox/paysera/rest/v1/wallet/me/balance`, { headers: { 'client-cert': header } });
  }

  async function send(sandbox: Sandbox, id: string, turn: number): Promise<string> {
    const own = sandboxes.find((known) => known.id === id);
    const signable = own && signables(own)[0];
    if (!signable) throw new Error('nothing to sign');
    const { message } = signedMessage(signable.operation, freshInputs(signable, START, turn));
    const response = await sandbox.fetch(toRequest(message, BASE, id));
    return `${response.status} ${response.headers.get('x-countersign-verdict')}`;
  }
});
