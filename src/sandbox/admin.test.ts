import { describe, expect, test } from 'vitest';
import type { SchemeSandbox } from '../core/scheme/sandbox.ts';
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

/** The vendor as it would be if its timestamps were milliseconds. */
function inMilliseconds(own: SchemeSandbox): SchemeSandbox {
  const policies = own.policies.map((policy) => {
    const { proof } = policy;
    if (proof.by !== 'recipe') return policy;
    const fields = proof.operation.fields.map((field) =>
      field.kind === 'unixSeconds' ? { ...field, kind: 'unixMillis' as const } : field,
    );
    return { ...policy, proof: { ...proof, operation: { ...proof.operation, fields } } };
  });
  return { ...own, policies };
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

  test('are counted in whole seconds, of timestamps in digits alone', async () => {
    const sandbox = newSandbox();
    await admin(sandbox, 'POST', 'clock', '{"skip":0.999}');
    expect(await verdictAt(sandbox, 'aeterna', 60)).toBe('ok');
    expect(await verdictAt(sandbox, 'aeterna', -60)).toBe('ok');
    expect(await verdictAt(sandbox, 'aeterna', -61)).toBe('timestamp-in-future');
    const own = sandboxes.find(({ id }) => id === 'aeterna');
    const signable = own && signables(own)[0];
    if (!signable) throw new Error('nothing to sign');
    const verdictOf = async (ts: string) => {
      const inputs = { ...freshInputs(signable, START, 1), 'X-App-Access-Ts': ts };
      const { message } = signedMessage(signable.operation, inputs);
      return (await sandbox.fetch(toRequest(message, BASE, 'aeterna'))).headers.get('x-countersign-verdict');
    };
    expect(await verdictOf('0')).toBe('timestamp-expired');
    expect(await verdictOf('999999999999999')).toBe('timestamp-in-future');
    for (const odd of [
      '01767225600',
      '+1767225600',
      '1767225600.0',
      '1767225600 s',
      '1.7672256e9',
      '0x6955b900',
      '9999999999999999',
    ])
      expect(await verdictOf(odd), odd).toBe('timestamp-malformed');
  });

  test('are asked of a time in milliseconds to the millisecond', async () => {
    const vendors = sandboxes.map((own) => (own.id === 'aeterna' ? inMilliseconds(own) : own));
    const sandbox = createSandbox(testWorld(), vendors);
    const signable = vendors.flatMap((own) => (own.id === 'aeterna' ? signables(own) : []))[0];
    if (!signable) throw new Error('nothing to sign');
    const judged = async (ts: string) => {
      const { message } = signedMessage(signable.operation, {
        ...freshInputs(signable, START, 1),
        'X-App-Access-Ts': ts,
      });
      const { headers } = await sandbox.fetch(toRequest(message, BASE, 'aeterna'));
      const id = headers.get('x-countersign-exchange') ?? '';
      const [, text] = await admin(sandbox, 'GET', `journal/${id}`);
      return (JSON.parse(text) as { verdict: { code: string; measured?: string } }).verdict;
    };
    for (const away of [0, 60_000, -60_000]) expect(await judged(String(START - away))).toMatchObject({ code: 'ok' });
    expect(await judged(String(START - 60_001))).toMatchObject({
      code: 'timestamp-expired',
      measured: 'X-App-Access-Ts is 1 min (60.001 s) behind the sandbox clock; 60 s are allowed',
    });
    expect(await judged(String(START + 60_001))).toMatchObject({ code: 'timestamp-in-future' });
    expect(await judged(String(START / 1000))).toMatchObject({ code: 'timestamp-expired' });
    expect(await judged('now')).toMatchObject({
      code: 'timestamp-malformed',
      measured: 'X-App-Access-Ts must be Unix time in milliseconds, in decimal digits',
    });
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

describe('the clock', () => {
  test('runs on from where it is set, stands still when it is stopped, and leaves no Date', async () => {
    let real = START;
    const { frozenAt: _, ...world } = testWorld({ clock: () => real });
    const sandbox = createSandbox(world, sandboxes);
    const clock = async (move?: object) => {
      const [, said] = await admin(sandbox, move ? 'POST' : 'GET', 'clock', move && JSON.stringify(move));
      const { now, iso, frozen } = JSON.parse(said) as { now: number; iso: string; frozen: boolean };
      expect(iso).toBe(new Date(now).toISOString());
      return [now, frozen];
    };
    expect(await clock()).toEqual([START, false]);
    expect(await clock({ skip: 5 })).toEqual([START + 5000, false]);
    real += 1000;
    expect(await clock()).toEqual([START + 6000, false]);
    expect(await clock({ freeze: true })).toEqual([START + 6000, true]);
    real += 1000;
    expect(await clock({ skip: -6 })).toEqual([START, true]);
    expect(await clock({ set: '2026-01-02T00:00:00Z', skip: 1 })).toEqual([START + 86_401_000, true]);
    expect(await clock({ freeze: false })).toEqual([START + 86_401_000, false]);
    real += 1000;
    expect(await clock()).toEqual([START + 86_402_000, false]);
    // ECMA-262 section 21.4.1.1.
    expect(await clock({ skip: 1e20, freeze: true })).toEqual([8.64e15, true]);
    expect(await clock({ skip: -1e20 })).toEqual([0, true]);
  });

  test.for([
    '',
    '[]',
    '{}',
    '{"now":5}',
    '{"skip":"1"}',
    '{"skip":null}',
    '{"set":"yesterday"}',
    '{"set":5}',
    '{"freeze":1}',
  ])('is not moved by %s', async (move) => {
    const sandbox = newSandbox();
    expect((await admin(sandbox, 'POST', 'clock', move))[0]).toBe(400);
    expect(await admin(sandbox, 'GET', 'clock')).toEqual([200, expect.stringContaining(`"now":${START},`)]);
  });
});

describe('keys and faults', () => {
  test('a rotated secret is taken until its overlap ends, and said to be old for two rotations', async () => {
    const sandbox = newSandbox();
    const rotate = async (overlap: number) => {
      const [status, said] = await admin(
        sandbox,
        'POST',
        'credentials/paynet/rotate',
        JSON.stringify({ identity: '123', overlap }),
      );
      expect(status).toBe(200);
      return (JSON.parse(said) as { values: { token: string } }).values.token;
    };
    const skip = (seconds: number) => admin(sandbox, 'POST', 'clock', JSON.stringify({ skip: seconds }));
    expect(await rotate(60)).not.toBe('your-secret-token');
    await skip(59.999);
    expect(await verdictAt(sandbox, 'paynet', -1)).toBe('ok');
    await skip(0.001);
    expect(await verdictAt(sandbox, 'paynet', -2)).toBe('old-key');
    await rotate(0);
    expect(await verdictAt(sandbox, 'paynet', -3)).toBe('old-key');
    await rotate(0);
    expect(await verdictAt(sandbox, 'paynet', -4)).toBe('signature-mismatch');
    expect((await admin(sandbox, 'POST', 'credentials/paynet/rotate', '{"identity":"124"}'))[0]).toBe(404);
    expect((await admin(sandbox, 'POST', 'credentials/nobody/rotate', '{"identity":"123"}'))[0]).toBe(404);
  });

  test('a fault that is to hit once leaves one that hits always', async () => {
    const sandbox = newSandbox();
    const on = [
      { id: 'header-dropped', header: 'x-other' },
      { id: 'rate-limit', times: 1 },
      { id: 'latency', times: 0 },
    ];
    expect((await admin(sandbox, 'PUT', 'faults', JSON.stringify({ on })))[0]).toBe(200);
    expect(await verdictAt(sandbox, 'aeterna', 0)).toBe('rate-limited');
    expect(await verdictAt(sandbox, 'aeterna', 0)).toBe('ok');
    const [, said] = await admin(sandbox, 'GET', 'faults');
    expect((JSON.parse(said) as { on: unknown }).on).toEqual([on[0]]);
    for (const wrong of ['', '{"on":{}}', '{"on":[null]}', '{"on":["latency"]}'])
      expect((await admin(sandbox, 'PUT', 'faults', wrong))[0], wrong).toBe(400);
  });

  test('a certificate is registered as PEM, where there is a use for one', async () => {
    const sandbox = newSandbox();
    const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
    // printf abc | sha256sum
    const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await admin(sandbox, 'POST', 'certificates/paysera', pem('YWJj'))).toEqual([
      200,
      JSON.stringify({ fingerprint: known }),
    ]);
    for (const wrong of ['', pem(''), pem('YWJ'), 'YWJj'])
      expect((await admin(sandbox, 'POST', 'certificates/paysera', wrong))[0], wrong).toBe(400);
    for (const scheme of ['paynet', 'nobody'])
      expect((await admin(sandbox, 'POST', `certificates/${scheme}`, pem('YWJj')))[0], scheme).toBe(404);
    const visit = async (header: string, more: Readonly<Record<string, string>> = {}) => {
      const headers = { 'client-cert': header, ...more };
      const request = new Request(`${BASE}/sandbox/paysera/rest/v1/wallet/me`, { headers });
      return (await sandbox.fetch(request)).headers.get('x-countersign-verdict');
    };
    // RFC 9440 section 2.1: base64 between colons.
    expect(await visit(' :YWJj: ')).toBe('ok');
    // No MAC is in its way: another Authorization, or another header that begins like one.
    expect(await visit(':YWJj:', { authorization: 'Bearer x', 'x-note': 'MAC id="1"' })).toBe('ok');
    expect(await visit(':YWJj:', { authorization: 'MAC x' })).toBe('header-malformed');
    expect(await visit(':YWJk:')).toBe('unknown-key');
    for (const odd of ['YWJj', ':YWJj', ':YWJj:;a=1']) expect(await visit(odd), odd).toBe('header-missing');
  });
});
