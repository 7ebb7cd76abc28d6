import { pem } from '../crypto/pem.ts';
import { signingAlgorithm } from './key-pair.ts';
import { loadX509 } from './x509.ts';

/** Parts of a distinguished name (RFC 4519), in the order in which they are written. Empty ones are left out. */
export interface SubjectName {
  readonly C?: string;
  readonly ST?: string;
  readonly L?: string;
  readonly O?: string;
  readonly OU?: string;
  readonly CN?: string;
  /** E-mail address, where a vendor wants it in the name. */
  readonly E?: string;
}

export interface AltName {
  readonly type: 'dns' | 'email' | 'ip' | 'url';
  readonly value: string;
}

const ORDER = ['C', 'ST', 'L', 'O', 'OU', 'CN', 'E'] as const;

/** The name as @peculiar/x509 takes it. */
export function nameOf(subject: SubjectName): Record<string, string[]>[] {
  return ORDER.flatMap((part) => (subject[part] ? [{ [part]: [subject[part]] }] : []));
}

/** A PKCS#10 request (RFC 2986) as PEM, signed with its own key. */
export async function createRequest(
  pair: CryptoKeyPair,
  subject: SubjectName,
  altNames: readonly AltName[] = [],
): Promise<string> {
  const { Pkcs10CertificateRequestGenerator, SubjectAlternativeNameExtension } = await loadX509();
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: nameOf(subject),
    keys: pair,
    signingAlgorithm: signingAlgorithm(pair.privateKey),
    extensions: altNames.length > 0 ? [new SubjectAlternativeNameExtension([...altNames])] : [],
  });
  return pem('CERTIFICATE REQUEST', request.rawData);
}
