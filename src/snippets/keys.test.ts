import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';

import { findOperation } from '../core/scheme/define.ts';
import { loadScheme } from '../schemes/registry.ts';
import { planKey } from './keys.ts';

it('plans no program for a key that not every library takes', async () => {
  const scheme = await loadScheme('session-jwt');
  const token = scheme && findOperation(scheme, 'token');
  if (!token) throw new Error('no such operation');
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  expect(planKey(token, { 'public key': pem }, '')).toMatchObject({
    ok: false,
    problem: { code: 'key-too-short', severity: 'error', field: 'public key' },
  });
});
