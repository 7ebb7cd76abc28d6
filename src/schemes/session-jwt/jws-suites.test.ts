import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { verifyOperation } from '../../core/scheme/verify.ts';
import { token } from './token.ts';

interface Published {
  readonly id: string;
  readonly inputs: { readonly jws: unknown; readonly key?: unknown; readonly keys?: unknown };
  readonly valid: boolean;
  readonly note: string;
  readonly verified: boolean;
}

const PUBLIC = new URL('../../../../shared/vectors/public/', import.meta.url);
const SUITES = ['jws-wycheproof.json', 'jws-rfc7515.json', 'jws-rfc7520.json'];
const present = SUITES.filter((name) => existsSync(new URL(name, PUBLIC)));

/** Compact tokens only, with the key as somebody would paste it. */
function vectorsOf(name: string) {
  const { vectors } = JSON.parse(readFileSync(new URL(name, PUBLIC), 'utf8')) as {
    readonly vectors: readonly Published[];
  };
  return vectors.flatMap(({ inputs, ...rest }) => {
    const key = inputs.key ?? (inputs.keys ? { keys: inputs.keys } : undefined);
    return typeof inputs.jws === 'string' ? [{ ...rest, jws: inputs.jws, key: JSON.stringify(key ?? '') }] : [];
  });
}

async function signatureOf(jws: string, key: string) {
  const verdict = await verifyOperation(token, { 'public key': key }, jws, webcryptoEngine);
  return { verdict, signature: verdict.rows.find((row) => row.name === 'signature')?.state };
}

describe('the token verifier', () => {
  for (const name of present) {
    it(`accepts no invalid token of ${name}`, async () => {
      const accepted: string[] = [];
      for (const { id, jws, key, note } of vectorsOf(name).filter(({ valid, verified }) => !valid && verified)) {
        const { verdict, signature } = await signatureOf(jws, key);
        if (verdict.ok || signature === 'ok') accepted.push(`${id}: ${note}`);
      }
      expect(accepted).toEqual([]);
    });

    it(`finds the signature good in every valid token of ${name} whose algorithm it has and whose key is long enough`, async () => {
      const refused: string[] = [];
      let good = 0;
      for (const { id, jws, key, note } of vectorsOf(name).filter(({ valid, verified }) => valid && verified)) {
        const { verdict, signature } = await signatureOf(jws, key);
        if (signature === 'ok') good += 1;
        else if (!BEYOND.has(verdict.code)) refused.push(`${id} ${verdict.code}: ${note}`);
      }
      expect(refused).toEqual([]);
      expect(good).toBeGreaterThan(0);
    });
  }

  it('sees the published suites when they are on this machine', () => {
    if (present.length === 0)
      process.stderr.write('The published JWS suites are not here; their tests were left out.\n');
    expect([0, SUITES.length]).toContain(present.length);
  });
});

/** What is not supported on purpose: other algorithms and curves, short keys, extensions. */
const BEYOND = new Set(['alg-not-allowed', 'key-kind', 'key-too-short', 'crit-not-understood']);
