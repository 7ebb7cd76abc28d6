import { expect, it } from 'vitest';

import type { Inputs } from '../../core/recipe/evaluate.ts';
import { findOperation } from '../../core/scheme/define.ts';
import { loadScheme } from '../../schemes/registry.ts';
import { fillIn, mendOf } from './send.ts';
import { panelOf, useComputeStore } from './store.ts';

const NOW = 1_800_000_000_000;
const environment = { now: () => NOW, random: (length: number) => new Uint8Array(length) };

/** What the panel holds after sandbox credentials were filled in over `before`. */
async function filled(schemeId: string, operationId: string, before: Inputs): Promise<Inputs> {
  const scheme = await loadScheme(schemeId);
  const operation = scheme && findOperation(scheme, operationId);
  if (!operation) throw new Error(`no operation ${schemeId}/${operationId}`);
  const id = { scheme: schemeId, operation: operationId };
  useComputeStore.getState().load(schemeId, operationId, before);
  fillIn({ id, scheme, operation }, { name: 'demo', values: {} }, environment);
  return panelOf(id).inputs;
}

it('takes the time and the nonce anew, so that a sample is not refused for its age', async () => {
  const inputs = await filled('paysera', 'mac', {
    ts: '1343818800',
    nonce: 'old',
    uri: '/rest/v1/mine',
    method: 'GET',
  });
  expect(inputs).toMatchObject({ ts: '1800000000', uri: '/rest/v1/mine', method: 'GET' });
  expect(inputs['nonce']).not.toBe('old');
});

it('lets a rising key rise', async () => {
  expect(await filled('paynet', 'auth', { key: '1706360400000' })).toMatchObject({ key: String(NOW) });
});

it('puts the one address of an operation back', async () => {
  expect(await filled('paysera', 'oauth-token', { uri: '/wallet/oauth/v1/' })).toMatchObject({
    uri: '/oauth/v1/token',
  });
});

it('gives a call without a body one to try, and keeps the one there is', async () => {
  expect((await filled('session-jwt', 'api-key', {}))['body']).toContain('"email":"alex@example.com"');
  expect((await filled('session-jwt', 'api-key', { body: '{}' }))['body']).toBe('{}');
});

async function operationOf(schemeId: string, operationId: string) {
  const scheme = await loadScheme(schemeId);
  const operation = scheme && findOperation(scheme, operationId);
  if (!operation) throw new Error(`no operation ${schemeId}/${operationId}`);
  return { id: { scheme: schemeId, operation: operationId }, scheme, operation };
}

it('says what it set, and one step back brings all of it back as it was', async () => {
  const target = await operationOf('paysera', 'mac');
  const { id } = target;
  const before = { client_id: 'mine', mac_key: 'typed by hand', ts: '1343818800', nonce: 'old' };
  const store = useComputeStore.getState();
  store.load(id.scheme, id.operation, {});
  for (const field of target.operation.fields)
    if (field.name in before) store.edit(id, field, before[field.name as keyof typeof before]);
  const values = { client_id: 'demo', mac_key: 'secret' };
  fillIn(target, { name: 'demo', values }, environment);
  expect(panelOf(id).inputs).toMatchObject(values);
  expect(panelOf(id).filled).toMatchObject({
    names: expect.arrayContaining(['client_id', 'mac_key']) as unknown,
    renewed: ['ts', 'nonce'],
  });
  store.undoFill(id);
  expect(panelOf(id).inputs).toEqual(before);
  expect(panelOf(id).filled).toBeUndefined();
  expect(useComputeStore.getState().shared['paysera']).toMatchObject({ mac_key: 'typed by hand' });
});

it('takes back all but what was changed by hand since', async () => {
  const target = await operationOf('paysera', 'mac');
  const { id } = target;
  const store = useComputeStore.getState();
  store.load(id.scheme, id.operation, { mac_key: 'typed', nonce: 'old' });
  fillIn(target, { name: 'demo', values: { mac_key: 'secret' } }, environment);
  const nonce = target.operation.fields.find(({ name }) => name === 'nonce');
  if (nonce) store.edit(id, nonce, 'mine');
  expect(panelOf(id).filled?.renewed).not.toContain('nonce');
  store.undoFill(id);
  expect(panelOf(id).inputs).toMatchObject({ mac_key: 'typed', nonce: 'mine' });
});

it('leaves what other panels of the scheme take over as it is by now, but for what it takes back', async () => {
  const target = await operationOf('paysera', 'mac');
  const { id } = target;
  const store = useComputeStore.getState();
  store.clear(id);
  store.load(id.scheme, id.operation, {});
  fillIn(target, { name: 'demo', values: { client_id: 'demo', mac_key: 'secret' } }, environment);
  const key = target.operation.fields.find(({ name }) => name === 'mac_key');
  if (key) store.edit(id, key, 'mine');
  store.undoFill(id);
  expect(useComputeStore.getState().shared['paysera']).toEqual({ mac_key: 'mine' });
});

it('has nothing to take back once the one field that was set is changed by hand', async () => {
  const { id, operation } = await operationOf('paysera', 'mac');
  const nonce = operation.fields.find(({ name }) => name === 'nonce');
  if (!nonce) throw new Error('no nonce');
  const store = useComputeStore.getState();
  store.fill(id, [[nonce, 'new']]);
  expect(panelOf(id).filled).toMatchObject({ names: [], renewed: ['nonce'] });
  store.edit(id, nonce, 'mine');
  expect(panelOf(id).filled).toBeUndefined();
});

const refusedWith = (code: string, last?: string) => ({
  at: NOW - 5000,
  server: { at: 1_000_000_000_000, verdict: { code, last } } as never,
});

it('mends an old time by the clock of the sandbox, a nonce by a new one, and no other refusal', async () => {
  const { operation } = await operationOf('paysera', 'mac');
  expect(mendOf(operation, refusedWith('timestamp-expired'))?.value(environment)).toBe('1000000005');
  expect(mendOf(operation, refusedWith('nonce-reused'))).toMatchObject({
    field: { name: 'nonce' },
    says: 'Send with a new nonce',
  });
  expect(mendOf(operation, refusedWith('signature-mismatch'))).toBeUndefined();
});

it('mends an old time in milliseconds by one in milliseconds', async () => {
  const { operation } = await operationOf('paysera', 'mac');
  const fields = operation.fields.map((field) =>
    field.kind === 'unixSeconds' ? { ...field, kind: 'unixMillis' as const } : field,
  );
  const mend = mendOf({ ...operation, fields }, refusedWith('timestamp-expired'));
  expect(mend?.value(environment)).toBe('1000000005000');
});

it('takes a key above the last one, however far ahead of the clock that was', async () => {
  const { operation } = await operationOf('paynet', 'auth');
  const ahead = refusedWith('key-not-rising', '99999999999999999999');
  expect(mendOf(operation, ahead)?.value(environment)).toBe('100000000000000000000');
  expect(mendOf(operation, refusedWith('key-not-rising', '7'))?.value(environment)).toBe('1000000005000');
});
