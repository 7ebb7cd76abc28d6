import { decodeBase64, encodeBase64 } from '../bytes/base64.ts';
import { encodeUtf8, withoutEnd } from '../bytes/text.ts';
import type { Problem } from '../problem.ts';
import { readPublicKey } from './keys.ts';

/** How a shared secret is written: as text, whose UTF-8 is the key, or as base64 of the key, in either alphabet. */
export type SecretForm = 'text' | 'base64url';

export type SecretReading =
  | { readonly ok: true; readonly jwk: string }
  | { readonly ok: false; readonly problem: Problem };

/**
 * A shared secret as an oct JWK (RFC 7518 section 6.4), or why it is none. One that is a JWK already stays as it is. The
 * words quote nothing of it.
 */
export function secretJwk(text: string, form: SecretForm): SecretReading {
  const reading = readPublicKey(text);
  if (reading.ok && reading.key.kind === 'HMAC') return { ok: true, jwk: text };
  if (reading.ok) return { ok: false, problem: PUBLIC_KEY };
  if (reading.problem.code === 'private-key-pasted') return { ok: false, problem: PRIVATE_KEY };
  const key = form === 'text' ? encodeUtf8(text) : fromBase64(text);
  if (!key) return { ok: false, problem: NOT_BASE64 };
  return { ok: true, jwk: JSON.stringify({ kty: 'oct', k: encodeBase64(key, 'base64url') }) };
}

function fromBase64(text: string) {
  const letters = withoutEnd(text.trim(), '=').replaceAll('+', '-').replaceAll('/', '_');
  return decodeBase64(letters, 'base64url');
}

const problem = (code: string, expected: string, got: string, fix: string): Problem => ({
  code,
  severity: 'error',
  expected,
  got,
  fix,
});

const PUBLIC_KEY = problem(
  'public-key-as-secret',
  'a secret that two parties share',
  'a public key',
  'Anyone has it, and so anyone can compute this HMAC: that is the algorithm-confusion attack. A verifier that takes it must pin its algorithm.',
);

const PRIVATE_KEY = problem(
  'private-key-pasted',
  'a secret that two parties share',
  'a private key',
  'Empty this box now. If the private key is in use anywhere, replace it: it has been on a clipboard and a screen.',
);

const NOT_BASE64 = problem(
  'secret-not-base64url',
  'base64url (A-Z, a-z, 0-9, - and _)',
  'other characters, or a length that no bytes have',
  'Copy it again, whole, or choose text.',
);
