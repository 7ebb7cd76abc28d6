import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formsOf, masked, secretStretches } from './secret-forms.ts';

const covered = (text: string, forms: readonly string[] = []) =>
  secretStretches(text, forms).map(({ start, end }) => text.slice(start, end));

describe('what is covered while the page is presented', () => {
  it('is a secret in every form in which a screen shows it', () => {
    const secret = 'a+b/"c"=ü';
    const shown = [
      secret,
      JSON.stringify({ key: secret }),
      `key=${encodeURIComponent(secret)}`,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('hex').toUpperCase(),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('base64url'),
    ];
    for (const text of shown) expect(covered(`before ${text} after`, formsOf(secret)).length, text).toBeGreaterThan(0);
  });

  it('is every occurrence, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]{6,20}$/),
        fc.array(fc.stringMatching(/^[ .,A-Z]{0,12}$/), { minLength: 1, maxLength: 5 }),
        (secret, between) => {
          expect(covered(between.join(secret), [secret])).toEqual(Array(between.length - 1).fill(secret));
        },
      ),
    );
  });

  it('is what opens an account by its place: tokens in answers, passwords in forms, a whole JWT', () => {
    expect(covered('{"accessToken":"abc.def","expiresIn":1}')).toEqual(['abc.def']);
    expect(covered('{"mac_key" : "x\\"y", "access_token":"t-1"}')).toEqual(['x\\"y', 't-1']);
    expect(covered('grant_type=x&refresh_token=r1&scope=a')).toEqual(['r1']);
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJlLW9mLWEtdG9rZW4';
    expect(covered(`Authorization: Bearer ${jwt}`)).toEqual([jwt]);
    // Once seen, its signature is covered where it stands alone, too.
    expect(covered(`${jwt} and c2lnbmF0dXJlLW9mLWEtdG9rZW4`)).toHaveLength(2);
    expect(covered('-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----')).toEqual(['\nMIIB\n']);
  });

  it('is not in a text that is masked, and what is not secret stays there', () => {
    const part = fc.stringMatching(/^[\w-]{16,60}$/);
    fc.assert(
      fc.property(part, part, part, fc.stringMatching(/^[a-z ]{0,20}$/), (head, payload, signature, words) => {
        const jwt = `eyJ${head}.${payload}.${signature}`;
        const text = JSON.stringify({ data: { accessToken: jwt, expiresIn: 7 }, words, again: `Bearer ${jwt}` });
        const shown = masked(text, []);
        for (const secret of [head, payload, signature]) expect(shown).not.toContain(secret);
        expect(shown).toBe(
          JSON.stringify({
            data: { accessToken: '•'.repeat(24), expiresIn: 7 },
            words,
            again: `Bearer ${'•'.repeat(24)}`,
          }),
        );
      }),
    );
    expect(masked('key=abcdef&x=1', ['abcdef'])).toBe('key=••••••&x=1');
  });

  it('is not what proves and does not open, nor a text too short to hide', () => {
    expect(covered('X-App-Access-Sig: 3bf510cd21f8b3f0c2969f9030014fbf6624fa5dfce94d6ca628c9368c2b7950')).toEqual([]);
    expect(covered('{"error":{"code":"signature-mismatch"}}')).toEqual([]);
    expect(formsOf('abc')).toEqual([]);
    expect(formsOf('    ')).toEqual([]);
  });
});
