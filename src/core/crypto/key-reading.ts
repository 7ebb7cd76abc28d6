import type { Problem } from '../problem.ts';
import { weaknessOf, type RsaNumbers } from './weak-rsa.ts';
import type { KeyMaterial } from './webcrypto.ts';

/** A key that can check signatures: a public one, or a shared secret. */
export interface PublicKey {
  readonly material: KeyMaterial;
  readonly kind: 'RSA' | 'EC P-256' | 'HMAC';
  readonly bits: number;
}

/** A key with the list of what was done to read it, in words; or why it cannot be used. `short`: a warning that it is less than its algorithm asks for. */
export type KeyReading =
  | { readonly ok: true; readonly key: PublicKey; readonly conversions: readonly string[]; readonly short?: Problem }
  | { readonly ok: false; readonly problem: Problem };

/** A key that was refused. The words must quote nothing of what was pasted. */
export function keyProblem(code: string, expected: string, got: string, fix: string): KeyReading {
  return { ok: false, problem: { code, severity: 'error', expected, got, fix } };
}

/** `what` names the form only; nothing of the key is repeated. */
export function privateKeyPasted(what: string): KeyReading {
  return keyProblem(
    'private-key-pasted',
    'a public key',
    what,
    'Empty this field now and paste the public key. If the private key is in use anywhere, replace it: it has been on a clipboard and a screen.',
  );
}

/**
 * The key, or why signatures under it prove nothing. RFC 7518 sections 3.2 and 3.3: RS256 needs 2048
 * bits, HS256 a secret as long as its digest. What such a short key signed can be checked all the same, with a warning.
 */
export function judged(key: PublicKey, rsa: RsaNumbers | undefined, conversions: readonly string[]): KeyReading {
  const { kind, bits } = key;
  const least = { RSA: 2048, 'EC P-256': 256, HMAC: 256 }[kind];
  const fix = 'Use another key: signatures under this one can be forged.';
  const weakness = rsa && weaknessOf(rsa);
  if (weakness !== undefined) return keyProblem('key-weak', 'a sound RSA key', weakness, fix);
  if (bits >= least) return { ok: true, key, conversions };
  const expected = `a key of at least ${least} bits (RFC 7518 section ${kind === 'HMAC' ? '3.2' : '3.3'})`;
  const short: Problem = { code: 'key-too-short', severity: 'warning', expected, got: `one of ${bits} bits`, fix };
  return { ok: true, key, conversions, short };
}
