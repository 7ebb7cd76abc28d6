import { childrenOf, DER, integerBits, oidOf, readDer, writeDer, type DerNode } from '../bytes/der.ts';
import type { Octets } from '../bytes/octets.ts';
import type { RsaNumbers } from './weak-rsa.ts';

/** What a piece of DER is, as far as keys go. SPKI is RFC 5280 section 4.1.2.7; the rest is wrapped in or unwrapped to it. */
export type DerKey =
  | {
      readonly is: 'public';
      readonly spki: Octets;
      readonly from: 'SPKI' | 'PKCS#1' | 'X.509 certificate' | 'PKCS#10 request';
    }
  | { readonly is: 'private'; readonly form: 'PKCS#8' | 'PKCS#1' | 'SEC 1' | 'encrypted PKCS#8' }
  | { readonly is: 'unknown' };

/** The public key a SPKI holds: its kind, its size in bits, and whether an algorithm here can use it. */
export interface SpkiKind {
  readonly kind: 'RSA' | 'EC P-256' | 'other';
  readonly bits: number;
  readonly name: string;
  readonly rsa?: RsaNumbers;
}

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const P256 = '1.2.840.10045.3.1.7';
/** SEQUENCE { OID rsaEncryption, NULL } (RFC 8017 appendix A.1). */
const RSA_ALGORITHM = Uint8Array.of(0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0);

/** SEQUENCE { OID id-ecPublicKey, OID prime256v1 } (RFC 5480 section 2.1.1). */
const P256_ALGORITHM = new Uint8Array([
  0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7,
]);

/** Recognises DER by its structure, never by the label somebody put on it. */
export function readDerKey(bytes: Octets): DerKey {
  const root = readDer(bytes);
  const parts = root?.tag === DER.sequence ? childrenOf(root) : undefined;
  const tags = parts?.map((part) => part.tag) ?? [];
  const [first, second] = parts ?? [];
  if (!parts || !first || !second) return { is: 'unknown' };
  if (matches(tags, [DER.sequence, DER.bitString])) {
    return childrenOf(first)?.[0]?.tag === DER.oid ? { is: 'public', spki: bytes, from: 'SPKI' } : { is: 'unknown' };
  }
  if (matches(tags, [DER.integer, DER.integer])) return { is: 'public', spki: spkiOfPkcs1(bytes), from: 'PKCS#1' };
  if (matches(tags, [DER.sequence, DER.sequence, DER.bitString])) return ofSigned(first);
  if (matches(tags, [DER.sequence, DER.octetString])) return { is: 'private', form: 'encrypted PKCS#8' };
  if (tags[0] !== DER.integer) return { is: 'unknown' };
  if (tags[1] === DER.sequence && tags[2] === DER.octetString) return { is: 'private', form: 'PKCS#8' };
  if (tags[1] === DER.octetString) return { is: 'private', form: 'SEC 1' };
  return tags.length >= 9 ? { is: 'private', form: 'PKCS#1' } : { is: 'unknown' };
}

/** What kind of key a SPKI holds; undefined when it is none. */
export function kindOfSpki(spki: Octets): SpkiKind | undefined {
  const root = readDer(spki);
  const [algorithm, key] = (root && childrenOf(root)) ?? [];
  const [name, parameters] = (algorithm && childrenOf(algorithm)) ?? [];
  if (!key || name?.tag !== DER.oid) return undefined;
  const oid = oidOf(name.content);
  if (oid === RSA) {
    const inner = readDer(key.content.slice(1));
    const [n, e] = (inner && childrenOf(inner)) ?? [];
    return n && e && { kind: 'RSA', bits: integerBits(n.content), name: 'RSA', rsa: { n: n.content, e: e.content } };
  }
  if (oid === EC && parameters?.tag === DER.oid) {
    const curve = oidOf(parameters.content);
    if (curve === P256) return { kind: 'EC P-256', bits: 256, name: 'EC P-256' };
    return { kind: 'other', bits: 0, name: `an elliptic-curve key on the curve ${curve}` };
  }
  return { kind: 'other', bits: 0, name: `a key of the algorithm ${oid}` };
}

/** The SPKI of an RSA key by its numbers (RFC 8017 appendix A.1.1), big-endian. */
export function spkiOfRsa({ n, e }: RsaNumbers): Octets {
  return spkiOfPkcs1(writeDer(DER.sequence, integer(n), integer(e)));
}

/** The SPKI of a point on P-256 (RFC 5480 section 2.2, uncompressed); undefined when a coordinate has not 32 octets. */
export function spkiOfPoint(x: Octets, y: Octets): Octets | undefined {
  if (x.length !== 32 || y.length !== 32) return undefined;
  return writeDer(DER.sequence, P256_ALGORITHM, writeDer(DER.bitString, Uint8Array.of(0, 4), x, y));
}

/** A positive INTEGER: no leading zeros but the one that keeps the sign. */
function integer(octets: Octets): Octets {
  const start = octets.findIndex((octet) => octet !== 0);
  const short = start === -1 ? Uint8Array.of(0) : octets.slice(start);
  return writeDer(DER.integer, (short[0] ?? 0) & 0x80 ? Uint8Array.of(0) : Uint8Array.of(), short);
}

/** A PKCS#1 RSAPublicKey inside a SubjectPublicKeyInfo. */
function spkiOfPkcs1(pkcs1: Octets): Octets {
  return writeDer(DER.sequence, RSA_ALGORITHM, writeDer(DER.bitString, Uint8Array.of(0), pkcs1));
}

/** The SPKI of a certificate (RFC 5280 section 4.1) or of a PKCS#10 request (RFC 2986 section 4). */
function ofSigned(signed: DerNode): DerKey {
  const fields = childrenOf(signed) ?? [];
  const isRequest = fields[0]?.tag === DER.integer && fields[2]?.tag === DER.sequence && fields.length === 4;
  const at = isRequest ? 2 : fields[0]?.tag === DER.context0 ? 6 : 5;
  const spki = fields[at]?.whole;
  if (!spki || !kindOfSpki(spki)) return { is: 'unknown' };
  return { is: 'public', spki, from: isRequest ? 'PKCS#10 request' : 'X.509 certificate' };
}

function matches(tags: readonly number[], wanted: readonly number[]): boolean {
  return tags.length === wanted.length && wanted.every((tag, index) => tags[index] === tag);
}
