import { encodeHex } from '../../core/bytes/hex.ts';
import { sameOctets, type Octets } from '../../core/bytes/octets.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import type { HashName, SignatureName } from '../../core/crypto/port.ts';
import { openRsa } from '../../core/crypto/rsa-open.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import { verifyPss, verifySignature } from '../../core/crypto/webcrypto.ts';
import type { PublicKey } from '../../core/crypto/key-reading.ts';
import type { How } from '../how.ts';

/** One signature under one key: which messages fit it. */
export interface Lock {
  readonly causes: readonly string[];
  readonly says: string;
  /** The same as data. */
  readonly how: How;
  /** At once where the signature could be opened, else by asking WebCrypto. */
  readonly fits: (data: Octets) => boolean | Promise<boolean>;
  /** The signature is certainly this key's, whatever it was made over; `digest` is what it holds. */
  readonly proven?: { readonly algorithm: string; readonly digest: string };
}

const digestOf = (algorithm: HashName, data: Octets): Octets => syncEngine.run({ call: 'hash', algorithm, data });
const ALL: readonly HashName[] = ['SHA-256', 'SHA-1', 'MD5', 'SHA-384', 'SHA-512'];
/** Salt lengths of RSASSA-PSS in use: as long as the digest, none. */
const SALTS: readonly (readonly [Exclude<HashName, 'MD5'>, number])[] = [
  ['SHA-256', 32],
  ['SHA-256', 222],
  ['SHA-256', 0],
  ['SHA-384', 48],
  ['SHA-512', 64],
  ['SHA-1', 20],
];

/** Undefined when this key cannot have made that signature. `wanted` is the algorithm the verifier uses. */
export function lockOf(key: PublicKey, signature: Octets, wanted: string): Lock | undefined {
  switch (key.kind) {
    case 'RSA':
      return signature.length === Math.ceil(key.bits / 8) ? rsaLock(key, signature, wanted) : undefined;
    case 'EC P-256':
      return signature.length === 64 ? asked(key, signature, 'ES256', wanted) : undefined;
    case 'HMAC':
      return signature.length === 32 ? asked(key, signature, 'HS256', wanted) : undefined;
  }
}

function rsaLock(key: PublicKey, signature: Octets, wanted: string): Lock | undefined {
  const opened = openRsa(key, signature);
  if (!opened) return undefined;
  const misnamed = wanted === 'RS256' ? [] : ['jwt-alg-confusion'];
  if (opened.is === 'pkcs1') {
    const { algorithm, digest } = opened;
    const isOther = algorithm !== 'SHA-256';
    const words = isOther ? `expects SHA-256, but it was signed with ${algorithm}` : misnaming(wanted, 'RS256');
    return {
      causes: isOther ? ['wrong-algorithm'] : misnamed,
      says: words,
      how: { id: isOther ? 'signature/algorithm' : 'signature/misnamed', algorithm },
      fits: (data) => sameOctets(digestOf(algorithm, data), digest),
      proven: { algorithm, digest: encodeHex(digest) },
    };
  }
  if (opened.is === 'bare') {
    const { content } = opened;
    const fits = (data: Octets): boolean =>
      sameOctets(content, data) ||
      ALL.some((algorithm) => {
        const digest = digestOf(algorithm, data);
        return sameOctets(content, digest) || sameOctets(content, encodeUtf8(encodeHex(digest)));
      });
    return {
      causes: ['wrong-inner-digest'],
      says: 'expects the digest with the name of its algorithm (PKCS#1 DigestInfo), but the bare value was signed',
      how: { id: 'signature/bare' },
      fits,
      proven: { algorithm: 'no algorithm named', digest: encodeHex(content) },
    };
  }
  return {
    causes: ['wrong-algorithm'],
    says: 'expects PKCS#1 v1.5 padding, but it was signed with PSS',
    how: { id: 'signature/pss' },
    fits: (data) => fitsPss(key, signature, data),
  };
}

async function fitsPss(key: PublicKey, signature: Octets, data: Octets): Promise<boolean> {
  for (const [hash, salt] of SALTS) {
    if (await verifyPss(hash, salt, key.material, signature, data).catch(() => false)) return true;
  }
  return false;
}

function asked(key: PublicKey, signature: Octets, name: SignatureName, wanted: string): Lock {
  return {
    causes: wanted === name ? [] : ['jwt-alg-confusion'],
    says: misnaming(wanted, name),
    how: { id: 'signature/misnamed', algorithm: name },
    fits: (data) => verifySignature(name, key.material, signature, data).catch(() => false),
  };
}

function misnaming(wanted: string, name: string): string {
  return wanted === name
    ? ''
    : `goes by the header, which names ${wanted || 'no algorithm'}, but it was signed with ${name}`;
}
