import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { DEMO_PUBLIC_KEY } from './demo-key.ts';
import { secretJwk, type SecretForm } from './shared-secret.ts';

/** RFC 7515 appendix A.1.1. */
const K = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';

function jwkOf(text: string, form: SecretForm): unknown {
  const reading = secretJwk(text, form);
  return reading.ok ? JSON.parse(reading.jwk) : reading.problem.code;
}

describe('a shared secret', () => {
  it('as text is its UTF-8, to the character', () => {
    const text = ' clé à 256 bits, pas moins, avec espaces ';
    const reading = secretJwk(text, 'text');
    const key = reading.ok ? Buffer.from((JSON.parse(reading.jwk) as { k: string }).k, 'base64url') : '';
    expect(createHmac('sha256', key).update('x').digest('hex')).toBe(
      createHmac('sha256', text).update('x').digest('hex'),
    );
  });

  it('in base64 of either alphabet, padded or not, is its bytes', () => {
    expect(jwkOf(K, 'base64url')).toEqual({ kty: 'oct', k: K });
    const padded = Buffer.from(K, 'base64url').toString('base64');
    expect(padded).toMatch(/[+/].*=$/);
    expect(jwkOf(` ${padded}\n`, 'base64url')).toEqual({ kty: 'oct', k: K });
  });

  it('that is a JWK already stays as it is', () => {
    expect(jwkOf(`{"kty":"oct","k":"${K}"}`, 'text')).toEqual({ kty: 'oct', k: K });
  });

  it.each([
    [DEMO_PUBLIC_KEY, 'text', 'public-key-as-secret'],
    ['-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----', 'text', 'private-key-pasted'],
    ['not base64!', 'base64url', 'secret-not-base64url'],
    ['abcde', 'base64url', 'secret-not-base64url'],
  ] as const)('is refused with a reason: %#', (text, form, code) => {
    expect(jwkOf(text, form)).toBe(code);
  });
});
