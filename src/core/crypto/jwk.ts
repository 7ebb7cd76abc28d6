import { decodeBase64 } from '../bytes/base64.ts';
import { integerBits } from '../bytes/der.ts';
import { judged, keyProblem, privateKeyPasted, type KeyReading, type PublicKey } from './key-reading.ts';
import type { RsaNumbers } from './weak-rsa.ts';

type Members = Readonly<Record<string, unknown>>;

/** A JWK, or the key of a JWKS that `kid` names (RFC 7517 sections 4 and 5). */
export function readJwk(text: string, kid: string, conversions: readonly string[]): KeyReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('key-unreadable', 'a JWK or a JWKS', 'text that is not JSON', 'Copy it again, whole.');
  }
  const keys = Array.isArray(value)
    ? value
    : isMembers(value) && Array.isArray(value['keys'])
      ? value['keys']
      : undefined;
  if (keys) return fromSet(keys.filter(isMembers), kid, conversions);
  return isMembers(value)
    ? fromJwk(value, conversions)
    : fail('key-unreadable', 'a JWK or a JWKS', 'other JSON', 'Paste the key object itself.');
}

function fromSet(keys: readonly Members[], kid: string, conversions: readonly string[]): KeyReading {
  if (keys.some(isPrivate)) return privateKeyPasted('a JWKS with private keys in it');
  // RFC 8725 section 3.2 in spirit: a set is public or secret. In a mixture somebody published a secret, or invites confusion.
  if (keys.some((key) => key['kty'] === 'oct') && keys.some((key) => key['kty'] !== 'oct'))
    return fail(
      'key-set-mixed',
      'a set of public keys, or of secrets',
      'a set that mixes them',
      'Paste the one key instead; a secret has no place in a published set.',
    );
  const named = kid === '' ? keys : keys.filter((key) => key['kid'] === kid);
  const [first, ...more] = named.length === 0 && keys.length === 1 && keys[0]?.['kid'] === undefined ? keys : named;
  if (!first)
    return fail(
      'key-not-found',
      kid === '' ? 'a key in the set' : 'a key with the kid of the token',
      `${keys.length} keys, none of them`,
      'The vendor may have changed its keys: fetch the set again.',
    );
  if (more.length > 0)
    return fail(
      'key-ambiguous',
      'one key that is meant',
      `${named.length} keys${kid === '' ? ', and no kid to choose by' : ' with the same kid'}`,
      'Paste the one key instead of the whole set.',
    );
  const isNamed = kid !== '' && first['kid'] === kid;
  return fromJwk(first, [...conversions, isNamed ? 'the key was chosen by kid' : 'the only key of a JWKS was taken']);
}

function fromJwk(jwk: Members, conversions: readonly string[]): KeyReading {
  if (isPrivate(jwk)) return privateKeyPasted('a JWK with private members');
  const { kty, crv } = jwk;
  const numbers = numbersOf(jwk);
  if (!numbers)
    return fail(
      'key-kind',
      'a JWK of kty RSA, EC (P-256) or oct with its members in base64url',
      `kty ${typeof kty === 'string' ? JSON.stringify(kty) : 'absent'}${typeof crv === 'string' ? `, crv ${JSON.stringify(crv)}` : ''}`,
      'Use the key the vendor signs with, and copy it whole.',
    );
  return judged({ material: { format: 'jwk', jwk }, kind: numbers.kind, bits: numbers.bits }, numbers.rsa, conversions);
}

interface Numbers {
  readonly kind: PublicKey['kind'];
  readonly bits: number;
  readonly rsa?: RsaNumbers;
}

/** Kind and size of the key; undefined when a member is missing or malformed. */
function numbersOf(jwk: Members): Numbers | undefined {
  const octets = (name: string) => {
    const value = jwk[name];
    return typeof value === 'string' && value !== '' ? decodeBase64(value, 'base64url') : undefined;
  };
  switch (jwk['kty']) {
    case 'RSA': {
      const [n, e] = [octets('n'), octets('e')];
      return n && e && { kind: 'RSA', bits: integerBits(n), rsa: { n, e } };
    }
    case 'EC':
      return jwk['crv'] === 'P-256' && octets('x') && octets('y') ? { kind: 'EC P-256', bits: 256 } : undefined;
    case 'oct': {
      const secret = octets('k');
      return secret && { kind: 'HMAC', bits: secret.length * 8 };
    }
    default:
      return undefined;
  }
}

function isPrivate(jwk: Members): boolean {
  return jwk['kty'] !== 'oct' && ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth'].some((name) => name in jwk);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const fail = keyProblem;
