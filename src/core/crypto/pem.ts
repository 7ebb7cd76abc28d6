import { decodeBase64, encodeBase64 } from '../bytes/base64.ts';
import type { Octets } from '../bytes/octets.ts';
import { spkiOfPoint, spkiOfRsa } from './der-key.ts';
import type { PublicKey } from './key-reading.ts';

/** The key as PEM (RFC 7468 section 13), whatever form it was pasted in; undefined for secrets and damaged numbers. */
export function publicPem({ material }: Pick<PublicKey, 'material'>): string | undefined {
  const spki = material.format === 'jwk' ? spkiOfJwk(material.jwk) : material.der;
  return spki && pem('PUBLIC KEY', spki);
}

/** RFC 7468: base64 in lines of 64 between the labels. */
export function pem(label: string, der: Octets | ArrayBuffer): string {
  const lines = encodeBase64(new Uint8Array(der), 'base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function spkiOfJwk({ kty, n, e, x, y }: JsonWebKey): Octets | undefined {
  const [first, second] = (kty === 'RSA' ? [n, e] : kty === 'EC' ? [x, y] : []).map((member) =>
    member === undefined ? undefined : decodeBase64(member, 'base64url'),
  );
  if (!first || !second) return undefined;
  return kty === 'RSA' ? spkiOfRsa({ n: first, e: second }) : spkiOfPoint(first, second);
}
