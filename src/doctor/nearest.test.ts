import { describe, expect, it } from 'vitest';
import { factsOf } from './code/facts.ts';
import { codeFixes, LANGUAGES } from './code/index.ts';
import { findOperation } from '../core/scheme/define.ts';
import { loadScheme } from '../schemes/registry.ts';
import { diagnosed } from './fixtures/diagnosed.ts';

// Mistakes the catalogue has no id of its own for carry the nearest one: what is told must be true of them all the same.

const inputs = { SecretToken: 'nearest-test-1', body: '{"id": 5, "name": "Zoe"}' };

/** Printed by Python 3.11: b32encode, a base58 by hand, and bash's echo of a text in double quotes. */
const TOLD: readonly (readonly [observed: string, cause: string, says: string, fix: RegExp])[] = [
  [
    'I2VZG5SWTRCLLFVKQML3J2ROVC6REXTPIKBKF57GPWKORTOFNJUQ====',
    'output-base64-not-hex',
    'writes the digest as base32',
    /^Encode the raw bytes of the digest once, in the documented form\.$/,
  ],
  [
    '5ksHL8cCjbWjQyemKDihYtKtUTGLMQY6B5dVLGd7iWpg',
    'output-base64-not-hex',
    'writes the digest as base58',
    /^Encode the raw bytes of the digest once, in the documented form\.$/,
  ],
  [
    'ba3508e3162a3568a08bb929b64a0b6409516c95f255522c9396f5f02ced40c2',
    'quotes-around-message',
    'loses body’s double quotes to the shell',
    /^Put the text between single quotes, or read it from a file: the shell takes double quotes away\.$/,
  ],
];

describe('a mistake that goes by the nearest cause', () => {
  it.each(TOLD)('is told as what it is: %s', async (observed, cause, says, fix) => {
    const { explanations } = await diagnosed('aeterna/webhook', inputs, { 'X-Signature': observed });
    const [first] = explanations;
    expect(first?.causes).toEqual([cause]);
    expect(first?.says).toBe(`Your code ${says}.`);
    expect(first?.fix).toMatch(fix);
  });

  it('shows no change of code that is not theirs', async () => {
    const scheme = await loadScheme('aeterna');
    const operation = scheme && findOperation(scheme, 'webhook');
    if (!operation) throw new Error('no aeterna/webhook');
    for (const [observed, cause, says] of TOLD) {
      const { explanations } = await diagnosed('aeterna/webhook', inputs, { 'X-Signature': observed });
      const phrases = explanations[0]?.phrases ?? [];
      expect(phrases.map((phrase) => phrase.causes)).toEqual([[cause]]);
      for (const { value } of LANGUAGES) {
        const told = { phrases, computed: 'ab'.repeat(32), facts: factsOf(operation) };
        expect([says, value, codeFixes([cause], value, told)]).toEqual([says, value, []]);
      }
    }
  });

  it('has words of its own beside those of another mistake', async () => {
    const observed = 'BA3508E3162A3568A08BB929B64A0B6409516C95F255522C9396F5F02CED40C2';
    const { explanations } = await diagnosed('aeterna/webhook', inputs, { 'X-Signature': observed });
    expect(explanations[0]?.causes).toEqual(['hex-case', 'quotes-around-message']);
    expect(explanations[0]?.fix).toMatch(
      /the shell takes double quotes away\. Write the hex digits in the documented case/,
    );
  });
});
