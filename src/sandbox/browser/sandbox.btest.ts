import { expect, test } from 'vitest';
import { loadSandboxes } from '../../schemes/registry.ts';
import { createSandbox } from '../app.ts';
import { toRequest } from '../to-request.ts';
import { memoryInBrowser } from './memory.ts';
import { createTransport } from './transport.ts';
import { browserWorld } from './world.ts';

const SCOPE = `${location.origin}/folder/`;
const BASE = `${location.origin}/folder`;

/** Two tabs: two apps over one database. */
async function twoTabs(name: string) {
  const schemes = await loadSandboxes();
  const tab = () => createSandbox({ ...browserWorld(SCOPE), memory: memoryInBrowser(name) }, schemes);
  return [tab(), tab()] as const;
}

const PAYNET_HASH = '6aa8ed4f0d3a8d47fb0a0f9ee0e5e3f0';

test('two tabs share one sandbox, and a record changed by both at once loses neither change', async () => {
  const [a, b] = [memoryInBrowser('race'), memoryInBrowser('race')];
  const grow = (memory: typeof a) =>
    memory.change<number, number>('count', (old = 0) => ({ value: old + 1, result: old + 1 }));
  const results = await Promise.all(Array.from({ length: 40 }, (_, i) => grow(i % 2 ? a : b)));
  expect(results.toSorted((x, y) => x - y)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  await a.change('count', () => ({ value: undefined, result: undefined }));
  expect(await b.get('count')).toBeUndefined();
  expect(await b.keys('')).toEqual([]);
});

test('a change that fails is told of, and changes nothing', async () => {
  const memory = memoryInBrowser('failing');
  await memory.change('count', () => ({ value: 1, result: undefined }));
  const fail = (): never => {
    throw new Error('no such change');
  };
  await expect(memory.change('count', fail)).rejects.toThrow('no such change');
  // What no structured clone can hold.
  await expect(memory.change('count', () => ({ value: fail, result: 2 }))).rejects.toThrow('could not be cloned');
  expect(await memory.get('count')).toBe(1);
});

test('the clock that one tab moves is the clock of the other, under the folder the page lives in', async () => {
  const [first, second] = await twoTabs('tabs');
  const admin = (path: string) => `${BASE}/sandbox/admin/${path}`;
  const body = JSON.stringify({ set: '2026-01-01T00:00:00Z', freeze: true });
  await first.fetch(new Request(admin('clock'), { method: 'POST', body }));
  expect(await (await second.fetch(new Request(admin('clock')))).json()).toMatchObject({
    now: 1_767_225_600_000,
    frozen: true,
  });
  await second.fetch(new Request(admin('reset'), { method: 'POST' }));
  expect(await (await first.fetch(new Request(admin('clock')))).json()).toMatchObject({ frozen: false });
});

test('nothing that was sent is written to disk', async () => {
  const [sandbox] = await twoTabs('no-disk');
  const body = '{"token":"owner@admin.com","password":"a password of mine"}';
  const headers = { 'content-type': 'application/json', 'api-key': 'a key of mine', merchant_id: '1' };
  for (const path of ['v2/auth/login', 'v2/customer/create'])
    await sandbox.fetch(new Request(`${BASE}/sandbox/session-jwt/${path}`, { method: 'POST', headers, body }));
  const journal = await (await sandbox.fetch(new Request(`${BASE}/sandbox/admin/journal`))).text();
  expect(journal).toContain('a password of mine');
  const stored = await new Promise<string>((resolve, reject) => {
    const opening = indexedDB.open('no-disk');
    opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')));
    opening.addEventListener('success', () => {
      const records = opening.result.transaction('records').objectStore('records');
      const [keys, values] = [records.getAllKeys(), records.getAll()];
      values.addEventListener('success', () => resolve(JSON.stringify([keys.result, values.result])));
    });
  });
  expect(stored).toContain('journal-count');
  expect(stored).not.toContain('of mine');
});

test('headers that fetch drops reach the sandbox all the same', async () => {
  const [sandbox] = await twoTabs('headers');
  const message = {
    method: 'POST',
    origin: 'https://api.paynet.one',
    target: '/balance',
    headers: [
      ['Date', 'Thu, 01 Jan 2026 00:00:00 GMT'],
      ['Cookie', 'a=b'],
      ['X-Twice', '1'],
      ['X-Twice', '2'],
    ],
    body: JSON.stringify({ auth: { id: 123, key: 1, hash: PAYNET_HASH } }),
  } as const;
  const response = await sandbox.fetch(toRequest(message, BASE, 'paynet'));
  expect(response.headers.get('x-countersign-verdict')).toBe('signature-mismatch');
  const id = response.headers.get('x-countersign-exchange') ?? '';
  const seen = (await (await sandbox.fetch(new Request(`${BASE}/sandbox/admin/journal/${id}`))).json()) as {
    request: { headers: [string, string][]; origin: string; target: string };
  };
  for (const header of [['Host', 'api.paynet.one'], ...message.headers])
    expect(seen.request.headers).toContainEqual(header);
  expect(seen.request).toMatchObject({ origin: 'https://api.paynet.one', target: '/balance' });
});

test('a page of another origin is refused', async () => {
  const [sandbox] = await twoTabs('foreign');
  expect((await sandbox.fetch(new Request('https://evil.example/folder/sandbox/admin/clock'))).status).toBe(403);
});

test('the transport falls back to the app in the page when no worker answers', async () => {
  const [sandbox] = await twoTabs('transport');
  const hosts = { open: () => Promise.resolve(sandbox), fetch: () => Promise.resolve(new Response('<!doctype html>')) };
  for (const isControlled of [true, false]) {
    const transport = createTransport({ ...hosts, isControlled: () => isControlled });
    const response = await transport.fetch(new Request(`${BASE}/sandbox/admin/clock`));
    expect(response.headers.get('x-countersign')).toBe('sandbox');
    expect(transport.way()).toBe(isControlled ? 'worker' : 'page');
  }
});
