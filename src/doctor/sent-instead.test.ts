import { describe, expect, it } from 'vitest';

import { diagnosed } from './fixtures/diagnosed.ts';

const inputs = {
  PublicToken: 'pub_0123456789',
  SecretToken: 'sent-instead-1',
  Email: 'ann@shop.example',
  'X-App-Access-Ts': '1764000123',
};

describe('something else sent for the signature', () => {
  it.each([
    ['sent-instead-1', 'secret-sent-as-signature', 'sends SecretToken itself as X-App-Access-Sig'],
    [
      Buffer.from('sent-instead-1').toString('base64'),
      'secret-sent-as-signature',
      'sends the base64 of SecretToken, and no signature, as X-App-Access-Sig',
    ],
    [
      'pub_0123456789',
      'secret-sent-as-signature',
      'sends the value of PublicToken, and no signature, as X-App-Access-Sig',
    ],
    [
      '1764000123ann@shop.example\n',
      'secret-sent-as-signature',
      'sends signStr, and no signature, as X-App-Access-Sig',
    ],
    [
      'System.Byte[]',
      'byte-array-to-string',
      'sends System.Byte[], what a language prints for an array of bytes, as X-App-Access-Sig',
    ],
    [
      '[B@6d06d69c',
      'byte-array-to-string',
      'sends [B@6d06d69c, what a language prints for an array of bytes, as X-App-Access-Sig',
    ],
  ])('is named without a search: %s', async (sent, cause, says) => {
    const found = await diagnosed('aeterna/request', inputs, { 'X-App-Access-Sig': sent });
    expect(found.explanations[0]).toMatchObject({ causes: [cause], says: `Your code ${says}.` });
    expect(found.tried).toBe(1);
  });

  it('is the beginning of a token whose signature was lost', async () => {
    const keys = { publicKey: 'pk_1', privateKey: 'sk_secret_1' };
    const token = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJwdWJsaWNLZXkiOiJwa18xIn0';
    const found = await diagnosed('paystar/bearer', keys, { token });
    expect(found.explanations[0]).toMatchObject({
      causes: ['truncated'],
      says: 'Your code sends signing input alone as token, and loses the rest.',
    });
  });

  it('is not taken for it where it only looks like it', async () => {
    const found = await diagnosed('aeterna/request', inputs, { 'X-App-Access-Sig': 'pub_0123456788' });
    expect(found.verdict).toBe('not-found');
  }, 60_000);
});
