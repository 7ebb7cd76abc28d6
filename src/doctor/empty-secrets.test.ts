import { expect, it } from 'vitest';
import { operationAt } from './fixtures/diagnosed.ts';
import { emptySecrets } from '../core/scheme/empty-secrets.ts';

it('names the secrets that are missing, and no token that was received', async () => {
  const webhook = await operationAt('aeterna/webhook');
  expect(emptySecrets(webhook, { body: '{}' })).toEqual(['SecretToken']);
  expect(emptySecrets(webhook, { SecretToken: 'a' })).toEqual([]);
  expect(emptySecrets(await operationAt('session-jwt/token'), { 'public key': 'a key' })).toEqual([]);
});
