// Decorators inside x509 need Reflect metadata before it is loaded.
import '@abraham/reflection';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  Pkcs10CertificateRequest,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type Extension,
} from '@peculiar/x509';
import { createHash, randomBytes, webcrypto } from 'node:crypto';

/** PEM texts of one certificate and its key. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
  /** SHA-256 of the DER, in hex. */
  readonly fingerprint: string;
}

/** The sandbox's own authority: made anew at every start, so that no key of it is ever worth stealing. */
export interface Authority {
  readonly ca: Identity;
  readonly server: Identity;
  /** A client that Paysera-like vendors know from the start. */
  readonly client: Identity;
  /** Signs a PKCS#10 request (RFC 2986), as the vendor would. Undefined when it cannot be read or is not signed by its own key. */
  readonly sign: (pem: string) => Promise<Omit<Identity, 'key'> | undefined>;
}

const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY = 86_400_000;
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/** A new certificate authority with the certificates of a server and of one client; nothing is written to disk. */
export async function createAuthority(): Promise<Authority> {
  cryptoProvider.set(webcrypto as unknown as Parameters<typeof cryptoProvider.set>[0]);
  const caKeys = await newKeys();
  // Each authority has a name of its own. A certificate of an earlier start would else be held against this one's key,
  // and the signature that OpenSSL finds wrong stays in its error queue, where Node takes it for an error of the next
  // read: the connection is dropped before 401 can say what is wrong.
  const name = `O=Countersign, CN=Countersign sandbox CA ${randomBytes(4).toString('hex')}`;
  const issuer = { name, keys: caKeys };
  const caExtensions = [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ];
  const ca = await issue(issuer, issuer.name, caKeys.publicKey, caExtensions);
  const [serverKeys, clientKeys] = [await newKeys(), await newKeys()];
  const names = new SubjectAlternativeNameExtension([
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
  ]);
  const server = await issue(issuer, 'CN=localhost', serverKeys.publicKey, [leaf(), extendedUse(SERVER_AUTH), names]);
  const client = await issue(issuer, 'CN=Countersign demo client', clientKeys.publicKey, [
    leaf(),
    extendedUse(CLIENT_AUTH),
  ]);
  return {
    ca: { ...ca, key: await pemOf(caKeys.privateKey) },
    server: { ...server, key: await pemOf(serverKeys.privateKey) },
    client: { ...client, key: await pemOf(clientKeys.privateKey) },
    sign: async (pem) => {
      try {
        const request = new Pkcs10CertificateRequest(pem);
        if (!(await request.verify())) return undefined;
        const publicKey = await request.publicKey.export();
        return await issue(issuer, request.subject, publicKey, [leaf(), extendedUse(CLIENT_AUTH)]);
      } catch {
        return undefined;
      }
    },
  };
}

const leaf = () => new BasicConstraintsExtension(false, undefined, true);
const extendedUse = (purpose: string) => new ExtendedKeyUsageExtension([purpose]);

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(EC, true, ['sign', 'verify']);
}

async function issue(
  issuer: { readonly name: string; readonly keys: webcrypto.CryptoKeyPair },
  subject: string,
  publicKey: webcrypto.CryptoKey,
  extensions: readonly Extension[],
): Promise<Omit<Identity, 'key'>> {
  // Real time, not the sandbox's: TLS clients judge certificates by their own clock.
  const now = Date.now();
  const certificate = await X509CertificateGenerator.create({
    serialNumber: randomBytes(16).toString('hex').replace(/^./, '1'),
    subject,
    issuer: issuer.name,
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + 30 * DAY),
    publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: EC,
    extensions: [...extensions],
  });
  const fingerprint = createHash('sha256').update(new Uint8Array(certificate.rawData)).digest('hex');
  return { certificate: certificate.toString('pem'), fingerprint };
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}
