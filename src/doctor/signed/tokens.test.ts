import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { diagnosed } from '../fixtures/diagnosed.ts';

// Tokens as issuers and mistaken code make them, signed by Node's OpenSSL.

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PEM = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();

describe('the doctor, on tokens', () => {
  const part = (text: string): string => Buffer.from(text).toString('base64url');
  const claims = '{"id":"7","exp":1700001800,"iat":1700000000,"name":"Zoë/x"}';
  const mint = (header: string, payload: string): string => {
    const input = `${part(header)}.${part(payload)}`;
    const isEc = header.includes('ES256');
    const signature = isEc
      ? createSign('sha256').update(input).sign({ key: ec.privateKey, dsaEncoding: 'ieee-p1363' })
      : createSign('sha256').update(input).sign(rsa.privateKey);
    return `${input}.${signature.toString('base64url')}`;
  };
  const RS = mint('{"alg":"RS256","typ":"JWT"}', claims);
  const ES = mint('{"alg":"ES256","typ":"JWT"}', claims);
  const EC_PEM = ec.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const token = (accessToken: string, key = PEM, now = '1700000100') =>
    diagnosed('session-jwt/token', { 'public key': key, now }, { accessToken });

  it('says of a good one that it matches', async () => {
    expect((await token(RS)).verdict).toBe('matches');
    expect((await token(ES, EC_PEM)).verdict).toBe('matches');
  });

  const [head = '', body = '', signature = ''] = RS.split('.');
  const [esHead = '', esBody = '', esSignature = ''] = ES.split('.');
  const der = createSign('sha256').update(`${esHead}.${esBody}`).sign(ec.privateKey).toString('base64url');
  const hs = `${part('{"alg":"HS256","typ":"JWT"}')}.${body}`;
  const confused = `${hs}.${createHmac('sha256', PEM).update(hs).digest('base64url')}`;
  const raw = Buffer.from(esSignature, 'base64url');
  const swapped = Buffer.concat([raw.subarray(32), raw.subarray(0, 32)]).toString('base64url');
  const mixed = '{"sub":"7","role":"user","iat":1700000000,"exp":1700001800,"aud":"shop"}';
  const sorted = '{"aud":"shop","exp":1700001800,"iat":1700000000,"role":"user","sub":"7"}';
  const ofMixed = mint('{"alg":"RS256","typ":"JWT"}', mixed).split('.')[2] ?? '';
  const rewritten = part(JSON.stringify(JSON.parse(claims), undefined, 1));
  const ones: readonly (readonly [what: string, token: string, key: string, now: string, cause: string])[] = [
    ['with Bearer', `Bearer ${RS}`, PEM, '1700000100', 'bearer-prefix'],
    ['with Bearer twice', `Bearer Bearer ${RS}`, PEM, '1700000100', 'bearer-prefix'],
    ['with JWT', `JWT ${RS}`, PEM, '1700000100', 'bearer-prefix'],
    ['in a command', `-H 'Authorization: Bearer ${RS}' -i`, PEM, '1700000100', 'bearer-prefix'],
    ['in a cookie', `accessToken=${RS}; Path=/`, PEM, '1700000100', 'prefix-missing-or-included'],
    ['in quotes', `"${RS}"`, PEM, '1700000100', 'quotes-around-message'],
    ['percent-encoded', `${RS}%3D%3D`, PEM, '1700000100', 'url-encoding'],
    [
      'with another header',
      `${part('{"alg":"RS256","typ":"JWT","kid":"a"}')}.${body}.${signature}`,
      PEM,
      '1700000100',
      'token-tampered',
    ],
    ['that was sorted', `${head}.${part(sorted)}.${ofMixed}`, PEM, '1700000100', 'json-key-order'],
    [
      'written in Latin-1',
      `${head}.${Buffer.from(claims, 'latin1').toString('base64url')}.${signature}`,
      PEM,
      '1700000100',
      'charset-platform-default',
    ],
    ['of ECDSA with s first', `${esHead}.${esBody}.${swapped}`, EC_PEM, '1700000100', 'signature-byte-order'],
    ['with padding', `${head}.${body}.${signature}==`, PEM, '1700000100', 'base64url-vs-base64'],
    ['expired', RS, PEM, '1700001800', 'clock-skew'],
    ['issued in the future', RS, PEM, '1699996400', 'clock-skew'],
    ['judged in milliseconds', RS, PEM, '1700000100000', 'timestamp-ms-vs-s'],
    ['whose alg is none', `${part('{"alg":"none"}')}.${body}.`, PEM, '', 'jwt-alg-confusion'],
    ['with the PEM for an HMAC secret', confused, PEM, '1700000100', 'jwt-alg-confusion'],
    ['written again', `${head}.${rewritten}.${signature}`, PEM, '1700000100', 'body-reserialised-json'],
    [
      'that was made to last',
      `${head}.${part(claims.replace('1700001800', '1800000000'))}.${signature}`,
      PEM,
      '1700000100',
      'token-tampered',
    ],
    ['of ECDSA in DER', `${esHead}.${esBody}.${der}`, EC_PEM, '1700000100', 'signature-der-not-raw'],
    ['of ECDSA written again', `${esHead}.${rewritten}.${esSignature}`, EC_PEM, '1700000100', 'body-reserialised-json'],
  ];
  it.each(ones)('explains a token %s', async (_, observed, key, now, cause) => {
    const found = await token(observed, key, now);
    expect(found.verdict).toBe('explained');
    expect(found.explanations.flatMap(({ causes }) => causes)).toContain(cause);
  });

  it('does not explain a token that somebody edited, and asks for a key where there is none', async () => {
    const edited = await token(`${head}.${part(claims.replace('"7"', '"8"'))}.${signature}`);
    expect(edited.verdict).toBe('not-found');
    expect(edited.shown).toBe('The key signed other bytes than these.');
    expect(edited.says).toContain('over bytes whose digest (SHA-256) is ');
    expect((await token(RS, '')).verdict).toBe('unusable');
  });
});
