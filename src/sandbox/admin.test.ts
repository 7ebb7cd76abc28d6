import { describe, expect, test } from 'vitest';
import { loadSandboxes } from '../schemes/registry.ts';
import { createSandbox, type Sandbox } from './app.ts';
import { freshInputs, signables, signedMessage } from './test-request.ts';
import { BASE, START, testWorld } from './test-world.ts';
import { toRequest } from './to-request.ts';

const sandboxes = await loadSandboxes();
const newSandbox = () => createSandbox(testWorld(), sandboxes);

async function admin(sandbox: Sandbox, method: string, path: string, body?: string): Promise<[number, string]> {
  const init = body === undefined ? { method } : { method, body };
  const response = await sandbox.fetch(new Request(`${BASE}/sandbox/admin/${path}`, init));
  return [response.status, await response.text()];
}

/** The verdict on a genuine request whose timestamp is so many seconds old. */
async function verdictAt(sandbox: Sandbox, id: string, age: number): Promise<string | null> {
  const own = sandboxes.find((known) => known.id === id);
  const signable = own && signables(own)[0];
  if (!signable) throw new Error(`nothing to sign for ${id}`);
  const { message } = signedMessage(signable.operation, freshInputs(signable, START - age * 1000, age));
  return (await sandbox.fetch(toRequest(message, BASE, id))).headers.get('x-countersign-verdict');
}

/** The windows of schemes that are not told by name below. */
function laterWindows() {
  const later = sandboxes.filter(({ id }) => !/^(?:aeterna|paynet|paysera|paystar|session-jwt)$/.test(id));
  const all = later.map(({ id, policies }) => {
    const own = policies.flatMap(({ id: policy, window }) => (window ? [[policy, window] as const] : []));
    return [id, Object.fromEntries(own)] as const;
  });
  return Object.fromEntries(all.filter(([, windows]) => Object.keys(windows).length > 0));
}

describe('windows of timestamps', () => {
  test('are 60 s at Aeterna until somebody sets another one, in both directions', async () => {
    const sandbox = newSandbox();
    expect(await verdictAt(sandbox, 'aeterna', 60)).toBe('ok');
    expect(await verdictAt(sandbox, 'aeterna', 61)).toBe('timestamp-expired');
    const [status, said] = await admin(sandbox, 'PUT', 'windows', '{"aeterna":10}');
    expect([status, JSON.parse(said)]).toEqual([
      200,
      {
        aeterna: { request: { field: 'X-App-Access-Ts', past: 10, future: 10 } },
        paysera: { mac: { field: 'ts', past: 300, future: 300 } },
        ...laterWindows(),
      },
    ]);
    expect(await verdictAt(sandbox, 'aeterna', 11)).toBe('timestamp-expired');
    expect(await verdictAt(sandbox, 'aeterna', -11)).toBe('timestamp-in-future');
    expect(await verdictAt(sandbox, 'aeterna', -10)).toBe('ok');
    expect(await verdictAt(sandbox, 'paysera', 300)).toBe('ok');
    await admin(sandbox, 'PUT', 'windows', '{"aeterna":600}');
    expect(await verdictAt(sandbox, 'aeterna', 600)).toBe('ok');
    await admin(sandbox, 'POST', 'reset');
    expect(await verdictAt(sandbox, 'aeterna', 61)).toBe('timestamp-expired');
  });

  test.for(['', '{', '[]', '{"paynet":5}', '{"toString":5}', '{"aeterna":-1}', '{"aeterna":1.5}', '{"aeterna":"9"}'])(
    '%s sets nothing, and the answer says why',
    async (body) => {
      const sandbox = newSandbox();
      const [status, said] = await admin(sandbox, 'PUT', 'windows', body);
      expect(status).toBe(400);
      expect(said).toMatch(/Send JSON|no scheme with a time window|whole number of seconds/);
      expect(await verdictAt(sandbox, 'aeterna', 61)).toBe('timestamp-expired');
    },
  );
});

describe('what the admin surface is asked', () => {
  test.for(['callbacks/paystar/deposit-success', 'credentials/paynet/rotate'])(
    'a body that is no JSON object is refused by %s, which does nothing',
    async (path) => {
      const sandbox = newSandbox();
      for (const body of ['{"identity":"123"', '[1]', 'null']) {
        const [status, said] = await admin(sandbox, 'POST', path, body);
        expect([status, said]).toEqual([400, expect.stringContaining('not a JSON object')]);
      }
      expect(await admin(sandbox, 'GET', 'journal')).toEqual([200, '{"exchanges":[]}']);
      expect(await verdictAt(sandbox, 'paynet', 0)).toBe('ok');
    },
  );

  test('a callback needs no body', async () => {
    const [status, said] = await admin(newSandbox(), 'POST', 'callbacks/paystar/deposit-success');
    expect([status, said]).toEqual([200, expect.stringContaining('Signature')]);
  });

  test('an overlap that is no number of seconds rotates nothing', async () => {
    const sandbox = newSandbox();
    for (const overlap of ['"60"', '-1', 'null'])
      expect(
        (await admin(sandbox, 'POST', 'credentials/paynet/rotate', `{"identity":"123","overlap":${overlap}}`))[0],
      ).toBe(400);
    expect(await verdictAt(sandbox, 'paynet', 0)).toBe('ok');
  });
});
