import { createHmac } from 'node:crypto';

import { expect, it } from 'vitest';

import { diagnosed } from './fixtures/diagnosed.ts';

const inputs = { publicKey: 'pub-1', privateKey: 'Priv"key_1234567890' };

const tokenWith = (claims: object): string => {
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
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
