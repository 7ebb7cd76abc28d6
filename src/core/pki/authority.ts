import { pem } from '../crypto/pem.ts';
import type { Problem } from '../problem.ts';
import { signingAlgorithm } from './key-pair.ts';
import { nameOf, type SubjectName } from './request.ts';
import { loadX509 } from './x509.ts';

/** A certificate authority for the sandbox: real signatures, trusted by nobody else. */
export interface Authority {
  readonly certificate: string;
  readonly pair: CryptoKeyPair;
}

/** What a certificate says about itself beyond its names; randomness and clock are the caller's. */
export interface Issue {
  /** Hex, from `freshSerial`. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export type Issued =
  | { readonly ok: true; readonly certificate: string }
  | { readonly ok: false; readonly problem: Problem };

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/** A self-signed authority that may sign end entities only (RFC 5280 sections 4.2.1.3 and 4.2.1.9). */
export async function createAuthority(pair: CryptoKeyPair, name: SubjectName, issue: Issue): Promise<Authority> {
  const x509 = await loadX509();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: nameOf(name),
    keys: pair,
    serialNumber: issue.serial,
    notBefore: issue.notBefore,
    notAfter: issue.notAfter,
    signingAlgorithm: signingAlgorithm(pair.privateKey),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(pair.publicKey),
    ],
  });
  return { certificate: pem('CERTIFICATE', certificate.rawData), pair };
}

/** Signs a request for TLS client authentication, with its alternative names. Its own signature must hold: it proves that the asker has the key. */
export async function signRequest(authority: Authority, requestPem: string, issue: Issue): Promise<Issued> {
  const x509 = await loadX509();
  const asked = readRequest(x509, requestPem);
  if (!asked) return unusable('something else');
  const { request, altNames } = asked;
  if (!(await request.verify().catch(() => false))) return unusable('one whose signature does not hold');
  const issuer = new x509.X509Certificate(authority.certificate);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: request.subjectName,
    issuer: issuer.subjectName,
    publicKey: request.publicKey,
    signingKey: authority.pair.privateKey,
    signingAlgorithm: signingAlgorithm(authority.pair.privateKey),
    serialNumber: issue.serial,
    notBefore: issue.notBefore,
    notAfter: issue.notAfter,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([CLIENT_AUTH]),
      await x509.SubjectKeyIdentifierExtension.create(request.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      ...(altNames ? [altNames] : []),
    ],
  });
  return { ok: true, certificate: pem('CERTIFICATE', certificate.rawData) };
}

/** The request, and the alternative names it asks for; undefined where it cannot be read: the library throws then, also late. */
function readRequest(x509: Awaited<ReturnType<typeof loadX509>>, requestPem: string) {
  try {
    const request = new x509.Pkcs10CertificateRequest(requestPem);
    const isNames = (extension: unknown) => extension instanceof x509.SubjectAlternativeNameExtension;
    return { request, altNames: request.extensions.find(isNames) };
  } catch {
    return undefined;
  }
}

function unusable(got: string): Issued {
  return {
    ok: false,
    problem: {
      code: 'csr-unusable',
      severity: 'error',
      expected: 'a certificate request (PKCS#10) signed with its own key',
      got,
      fix: 'Paste the whole block from BEGIN CERTIFICATE REQUEST to END, as it was made.',
    },
  };
}
