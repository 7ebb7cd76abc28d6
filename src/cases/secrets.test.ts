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

test('a shared secret or a private key in the place of a public key is a secret; a public key is none', async () => {
  const operation = (await loadScheme('session-jwt'))?.operations.find(({ id }) => id === 'token');
  if (!operation) throw new Error('no session-jwt/token');
  const kept = (key: string) =>
    withoutSecrets(
      { scheme: 'session-jwt', operation: 'token', inputs: { 'public key': key }, observed: {} },
      operation,
    ).inputs;
  const jwk =
    '{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}';
  for (const secret of [
    '{"kty":"oct","k":"c2VjcmV0"}',
    '{"keys":[{ "kty" : "oct", "k":"c2VjcmV0"}]}',
    'my hmac secret!',
    '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----',
    jwk.replace('}', ',"d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}'),
  ])
    expect(kept(secret), secret).toEqual({});
  // What cannot be used, and is public all the same: a set that needs a kid, a key for SSH, a damaged PEM.
  for (const open of [jwk, '', `[${jwk},${jwk}]`, 'ssh-ed25519 AAAAC3NzaC1lZDI1', '-----BEGIN PUBLIC KEY-----\nMIIB'])
    expect(kept(open), open).toEqual({ 'public key': open });
});
