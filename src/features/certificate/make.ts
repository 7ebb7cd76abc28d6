import { createAuthority, signRequest, type Authority, type Issued } from '../../core/pki/authority.ts';
import { fingerprintOf } from '../../core/pki/inspect.ts';
import { createKeyPair, freshSerial, KEY_TYPES, privateKeyPem } from '../../core/pki/key-pair.ts';
import { createRequest } from '../../core/pki/request.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { CertificateParts } from '../../core/scheme/define.ts';
import type { Environment } from '../../ui/environment.tsx';
import type { Made } from './store.ts';
import { altNamesOf, subjectOf } from './subject.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A new key, and a request for it signed with it. */
export async function makeRequest(parts: CertificateParts, inputs: Inputs): Promise<Made> {
  const keyType = KEY_TYPES.find((type) => type === inputs[parts.keyType]) ?? KEY_TYPES[0] ?? 'EC P-256';
  const pair = await createKeyPair(keyType);
  const [fingerprint, privateKey, request] = await Promise.all([
    fingerprintOf(pair),
    privateKeyPem(pair),
    createRequest(pair, subjectOf(parts, inputs), altNamesOf(parts, inputs)),
  ]);
  return { keyType, fingerprint, privateKey, request };
}

/** The certificate authority of this tab. */
export async function makeAuthority(world: Environment): Promise<Authority> {
  const name = { O: 'Countersign', CN: 'Countersign sandbox CA (this tab only)' };
  return createAuthority(await createKeyPair('EC P-256'), name, issue(world, 365));
}

/** A certificate of 90 days for a request (PEM), signed by this authority. */
export function sign(authority: Authority, request: string, world: Environment): Promise<Issued> {
  return signRequest(authority, request, issue(world, 90));
}

/** From five minutes ago, because clocks differ. */
function issue(world: Environment, days: number) {
  const now = world.now();
  return {
    serial: freshSerial(world.random),
    notBefore: new Date(now - 5 * MINUTE),
    notAfter: new Date(now + days * DAY),
  };
}
