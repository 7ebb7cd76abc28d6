import { describe, expect, test } from 'vitest';
import type { HttpMessage } from '../core/http/message.ts';
import type { Store } from '../core/scheme/sandbox.ts';
import { findFlow } from './test-flows.ts';
import { loadSandboxes, loadScheme } from '../schemes/registry.ts';
import { createSandbox, type Sandbox } from './app.ts';
import { memberAt } from './flow-values.ts';
import { checkRate } from './rate.ts';
import { keyRingOf } from './keyring.ts';
import { checkReplay } from './replay.ts';
import { runFlow, type FlowEvent } from './run-flow.ts';
import { freshInputs, signables, signedMessage } from './test-request.ts';
import { BASE, START, testSandbox, testWorld } from './test-world.ts';
import { toRequest } from './to-request.ts';
import { memoryInProcess } from './world.ts';

const sandboxes = await loadSandboxes();

function signed(id: string, now = START, turn = 1): HttpMessage {
  const own = sandboxes.find((known) => known.id === id);
  const signable = own && signables(own)[0];
  if (!signable) throw new Error(`nothing to sign for ${id}`);
  return signedMessage(signable.operation, freshInputs(signable, now, turn)).message;
}

async function verdictOf(sandbox: Sandbox, id: string, message: HttpMessage): Promise<string | null> {
  return (await sandbox.fetch(toRequest(message, BASE, id))).headers.get('x-countersign-verdict');
}

async function admin(sandbox: Sandbox, method: string, path: string, json?: object): Promise<string> {
  const body = json === undefined ? {} : { body: JSON.stringify(json) };
  return (await sandbox.fetch(new Request(`${BASE}/sandbox/admin/${path}`, { method, ...body }))).text();
}

describe('requests at once', () => {
  test('of fifty requests with one nonce, one wins, also when two sandboxes share the memory', async () => {
    const memory = memoryInProcess();
    const tabs = [
      createSandbox(testWorld({ memory }), sandboxes),
      createSandbox(testWorld({ memory }), sandboxes),
    ] as const;
    const message = signed('paysera');
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, (_, i) => verdictOf(tabs[i % 2 ? 0 : 1], 'paysera', message)),
    );
    expect(verdicts.filter((code) => code === 'ok')).toHaveLength(1);
    expect(verdicts.filter((code) => code === 'nonce-reused')).toHaveLength(49);
  });

  test('of fifty requests with one rising key, one wins', async () => {
    const sandbox = createSandbox(testWorld(), sandboxes);
    const message = signed('paynet');
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => verdictOf(sandbox, 'paynet', message)));
    expect(verdicts.filter((code) => code === 'ok')).toHaveLength(1);
  });

  test('a forged request burns neither nonce nor key', async () => {
    const sandbox = createSandbox(testWorld(), sandboxes);
    const message = signed('paysera');
    const forged = {
      ...message,
      headers: message.headers.map(([name, value]) => [name, value.replace('mac="', 'mac="A')] as const),
    };
    expect(await verdictOf(sandbox, 'paysera', forged)).not.toBe('ok');
    expect(await verdictOf(sandbox, 'paysera', message)).toBe('ok');
  });
});

describe('time travel', () => {
  test('a nonce stays used when the clock goes away and comes back', async () => {
    const sandbox = createSandbox(testWorld(), sandboxes);
    const message = signed('paysera');
    expect(await verdictOf(sandbox, 'paysera', message)).toBe('ok');
    await admin(sandbox, 'POST', 'clock', { skip: 86_400 });
    expect(await verdictOf(sandbox, 'paysera', message)).toBe('timestamp-expired');
    await admin(sandbox, 'POST', 'clock', { skip: -86_400 });
    expect(await verdictOf(sandbox, 'paysera', message)).toBe('nonce-reused');
  });

  test('a second whose nonces are forgotten is never taken again, so going back opens no replay', async () => {
    const memory = memoryInProcess();
    const store = storeIn(memory);
    const rule = { rule: 'nonce', nonce: 'nonce', time: 'ts' } as const;
    const ask = (ts: number, nonce = 'n') => checkReplay(rule, 'id', { ts: String(ts), nonce }, store);
    for (let second = 1000; second <= 1905; second++) expect(await ask(second)).toEqual({ ok: true });
    expect(await ask(1000)).toMatchObject({ code: 'timestamp-expired' });
    expect(await ask(1000, 'another')).toMatchObject({ code: 'timestamp-expired' });
    expect(await ask(1905)).toMatchObject({ code: 'nonce-reused' });
    expect(await ask(1905, 'another')).toEqual({ ok: true });
    expect(await memory.keys('nonce/')).toHaveLength(900);
  });

  test('a token from a future that was undone is refused', async () => {
    const { sandbox, player } = await playerOf('session-jwt');
    const events = await play(player, 'session-jwt', 'happy-path');
    const token = memberAt(events[0]?.body ?? '', 'data.accessToken') ?? '';
    await admin(sandbox, 'POST', 'clock', { skip: -1 });
    const headers = [['Authorization', `Bearer ${token}`]] as const;
    const call = { method: 'GET', origin: 'https://institution-api.example', target: '/v2/customer/x', headers };
    expect(await verdictOf(sandbox, 'session-jwt', call)).toBe('token-from-the-future');
  });

  test('skips of two tabs at once both count', async () => {
    const sandbox = createSandbox(testWorld(), sandboxes);
    await Promise.all(Array.from({ length: 20 }, () => admin(sandbox, 'POST', 'clock', { skip: 1 })));
    expect(memberAt(await admin(sandbox, 'GET', 'clock'), 'now')).toBe(String(START + 20_000));
  });
});

describe('a rule that counts', () => {
  test('lets in as many requests as it says in each window, of each caller', async () => {
    const store = storeIn(memoryInProcess());
    const ask = (now: number, identity = 'a') => checkRate({ most: 2, seconds: 60 }, identity, { now, store });
    expect([await ask(60_000), await ask(60_001)]).toEqual([undefined, undefined]);
    expect(await ask(119_999)).toBe('3 requests within 60 s; 2 are allowed');
    expect(await ask(119_999, 'b')).toBeUndefined();
    expect([await ask(120_000), await ask(179_999)]).toEqual([undefined, undefined]);
    expect(await ask(179_999)).toMatch(/^3 requests/);
  });

  test('takes 20,000 nonces in one second, and none again', async () => {
    const store = storeIn(memoryInProcess());
    const rule = { rule: 'nonce', nonce: 'nonce', time: 'ts' } as const;
    const ask = (nonce: number, ts = '1') => checkReplay(rule, 'id', { ts, nonce: String(nonce) }, store);
    for (let nonce = 1; nonce <= 20_000; nonce++) if (!(await ask(nonce)).ok) throw new Error(`refused ${nonce}`);
    expect(await ask(20_001)).toMatchObject({ code: 'rate-limited' });
    expect(await ask(20_000)).toMatchObject({ code: 'nonce-reused' });
    expect(await ask(20_001, '2')).toEqual({ ok: true });
  });

  test('compares rising keys as numbers of any size, and takes nothing but digits', async () => {
    const store = storeIn(memoryInProcess());
    const ask = (key: string, id = 'a') => checkReplay({ rule: 'rising', field: 'key' }, id, { key }, store);
    for (const key of ['0', '9', '10', '9007199254740993', '9007199254740994', '1'.padEnd(1000, '0')])
      expect(await ask(key), key).toEqual({ ok: true });
    expect(await ask('9007199254740994')).toMatchObject({ code: 'key-not-rising' });
    expect(await ask('1'.padEnd(1001, '0'))).toMatchObject({ code: 'key-malformed' });
    expect(await ask('1', 'b')).toEqual({ ok: true });
    for (const key of ['', '-1', '+2', '02', '2.5', '2e9', ' 2', '2 ', '0x2', '２'])
      expect(await ask(key, 'b'), key).toMatchObject({ code: 'key-malformed' });
  });
});

describe('reset', () => {
  test('in the middle of a flow ends its sessions, and the flow runs again from the start', async () => {
    const { sandbox, player } = await playerOf('paynet');
    const flow = findFlow(sandboxes, 'paynet', 'confirm-timeout');
    const running = runFlow(flow, player);
    for (let i = 0; i < 3; i++) expect((await running.next()).value?.unmet).toEqual([]);
    await admin(sandbox, 'POST', 'reset');
    const after = (await running.next()).value;
    // The key counter is gone, and so is the transaction that the bytes speak of.
    expect(after?.unmet.join()).toContain('expected key-not-rising, got ok');
    await admin(sandbox, 'POST', 'reset');
    for (const event of await play(player, 'paynet', 'confirm-timeout')) expect(event.unmet).toEqual([]);
  });

  test('the same seed gives the same answers, to the byte', async () => {
    const run = async () => {
      const { player } = await playerOf('session-jwt');
      const events = await play(player, 'session-jwt', 'expiry-and-refresh');
      return events.map(({ body }) => body);
    };
    expect(await run()).toEqual(await run());
  });
});

test('what clients create is kept up to a limit, and the oldest makes room', async () => {
  const memory = memoryInProcess();
  const limits = { ...testWorld().limits, journal: 1, records: 3 };
  const sandbox = createSandbox(testWorld({ memory, limits }), sandboxes);
  const call = async (method: string, target: string, body?: string) => {
    const own = signed('paystar');
    const headers = [...own.headers, ['Content-Type', 'application/json'] as const];
    const origin = 'https://secure.paystar.uk';
    const answer = await sandbox.fetch(
      toRequest({ method, origin, target, headers, ...(body ? { body } : {}) }, BASE, 'paystar'),
    );
    return answer.status;
  };
  const create = (id: number) =>
    call(
      'POST',
      '/api/v1/integration/deposit-order',
      JSON.stringify({ externalTransactionId: `t-${id}`, amount: 1, currency: 'USD' }),
    );
  const status = (id: number) =>
    call('GET', `/api/v1/integration/deposit-order/t-${id}/status-by-external-transaction-id`);
  const sizes: number[] = [];
  for (let id = 1; id <= 9; id++) {
    expect(await create(id)).toBe(200);
    if (id % 3 === 0) sizes.push((await memory.keys('')).length);
  }
  expect(new Set(sizes).size).toBe(1);
  expect(await Promise.all([6, 7, 9].map(status))).toEqual([404, 200, 200]);
  // One that is still there cannot be made twice; one that made room can.
  expect(await create(9)).toBe(400);
  expect(await create(1)).toBe(200);
});

test('tokens that were issued make room, too; a key of the demo account stays', async () => {
  const memory = memoryInProcess();
  const world = testWorld({ memory, limits: { ...testWorld().limits, records: 3 } });
  const own = sandboxes.find(({ id }) => id === 'paystar');
  const [demo] = own?.credentials ?? [];
  if (!own || !demo) throw new Error('no key to issue one like');
  const ring = keyRingOf(world, own);
  await ring.rotate(demo.identity, START, 0);
  for (const identity of ['a', 'b', 'b', 'c', 'd']) await ring.issue({ ...demo, identity });
  const found = await Promise.all(['a', 'b', 'd', demo.identity].map((identity) => ring.find(identity)));
  expect(found.map((one) => one?.identity)).toEqual([undefined, 'b', 'd', demo.identity]);
});

describe('the journal', () => {
  test('what is remembered of exchanges stops growing once it is full', async () => {
    const memory = memoryInProcess();
    const sandbox = createSandbox(testWorld({ memory, limits: { ...testWorld().limits, journal: 10 } }), sandboxes);
    const balance = (id: string): HttpMessage => ({
      ...signed(id),
      ...(id === 'paystar' ? { method: 'GET', target: '/api/v1/balance/merchant' } : {}),
    });
    const sizes: number[] = [];
    for (let turn = 1; turn <= 60; turn++) {
      for (const id of ['aeterna', 'paystar']) expect(await verdictOf(sandbox, id, balance(id))).toBe('ok');
      if (turn % 20 === 0) sizes.push((await memory.keys('')).length);
    }
    // The count, and ten exchanges.
    expect(sizes).toEqual([11, 11, 11]);
  });

  test('keeps 1,000 exchanges, and no more', async () => {
    const sandbox = createSandbox(testWorld(), sandboxes);
    const ask = () => sandbox.fetch(new Request(`${BASE}/sandbox/aeterna/balance`, { method: 'POST', body: '{}' }));
    for (let i = 0; i < 1010; i++) await ask();
    const journal = JSON.parse(await admin(sandbox, 'GET', 'journal')) as {
      readonly exchanges: readonly { id: number }[];
    };
    expect(journal.exchanges.length).toBe(1000);
    expect(journal.exchanges[0]?.id).toBe(11);
  });

  test('keeps the last exchanges only, and what the server computed', async () => {
    const limits = { ...testWorld().limits, journal: 5 };
    const { sandbox } = testSandbox(sandboxes, await schemeOf('aeterna'), { limits });
    for (let i = 0; i < 9; i++) await verdictOf(sandbox, 'aeterna', signed('aeterna'));
    const journal = await admin(sandbox, 'GET', 'journal');
    expect(memberAt(journal, 'exchanges.0.id')).toBe('5');
    expect(memberAt(journal, 'exchanges.4.id')).toBe('9');
    expect(memberAt(journal, 'exchanges.4.steps.0')).toBe(
      JSON.stringify({ name: 'signStr', text: '1767225600merchant@example.com' }),
    );
    await admin(sandbox, 'DELETE', 'journal');
    expect(await admin(sandbox, 'GET', 'journal')).toBe('{"exchanges":[]}');
  });
});

function storeIn(memory: ReturnType<typeof memoryInProcess>): Store {
  return {
    get: async <T>(key: string) => (await memory.get(key)) as T | undefined,
    change: (key, change) => memory.change(key, change),
  };
}

async function schemeOf(id: string) {
  const scheme = await loadScheme(id);
  if (!scheme) throw new Error(`no scheme ${id}`);
  return scheme;
}

async function playerOf(id: string) {
  return testSandbox(sandboxes, await schemeOf(id));
}

async function play(
  player: Awaited<ReturnType<typeof playerOf>>['player'],
  id: string,
  flow: string,
): Promise<FlowEvent[]> {
  const events: FlowEvent[] = [];
  for await (const event of runFlow(findFlow(sandboxes, id, flow), player)) events.push(event);
  return events;
}
