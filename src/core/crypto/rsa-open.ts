import { decodeBase64 } from '../bytes/base64.ts';
import { childrenOf, DER, oidOf, readDer } from '../bytes/der.ts';
import { bigIntOf, decodeHex } from '../bytes/hex.ts';
import type { Octets } from '../bytes/octets.ts';
import { kindOfSpki } from './der-key.ts';
import type { PublicKey } from './key-reading.ts';
import type { HashName } from './port.ts';
import type { RsaNumbers } from './weak-rsa.ts';

/** What an RSA signature holds once it is opened with the public key: the digest that was signed, and how. */
export type OpenedSignature =
  /** RSASSA-PKCS1-v1_5 (RFC 8017 section 9.2). */
  | { readonly is: 'pkcs1'; readonly algorithm: HashName; readonly digest: Octets }
  /** PKCS#1 padding round something that names no algorithm: a digest, its hex text, the message itself. */
  | { readonly is: 'bare'; readonly content: Octets }
  /** RSASSA-PSS (section 9.1): not looked into further. */
  | { readonly is: 'pss' };

const HASHES: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/**
 * Opens an RSA signature with the public key (RSAVP1, RFC 8017 section 5.2.2) and reads the padding.
 * Undefined when there is none: then another key made it, or it is damaged. The chance of a padding by
 * accident is below 2^-80. Nothing here is secret, so nothing need be constant-time.
 */
export function openRsa(key: PublicKey, signature: Octets): OpenedSignature | undefined {
  const numbers = rsaNumbers(key);
  if (!numbers) return undefined;
  const [modulus, exponent] = [bigIntOf(numbers.n), bigIntOf(numbers.e)];
  const value = bigIntOf(signature);
  if (value >= modulus || exponent > 1n << 64n) return undefined;
  const length = Math.ceil(key.bits / 8);
  const block = decodeHex(
    power(value, exponent, modulus)
      .toString(16)
      .padStart(length * 2, '0'),
  );
  return block && readBlock(block);
}

function readBlock(block: Octets): OpenedSignature | undefined {
  if (block.at(-1) === 0xbc && (block[0] ?? 0) < 0x80 && block[0] !== 0) return { is: 'pss' };
  const end = block.indexOf(0, 2);
  const isPadded =
    block[0] === 0 && block[1] === 1 && end >= 10 && block.subarray(2, end).every((byte) => byte === 0xff);
  if (!isPadded) return block[0] === 0 && block.at(-1) === 0xbc ? { is: 'pss' } : undefined;
  const content = block.slice(end + 1);
  const root = readDer(content);
  const [algorithm, digest] = (root && childrenOf(root)) ?? [];
  const [name] = (algorithm && childrenOf(algorithm)) ?? [];
  const hash = name?.tag === DER.oid ? HASHES[oidOf(name.content)] : undefined;
  return hash && digest?.tag === DER.octetString
    ? { is: 'pkcs1', algorithm: hash, digest: digest.content }
    : { is: 'bare', content };
}

/** The numbers of an RSA key, in whichever form it came. */
export function rsaNumbers({ material }: PublicKey): RsaNumbers | undefined {
  if (material.format !== 'jwk') return kindOfSpki(material.der)?.rsa;
  const [n, e] = [material.jwk.n, material.jwk.e].map((text) =>
    typeof text === 'string' ? decodeBase64(text, 'base64url') : undefined,
  );
  return n && e && { n, e };
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
