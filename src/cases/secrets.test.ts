import { expect, test } from 'vitest';
import { syncEngine } from '../core/crypto/sync.ts';
import { evaluateSync } from '../core/recipe/evaluate.ts';
import { base64, concat, field, hash, hex, hmac, utf8, type Expr } from '../core/recipe/expression.ts';
import { loadScheme } from '../schemes/registry.ts';
import { coveredText, type Hidden } from './export/cover.ts';
import { chosenCase } from './form.ts';
import { itemsOf, likenessOf, withoutSecrets } from './secrets.ts';

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

test('of an operation whose result is a password the other inputs are none, and nothing that is empty is secret', async () => {
  const bearer = (await loadScheme('paystar'))?.operations.find(({ id }) => id === 'bearer');
  if (!bearer) throw new Error('no paystar/bearer');
  const value = {
    scheme: 'paystar',
    operation: 'bearer',
    inputs: { publicKey: 'p', privateKey: '' },
    observed: { token: 't' },
  };
  expect(itemsOf(value, bearer).filter(({ isSecret }) => isSecret)).toEqual([
    { place: 'observed', name: 'token', text: 't', isSecret: true },
  ]);
  const { inputs, observed } = chosenCase(value, bearer, new Set(['inputs/publicKey']));
  expect([inputs, observed]).toEqual([{ publicKey: 'p' }, {}]);
});

test('what is made of a secret is covered: each unit that has a part of it, and a digest of nothing else', () => {
  const [key, name] = [field('key'), field('name')];
  const inputs = { key: 'secret!', name: 'me' };
  const covered = (expr: Expr<'text'>, hidden: Hidden = { fields: new Set(['key']) }) => {
    const outcome = evaluateSync([expr], inputs, syncEngine).get(expr);
    return outcome?.ok ? coveredText(outcome.value, hidden) : undefined;
  };
  const shown = (expr: Expr<'text'>) => covered(expr, { fields: new Set() });
  expect(covered(concat(name, ':', key, key, ':', key))).toBe('me:‹key›:‹key›');
  // Of bWVzZWNyZXQh the third letter has bits of both.
  expect(covered(base64(utf8(concat(name, key))))).toBe('bW‹key›');
  expect(covered(hex(utf8(concat(name, key))))).toBe('6d65‹key›');
  const digest = (text: Expr<'text'>) => hex(hash('SHA-256', utf8(text)));
  expect(covered(digest(key))).toBe('‹key›');
  expect(covered(digest(concat(key, ':')))).toBe('‹key›');
  expect(covered(digest(concat(name, key)))).toBe(shown(digest(concat(name, key))));
  expect(covered(concat('no field'))).toBe('no field');
  // Of a result that is a password only what is made with its key is covered.
  const made = { name: 'token', from: new Set(['key']) };
  const token = concat(name, '.', digest(name), '.', hex(hmac('SHA-256', utf8(key), utf8(name))));
  expect(covered(token, { fields: new Set(), made })).toBe(`me.${shown(digest(name))}.‹token›`);
});

test('a secret looks like one of a real account unless it was published with the samples or can be guessed', () => {
  const random = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
  expect(likenessOf(random, new Set([random]))).toBe('sample');
  expect(likenessOf(random, new Set())).toBe('live');
  expect(likenessOf('hunter2', new Set())).toBe('weak');
  // What names itself so is no example, however short.
  for (const named of ['sk_live_1', 'PROD-key']) expect(likenessOf(named, new Set()), named).toBe('live');
});
