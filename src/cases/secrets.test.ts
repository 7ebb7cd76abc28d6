import { expect, test } from 'vitest';
import { loadScheme } from '../schemes/registry.ts';
import { withoutSecrets } from './secrets.ts';

test('an observed token that never ends is a secret; a signature of one request is none', async () => {
  const kept = async (scheme: string, id: string, observed: Readonly<Record<string, string>>) => {
    const operation = (await loadScheme(scheme))?.operations.find((own) => own.id === id);
    if (!operation) throw new Error(`no ${scheme}/${id}`);
    return withoutSecrets({ scheme, operation: id, inputs: {}, observed }, operation).observed;
  };
  expect(await kept('paystar', 'bearer', { token: 'eyJh.eyJw.c2ln' })).toEqual({});
  expect(await kept('paynet', 'auth', { hash: '3a2a' })).toEqual({ hash: '3a2a' });
});
