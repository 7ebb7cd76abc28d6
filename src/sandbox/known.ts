import { sha256 } from '@noble/hashes/sha2.js';
import { encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import type { Policy, Received } from '../core/scheme/policy.ts';
import { judged, type Court, type Proven } from './judgement.ts';

/** SHA-256 of the certificate's DER, in hex: what `openssl x509 -fingerprint -sha256` prints, without colons. */
export function fingerprintOf(certificate: Octets): string {
  return encodeHex(sha256(certificate));
}

/** A header that is a key by itself. */
export async function proveByHeader(court: Court, policy: Policy, header: string, message: Received): Promise<Proven> {
  const values = message.headers.filter(([name]) => name.toLowerCase() === header.toLowerCase());
  const [, value = ''] = values[0] ?? [];
  if (value === '') return judged('header-missing', `no header ${header}`);
  if (values.length > 1) return judged('header-repeated', `${header} came ${values.length} times`);
  const name = `${policy.id}:${value}`;
  return byIdentity(court, policy, name, { [header]: value });
}

/** A certificate that the key ring knows: the vendor signed its request and so has seen it. */
export async function proveByCertificate(court: Court, policy: Policy, message: Received): Promise<Proven> {
  if (!message.certificate) return judged('header-missing', 'no client certificate');
  const fingerprint = fingerprintOf(message.certificate);
  return byIdentity(court, policy, fingerprint, { fingerprint });
}

async function byIdentity(
  court: Court,
  policy: Policy,
  identity: string,
  inputs: Readonly<Record<string, string>>,
): Promise<Proven> {
  const record = await court.record(identity);
  const credential = record?.credential;
  if (!credential?.policies.includes(policy.id)) return judged('unknown-key', undefined, { inputs });
  return judged('ok', undefined, { ok: true, inputs, who: credential });
}
