import { pem } from '../crypto/pem.ts';

/** What a client certificate is made for here. */
export type KeyType = 'EC P-256' | 'RSA-2048';
/** What `createKeyPair` makes; a choice that is none of them is taken for the first. */
export const KEY_TYPES: readonly KeyType[] = ['EC P-256', 'RSA-2048'];

/** Extractable, so that the owner can take the private key away; it is kept nowhere else. */
export function createKeyPair(type: KeyType): Promise<CryptoKeyPair> {
  const kind =
    type === 'EC P-256'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
  return crypto.subtle.generateKey(kind, true, ['sign', 'verify']);
}

/** The algorithm that keys of this type sign requests and certificates with. */
export function signingAlgorithm({ algorithm }: CryptoKey) {
  return { name: algorithm.name, hash: 'SHA-256' };
}

/** The private key as PKCS#8 PEM (RFC 5958, RFC 7468 section 10). */
export async function privateKeyPem(pair: CryptoKeyPair): Promise<string> {
  return pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', pair.privateKey));
}

/** A serial number of 16 octets in hex, positive and never shorter (RFC 5280 section 4.1.2.2), from injected randomness. */
export function freshSerial(random: (octets: number) => Uint8Array): string {
  const octets = [...random(16)];
  octets[0] = ((octets[0] ?? 0) & 0x3f) | 0x40;
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
}
