import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, signRequest } from './authority.ts';
import { fingerprintOf, inspectPem } from './inspect.ts';
import { createKeyPair, freshSerial, KEY_TYPES, privateKeyPem } from './key-pair.ts';
import { createRequest } from './request.ts';

const CA_ISSUE = {
  serial: freshSerial((octets) => new Uint8Array(octets).fill(7)),
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2036-01-01T00:00:00Z'),
};
const ISSUE = { ...CA_ISSUE, serial: freshSerial((octets) => new Uint8Array(octets).fill(9)) };
const SUBJECT = { C: 'LT', O: 'Įmonė, UAB', CN: 'client.example' } as const;
const NAMES = [
  { type: 'dns', value: 'client.example' },
  { type: 'email', value: 'ops@client.example' },
] as const;

const folder = mkdtempSync(join(tmpdir(), 'countersign-pki-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(KEY_TYPES)('a client certificate with an %s key', (type) => {
  let privateKey = '';
  let request = '';
  let authority = '';
  let certificate = '';
  let fingerprint = '';

  beforeAll(async () => {
    const pair = await createKeyPair(type);
    fingerprint = await fingerprintOf(pair);
    privateKey = await privateKeyPem(pair);
    request = await createRequest(pair, SUBJECT, NAMES);
    const ca = await createAuthority(await createKeyPair('EC P-256'), { O: 'Sandbox', CN: 'Sandbox CA' }, CA_ISSUE);
    authority = ca.certificate;
    const issued = await signRequest(ca, request, ISSUE);
    if (!issued.ok) throw new Error(issued.problem.got);
    certificate = issued.certificate;
  });

  it('starts from a request that openssl verifies', () => {
    const text = openssl('req', '-verify', '-in', file('request.pem', request), '-noout', '-text', '-nameopt', 'utf8');
    expect(text).toContain('Įmonė, UAB');
    expect(text).toContain('DNS:client.example, email:ops@client.example');
  });

  it('is trusted by openssl for a TLS client under the authority, and only under it', () => {
    const [ca, leaf] = [file('ca.pem', authority), file('leaf.pem', certificate)];
    const verify = (root: string) =>
      openssl('verify', '-x509_strict', '-purpose', 'sslclient', '-attime', '1790000000', '-CAfile', root, leaf);
    expect(verify(ca)).toContain('leaf.pem: OK');
    expect(() => verify(leaf)).toThrow();
  });

  it('belongs to the exported key, by openssl too', async () => {
    const key = openssl('pkey', '-in', file('key.pem', privateKey), '-pubout');
    expect(openssl('x509', '-in', file('leaf.pem', certificate), '-noout', '-pubkey')).toBe(key);
    const inspected = await inspectPem(`${request}${certificate}`);
    for (const block of inspected) expect(block).toMatchObject({ keyFingerprint: fingerprint });
  });

  it('is taken apart with its chain, as openssl reads it', async () => {
    const [leaf, ca, csr, key] = await inspectPem(`${certificate}${authority}${request}${privateKey}`);
    expect(leaf).toMatchObject({
      is: 'certificate',
      issuer: 'O=Sandbox, CN=Sandbox CA',
      serial: ISSUE.serial,
      altNames: ['dns: client.example', 'email: ops@client.example'],
      isAuthority: false,
      usages: ['1.3.6.1.5.5.7.3.2'],
      signedBy: 1,
      notAfter: ISSUE.notAfter,
    });
    expect(ca).toMatchObject({ isAuthority: true, signedBy: 1 });
    expect(csr).toMatchObject({ is: 'request', signatureHolds: true });
    expect(key).toEqual({ is: 'private-key' });
    const theirs = openssl('x509', '-in', file('leaf.pem', certificate), '-noout', '-fingerprint', '-sha256');
    const ours = leaf?.is === 'certificate' ? leaf.fingerprint : '';
    expect(theirs.replaceAll(':', '').toLowerCase()).toContain(ours);
  });
});

describe('the authority', () => {
  it('refuses what is no request, and one whose signature does not hold', async () => {
    const pair = await createKeyPair('EC P-256');
    const ca = await createAuthority(pair, { CN: 'CA' }, CA_ISSUE);
    const request = await createRequest(pair, SUBJECT);
    const der = Buffer.from(request.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    // The last octet belongs to the signature.
    der.writeUInt8(der.readUInt8(der.length - 1) ^ 1, der.length - 1);
    const forged = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
    for (const text of ['hello', forged, ca.certificate])
      expect(await signRequest(ca, text, ISSUE)).toMatchObject({ ok: false, problem: { code: 'csr-unusable' } });
  });

  it('does not claim to have signed what another authority did', async () => {
    const name = { CN: 'CA' };
    const [one, other] = [
      await createAuthority(await createKeyPair('EC P-256'), name, CA_ISSUE),
      await createAuthority(await createKeyPair('EC P-256'), name, CA_ISSUE),
    ];
    const issued = await signRequest(one, await createRequest(await createKeyPair('EC P-256'), SUBJECT), ISSUE);
    const [leaf] = await inspectPem(`${issued.ok ? issued.certificate : ''}${other.certificate}`);
    expect(leaf).not.toHaveProperty('signedBy');
    expect(leaf).toMatchObject({ issuer: 'CN=CA' });
  });
});

interface Published {
  readonly id: string;
  readonly inputs: { readonly pem: string };
  readonly valid: boolean;
  readonly verified: boolean;
  readonly expected?: {
    readonly fields?: {
      readonly serial?: string;
      readonly fingerprintSha256?: string;
      readonly sha256?: string;
      readonly signatureValid?: boolean;
    };
  };
}
const PUBLIC = new URL('../../../../shared/vectors/public/', import.meta.url);
const SUITES = ['x509.json', 'csr.json'].filter((name) => existsSync(new URL(name, PUBLIC)));

if (SUITES.length === 0)
  process.stdout.write('The published certificates are not on this machine: they are left out.\n');

for (const name of SUITES) {
  describe('published certificates and requests', () => {
    it(`of ${name} are read without an exception, with the published serial and fingerprint`, async () => {
      const { vectors } = JSON.parse(readFileSync(new URL(name, PUBLIC), 'utf8')) as { readonly vectors: Published[] };
      let compared = 0;
      for (const { id, inputs, expected, verified } of vectors.filter(({ valid }) => valid)) {
        const [first] = await inspectPem(inputs.pem);
        const fields = expected?.fields;
        if (!verified || !fields || !first || first.is === 'unreadable' || first.is === 'private-key') continue;
        compared += 1;
        expect(first.fingerprint, id).toBe(fields.fingerprintSha256 ?? fields.sha256);
        // A negative serial is written in two's complement by one and with a sign by the other.
        if (first.is === 'certificate' && fields.serial && !fields.serial.startsWith('-'))
          expect(BigInt(`0x${first.serial}`), id).toBe(BigInt(`0x${fields.serial}`));
      }
      expect(compared).toBeGreaterThan(vectors.length / 2);
    });
  });
}
