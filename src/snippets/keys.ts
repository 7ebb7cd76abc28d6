import { readPublicKey } from '../core/crypto/keys.ts';
import type { PublicKey } from '../core/crypto/key-reading.ts';
import { publicPem } from '../core/crypto/pem.ts';
import type { SignatureName } from '../core/crypto/port.ts';
import { syncEngine } from '../core/crypto/sync.ts';
import type { Problem } from '../core/problem.ts';
import { evaluateSync, type Inputs } from '../core/recipe/evaluate.ts';
import type { Operation, SignedTest, Verifier } from '../core/scheme/define.ts';
import { verifierOf, withEvidence } from '../core/scheme/verify.ts';

/** The values with the public key as the PEM that programs take, and what it signs with; or why there is no program for it. */
export type KeyPlan =
  | { readonly ok: true; readonly values: Inputs; readonly algorithm?: SignatureName }
  | { readonly ok: false; readonly problem: Problem };

const ALGORITHM = { RSA: 'RS256', 'EC P-256': 'ES256', HMAC: 'HS256' } as const;

/** Reads the key as the verifier does; `observed` may name the one that is meant by its `kid`. An empty key is no problem here. */
export function planKey(operation: Operation, values: Inputs, observed: string): KeyPlan {
  const verifier = verifierOf(operation);
  const test = verifier?.checks.map((check) => check.test).find((own) => own.is === 'signed');
  if (!verifier || test?.key.op !== 'field') return { ok: true, values };
  const field = String(test.key.param);
  const pasted = values[field] ?? '';
  if (pasted.trim() === '') return { ok: true, values: { ...values, [field]: '' } };
  const reading = readPublicKey(pasted, kidOf(test, verifier, values, observed));
  if (!reading.ok) return { ok: false, problem: { ...reading.problem, field } };
  // Not every language's library takes such a key.
  if (reading.short) return { ok: false, problem: { ...reading.short, severity: 'error', field } };
  return written(reading.key, test, values, field);
}

function written(key: PublicKey, test: SignedTest, values: Inputs, field: string): KeyPlan {
  const refuse = (expected: string, got: string, fix: string): KeyPlan => ({
    ok: false,
    problem: { code: 'key-unusable', severity: 'error', field, expected, got, fix },
  });
  const algorithm = ALGORITHM[key.kind];
  if (algorithm === 'HS256')
    return refuse(
      'a public key, RSA or P-256',
      'a shared secret: whoever can check such a token can also make one',
      'The Verify view checks it; programs here check RS256 and ES256. For HS256 take the JWT library of your language and pin the algorithm to HS256 there.',
    );
  if (typeof test.algorithm === 'string' && test.algorithm !== algorithm)
    return refuse(`a key for ${test.algorithm}`, `one for ${algorithm}`, 'Use the key that the vendor signs with.');
  if (key.material.format === 'jwk' && forbids(key.material.jwk, algorithm))
    return refuse('a key that may check signatures', 'one whose alg, use or key_ops forbid it', 'Paste the other key.');
  const pem = publicPem(key);
  if (pem === undefined) return refuse('a whole key', 'a damaged one', 'Copy it again, whole.');
  return { ok: true, values: { ...values, [field]: pem }, algorithm };
}

/** RFC 7517 sections 4.2 to 4.4. */
function forbids({ alg, use, key_ops: operations }: JsonWebKey, algorithm: SignatureName): boolean {
  return (
    (alg !== undefined && alg !== algorithm) ||
    (use !== undefined && use !== 'sig') ||
    (Array.isArray(operations) && !operations.includes('verify'))
  );
}

function kidOf({ kid }: SignedTest, verifier: Verifier, values: Inputs, observed: string): string | undefined {
  if (!kid || observed === '') return undefined;
  const outcome = evaluateSync([kid], withEvidence(verifier, values, observed), syncEngine).get(kid);
  return outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : undefined;
}
