import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { DEMO_PUBLIC_KEY } from './demo-key.ts';
import { readPublicKey } from './keys.ts';
import { publicPem } from './pem.ts';

const pemOf = (text: string) => {
  const reading = readPublicKey(text);
  return reading.ok ? publicPem(reading.key) : reading.problem.code;
};

it('writes every public key as Node does', () => {
  const rsa = createPublicKey({ key: JSON.parse(DEMO_PUBLIC_KEY), format: 'jwk' });
  const pairs = Array.from({ length: 20 }, () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
  for (const key of [rsa, generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey, ...pairs]) {
    const pem = String(key.export({ format: 'pem', type: 'spki' }));
    expect(pemOf(JSON.stringify(key.export({ format: 'jwk' })))).toBe(pem);
    expect(pemOf(pem.replaceAll('\n', '\r\n '))).toBe(pem);
  }
  expect(pemOf(String(rsa.export({ format: 'pem', type: 'pkcs1' })))).toBe(
    String(rsa.export({ format: 'pem', type: 'spki' })),
  );
});

it('has no PEM for a secret, nor for a point that is cut short', () => {
  expect(pemOf(JSON.stringify({ kty: 'oct', k: 'A'.repeat(43) }))).toBeUndefined();
  expect(pemOf(JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'A'.repeat(43) }))).toBeUndefined();
});
