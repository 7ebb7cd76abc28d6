import type { X509Certificate } from '@peculiar/x509';
import { encodeHex } from '../bytes/hex.ts';
import type { Octets } from '../bytes/octets.ts';
import { kindOfSpki } from '../crypto/der-key.ts';
import { loadX509 } from './x509.ts';

interface Common {
  /** RFC 4514 text, as in `CN=client, O=Example, C=LT`. */
  readonly subject: string;
  /** `dns: example.com` … */
  readonly altNames: readonly string[];
  readonly keyType: string;
  readonly keyBits: number;
  /** SHA-256 of the SubjectPublicKeyInfo, hex: equal means the same key. */
  readonly keyFingerprint: string;
  /** SHA-256 of the DER, hex. */
  readonly fingerprint: string;
}

/** One block of a PEM file, taken apart. */
export type Inspected =
  | ({ readonly is: 'request'; readonly signatureHolds: boolean } & Common)
  | ({
      readonly is: 'certificate';
      readonly issuer: string;
      /** Hex. */
      readonly serial: string;
      readonly notBefore: Date;
      readonly notAfter: Date;
      readonly isAuthority: boolean;
      /** OIDs of extended key usage. */
      readonly usages: readonly string[];
      /** The certificate among the same input that signed it: its index, or its own for a self-signed one; absent when it is not there. */
      readonly signedBy?: number;
    } & Common)
  | { readonly is: 'private-key' }
  | { readonly is: 'unreadable'; readonly label: string };

/** Everything in a PEM text, in order: requests, certificates and chains. Private keys are noticed and not looked into. */
export async function inspectPem(text: string): Promise<Inspected[]> {
  const x509 = await loadX509();
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/g)];
  const certificates = blocks.map(([block, label]) =>
    label === 'CERTIFICATE' ? attempt(() => new x509.X509Certificate(block)) : undefined,
  );
  return Promise.all(
    blocks.map(async ([block, label = ''], index): Promise<Inspected> => {
      if (label.includes('PRIVATE KEY')) return { is: 'private-key' };
      const certificate = certificates[index];
      try {
        if (certificate) return await inspectCertificate(certificate, await signerOf(certificate, certificates));
        return label.includes('REQUEST') ? await inspectRequest(block) : { is: 'unreadable', label };
      } catch {
        // The library reads extensions and attributes late, and throws at those that break their schema.
        return { is: 'unreadable', label };
      }
    }),
  );
}

async function inspectRequest(block: string): Promise<Inspected> {
  const x509 = await loadX509();
  const request = new x509.Pkcs10CertificateRequest(block);
  const names = request.extensions.find((extension) => extension instanceof x509.SubjectAlternativeNameExtension);
  const common = await commonOf(request, names?.names.toJSON() ?? []);
  return { is: 'request', ...common, signatureHolds: await request.verify().catch(() => false) };
}

async function inspectCertificate(certificate: X509Certificate, signedBy: number | undefined): Promise<Inspected> {
  const x509 = await loadX509();
  const names = certificate.getExtension(x509.SubjectAlternativeNameExtension);
  const usages = certificate.getExtension(x509.ExtendedKeyUsageExtension)?.usages ?? [];
  return {
    is: 'certificate',
    ...(await commonOf(certificate, names?.names.toJSON() ?? [])),
    issuer: certificate.issuer,
    serial: certificate.serialNumber,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    isAuthority: certificate.getExtension(x509.BasicConstraintsExtension)?.ca ?? false,
    usages: usages.map(String),
    ...(signedBy === undefined ? {} : { signedBy }),
  };
}

/** Names must chain and the signature must hold; dates are for the reader to judge. */
async function signerOf(
  certificate: X509Certificate,
  candidates: readonly (X509Certificate | undefined)[],
): Promise<number | undefined> {
  for (const [index, candidate] of candidates.entries()) {
    if (candidate?.subject !== certificate.issuer) continue;
    const holds = await certificate.verify({ publicKey: candidate, signatureOnly: true }).catch(() => false);
    if (holds) return index;
  }
  return undefined;
}

interface Parsed {
  readonly subject: string;
  readonly rawData: ArrayBuffer;
  readonly publicKey: { readonly rawData: ArrayBuffer };
}

async function commonOf(
  parsed: Parsed,
  names: readonly { readonly type: string; readonly value: string }[],
): Promise<Common> {
  const spki: Octets = new Uint8Array(parsed.publicKey.rawData);
  const kind = kindOfSpki(spki);
  return {
    subject: parsed.subject,
    altNames: names.map(({ type, value }) => `${type}: ${value}`),
    keyType: kind?.name ?? 'unknown',
    keyBits: kind?.bits ?? 0,
    keyFingerprint: await sha256(spki),
    fingerprint: await sha256(new Uint8Array(parsed.rawData)),
  };
}

/** The fingerprint that `keyFingerprint` has for a request or certificate of this key: equal means that they belong together. */
export async function fingerprintOf({ publicKey }: CryptoKeyPair): Promise<string> {
  return sha256(new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));
}

async function sha256(bytes: Octets): Promise<string> {
  return encodeHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
