import { expect, it } from 'vitest';

import type { Inputs } from '../../core/recipe/evaluate.ts';
import { findOperation } from '../../core/scheme/define.ts';
import { loadScheme } from '../../schemes/registry.ts';
import { fillIn } from './send.ts';
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
