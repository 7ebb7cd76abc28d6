import { createHmac } from 'node:crypto';

import { expect, it } from 'vitest';

import { diagnosed } from './fixtures/diagnosed.ts';

const inputs = { publicKey: 'pub-1', privateKey: 'Priv"key_1234567890' };

const tokenWith = (claims: object, more: object = {}): string => {
  const signed = [{ alg: 'HS256', typ: 'JWT', ...more }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return [...signed, createHmac('sha256', inputs.privateKey).update(signed.join('.')).digest('base64url')].join('.');
};

it('a valid token in which its own key can be read is told so, by the name of the field alone', async () => {
  const answer = await diagnosed('paystar/bearer', inputs, { token: tokenWith(inputs) });
  expect(answer).toMatchObject({
    verdict: 'matches',
    warning: expect.stringContaining('privateKey can be read in it') as string,
  });
  expect(JSON.stringify(answer)).not.toContain('Priv');
});

it('another valid layout is just as valid', async () => {
  const answer = await diagnosed('paystar/bearer', inputs, { token: tokenWith({ publicKey: 'pub-1', iss: 'shop' }) });
  expect(answer.says).toContain('just as valid');
  expect(answer).not.toHaveProperty('warning');
});

it('of a token that is right only for a time, the times are told', async () => {
  const token = tokenWith({ publicKey: 'pub-1', nbf: 1_767_225_600, exp: 1_767_229_200 });
  const answer = await diagnosed('paystar/bearer', inputs, { token });
  expect(answer).toMatchObject({
    verdict: 'matches',
    warning: 'Before 2026-01-01T00:00:00Z (nbf) it is refused. From 2026-01-01T01:00:00Z (exp) on it is refused.',
  });
});

it('of a token whose header asks for an extension that nobody knows, that is told', async () => {
  const token = tokenWith({ publicKey: 'pub-1' }, { crit: ['b64'], b64: false });
  const answer = await diagnosed('paystar/bearer', inputs, { token });
  expect(answer).toMatchObject({
    verdict: 'matches',
    warning: expect.stringContaining('must refuse it (RFC 7515 section 4.1.11)') as string,
  });
});
