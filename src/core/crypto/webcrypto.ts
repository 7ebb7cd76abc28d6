import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import type { Octets } from '../bytes/octets.ts';
import type { CryptoCall, Engine, SignatureName } from './port.ts';

/** SubtleCrypto for everything it has, @noble/hashes for MD5 (W3C WebCrypto has none). */
export const webcryptoEngine: Engine<'async'> = {
  name: 'webcrypto',
  async run(call) {
    if (call.algorithm === 'MD5') return runMd5(call);
    if (call.call === 'hash') return new Uint8Array(await crypto.subtle.digest(call.algorithm, call.data));
    const usage = { name: 'HMAC', hash: call.algorithm };
    const key = await crypto.subtle.importKey('raw', call.key, usage, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign('HMAC', key, call.data));
  },
};

/** Whether the page may use WebCrypto at all: browsers keep it from pages opened over plain http on another host. */
export function hasWebcrypto(): boolean {
  return typeof crypto !== 'undefined' && (crypto as { readonly subtle?: unknown }).subtle !== undefined;
}

const SIGNATURES = {
  RS256: { key: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, use: { name: 'RSASSA-PKCS1-v1_5' } },
  ES256: { key: { name: 'ECDSA', namedCurve: 'P-256' }, use: { name: 'ECDSA', hash: 'SHA-256' } },
  HS256: { key: { name: 'HMAC', hash: 'SHA-256' }, use: { name: 'HMAC' } },
} as const;

/** A key as `importKey` takes it: SPKI or PKCS#8 DER, or a JWK (RFC 7517). */
export type KeyMaterial =
  | { readonly format: 'spki' | 'pkcs8'; readonly der: Octets }
  | { readonly format: 'jwk'; readonly jwk: JsonWebKey };

/** Whether `signature` is the algorithm's signature of `data` under the public key (or, for HS256, the secret). Throws when the key is not of that kind. */
export async function verifySignature(
  algorithm: SignatureName,
  publicKey: KeyMaterial,
  signature: Octets,
  data: Octets,
): Promise<boolean> {
  const key = await importKey(algorithm, publicKey, 'verify');
  return crypto.subtle.verify(SIGNATURES[algorithm].use, key, signature, data);
}

/** Whether `signature` is an RSASSA-PSS signature of `data` (RFC 8017 section 8.1), the salt that many bytes long. Throws when the key is not RSA. */
export async function verifyPss(
  hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512',
  saltLength: number,
  publicKey: KeyMaterial,
  signature: Octets,
  data: Octets,
): Promise<boolean> {
  const kind = { name: 'RSA-PSS', hash };
  const key =
    publicKey.format === 'jwk'
      ? await crypto.subtle.importKey('jwk', { kty: 'RSA', ...numbersOf(publicKey.jwk) }, kind, false, ['verify'])
      : await crypto.subtle.importKey(publicKey.format, publicKey.der, kind, false, ['verify']);
  return crypto.subtle.verify({ name: 'RSA-PSS', saltLength }, key, signature, data);
}

/** Without `alg` and `use`, which may forbid it. */
function numbersOf({ n, e }: JsonWebKey): JsonWebKey {
  return { ...(n === undefined ? {} : { n }), ...(e === undefined ? {} : { e }) };
}

/** The algorithm's signature of `data`: PKCS#1 v1.5 for RS256, r‖s of 64 bytes for ES256 (RFC 7518 section 3.4). */
export async function createSignature(
  algorithm: SignatureName,
  privateKey: KeyMaterial,
  data: Octets,
): Promise<Octets> {
  const key = await importKey(algorithm, privateKey, 'sign');
  return new Uint8Array(await crypto.subtle.sign(SIGNATURES[algorithm].use, key, data));
}

function importKey(algorithm: SignatureName, key: KeyMaterial, usage: 'sign' | 'verify'): Promise<CryptoKey> {
  const kind = SIGNATURES[algorithm].key;
  return key.format === 'jwk'
    ? crypto.subtle.importKey('jwk', key.jwk, kind, false, [usage])
    : crypto.subtle.importKey(key.format, key.der, kind, false, [usage]);
}

function runMd5(call: CryptoCall): Octets {
  return call.call === 'hash' ? md5(call.data) : hmac(md5, call.key, call.data);
}
