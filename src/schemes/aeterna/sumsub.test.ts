import { describe, expect, it } from 'vitest';
import { syncEngine } from '../../core/crypto/sync.ts';
import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { evaluateSync } from '../../core/recipe/evaluate.ts';
import { recognise } from '../../core/scheme/confusable.ts';
import { scheme } from './index.ts';
import { sumsub } from './sumsub.ts';
import vectors from './vectors.json' with { type: 'json' };

const PATHS: Readonly<Record<string, readonly [method: string, path: string]>> = {
  'sumsub-01': ['GET', '/resources/applicants/-/count'],
  'sumsub-02': ['post', '/resources/accessTokens/sdk'],
};

describe('a signature of Sumsub', () => {
  it.each(Object.keys(PATHS))('is recognised once method and path are known: %s', async (id) => {
    const vector = vectors.find((candidate) => candidate.id === id);
    const [method = '', path = ''] = PATHS[id] ?? [];
    const observed = vector?.observed?.['X-App-Access-Sig'] ?? '';
    const names = async (inputs: Readonly<Record<string, string>>, value: string) =>
      (await recognise(scheme, 'request', { ...vector?.inputs, ...inputs }, value, webcryptoEngine)).map(
        (found) => found.name,
      );
    expect(await names({ method, path }, observed)).toEqual(['Sumsub']);
    const [string] = sumsub.steps;
    const inputs = { ...vector?.inputs, method, path };
    const outcome = string && evaluateSync([string.expr], inputs, syncEngine).get(string.expr);
    expect(outcome?.ok && outcome.value.kind === 'text' && outcome.value.text).toBe(
      `1767225600${method.toUpperCase()}${path}${vector?.inputs['body']}`,
    );
    expect(await names({ method, path }, observed.toUpperCase())).toEqual(['Sumsub']);
    expect(await names({ method, path: '/' }, observed)).toEqual([]);
    expect(await names({ method, path, SecretToken: '' }, observed)).toEqual([]);
    expect(await recognise(scheme, 'webhook', { method, path }, observed, webcryptoEngine)).toEqual([]);
  });
});
