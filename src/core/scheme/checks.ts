import type { SignatureName } from '../crypto/port.ts';
import { readPublicKey } from '../crypto/keys.ts';
import { verifySignature } from '../crypto/webcrypto.ts';
import { memberOf, scanJson } from '../json/scan.ts';
import type { Memo } from '../recipe/evaluate.ts';
import type { Expr } from '../recipe/expression.ts';
import type { SignedTest, Test } from './define.ts';
import type { Lookup } from './template.ts';
import { utcText, spanText } from './time-words.ts';

/** What a check came to. `code` and `says` replace the check's own where the failure is of another kind. */
export interface Measured {
  readonly state: 'ok' | 'failed' | 'skipped';
  readonly measured: string;
  readonly code?: string;
  readonly says?: string;
}

const ALGORITHMS: readonly SignatureName[] = ['RS256', 'ES256', 'HS256'];
const BY_KIND = { RSA: 'RS256', 'EC P-256': 'ES256', HMAC: 'HS256' } as const;

/** The expressions a test needs values for. */
export function exprsOf(test: Test): Expr[] {
  switch (test.is) {
    case 'equal':
      return [test.received, test.expected];
    case 'oneOf':
      return [test.received];
    case 'readable':
      return [test.received, ...(test.object ? [test.object] : [])];
    case 'fitsKey':
      return [test.received, test.key, ...(test.kid ? [test.kid] : [])];
    case 'time':
      return [test.claims, test.now];
    case 'signed':
      return [
        test.key,
        test.data,
        test.signature,
        ...(test.kid ? [test.kid] : []),
        ...(typeof test.algorithm === 'string' ? [] : [test.algorithm]),
      ];
  }
}

/** Runs one test on values that could all be computed. */
export async function measure(test: Test, valueOf: Lookup, memo: Memo): Promise<Measured> {
  switch (test.is) {
    case 'readable':
      return {
        state: 'ok',
        measured: test.object ? membersOf(valueOf(test.object) ?? '') : (valueOf(test.received) ?? ''),
      };
    case 'oneOf': {
      const received = valueOf(test.received) ?? '';
      return verdict(test.allowed.includes(received), `${received || '(empty)'}; allowed: ${test.allowed.join(', ')}`);
    }
    case 'equal': {
      const [received, expected] = [valueOf(test.received) ?? '', valueOf(test.expected) ?? ''];
      const equal = received === expected;
      return verdict(
        equal,
        equal ? received : `received ${received || '(nothing)'}, computed ${expected || '(nothing)'}`,
      );
    }
    case 'fitsKey':
      return measureFit(valueOf(test.received) ?? '', valueOf(test.key) ?? '', test.kid && valueOf(test.kid));
    case 'time':
      return measureTime(test, valueOf(test.claims) ?? '', valueOf(test.now) ?? '');
    case 'signed':
      return measureSignature(test, valueOf, memo);
  }
}

/** What a JSON object has in it, by name. */
function membersOf(text: string): string {
  const scan = scanJson(text);
  const names = scan.ok && scan.root.type === 'object' ? scan.root.members.map(({ name }) => name) : [];
  return names.length === 0 ? 'an object without members' : names.join(', ');
}

function verdict(pass: boolean, measured: string): Measured {
  return { state: pass ? 'ok' : 'failed', measured };
}

/** RFC 8725 section 3.1: the key decides the algorithm, never the token. */
function measureFit(alg: string, keyText: string, kid: string | undefined): Measured {
  if (alg === '' || /^none$/i.test(alg))
    return {
      state: 'failed',
      measured: alg === '' ? 'no alg' : `alg ${alg}: no signature at all`,
      says: 'A token that says "none" is signed by nobody: anyone can write it. Refuse it whatever else it says.',
    };
  const known = ALGORITHMS.some((name) => name === alg);
  if (!known) return { state: 'failed', measured: `${alg}; allowed: ${ALGORITHMS.join(', ')}` };
  if (keyText.trim() === '') return { state: 'skipped', measured: `${alg}; not checked: no key` };
  const reading = readPublicKey(keyText, kid);
  // A key that cannot be read is the signature check's to report.
  if (!reading.ok) return { state: 'ok', measured: alg };
  const fits = BY_KIND[reading.key.kind];
  if (alg === fits) return { state: 'ok', measured: `${alg}, as an ${reading.key.kind} key makes` };
  const confusion = alg === 'HS256';
  return {
    state: 'failed',
    measured: `${alg}; the key is ${reading.key.kind} and makes ${fits}`,
    says: confusion
      ? 'HS256 with a public key as its secret is the algorithm-confusion attack: the key is public, so anyone can compute that HMAC. Pin the algorithm in your verifier.'
      : 'The header names an algorithm this key cannot have signed with. Pin the algorithm in your verifier and check that the key is the vendor’s.',
  };
}

async function measureSignature(test: SignedTest, valueOf: Lookup, memo: Memo): Promise<Measured> {
  const keyText = valueOf(test.key) ?? '';
  if (test.keyOptional && keyText.trim() === '')
    return { state: 'skipped', measured: 'signature not checked: no public key', code: 'signature-not-checked' };
  const name = typeof test.algorithm === 'string' ? test.algorithm : valueOf(test.algorithm);
  const algorithm = ALGORITHMS.find((known) => known === name);
  const reading = readPublicKey(keyText, test.kid && valueOf(test.kid));
  if (!reading.ok) {
    const { code, expected, got, fix } = reading.problem;
    return { state: 'failed', measured: `expected ${expected}; got ${got}`, code, says: fix };
  }
  const { key } = reading;
  if (!algorithm || BY_KIND[key.kind] !== algorithm)
    return unusable(`${name} cannot be checked with an ${key.kind} key`);
  const signature = bytesOf(test.signature, memo);
  const wanted = { RS256: Math.ceil(key.bits / 8), ES256: 64, HS256: 32 }[algorithm];
  if (signature.length !== wanted)
    return {
      state: 'failed',
      measured: `${signature.length} bytes; a signature under this key has ${wanted}`,
      code: 'signature-malformed',
      says: 'It was truncated, or belongs to another key or algorithm. Copy it again, whole.',
    };
  try {
    const good = await verifySignature(algorithm, key.material, signature, bytesOf(test.data, memo));
    const measured = `${algorithm}, ${key.kind} key of ${key.bits} bits, signature of ${signature.length} bytes`;
    if (!good || !reading.short) return verdict(good, measured);
    const { code, expected, fix } = reading.short;
    return { state: 'failed', measured: `it matches: ${measured}; expected ${expected}`, code, says: fix };
  } catch {
    return unusable(`the key does not load for ${algorithm}`);
  }
}

function unusable(measured: string): Measured {
  return {
    state: 'failed',
    measured,
    code: 'key-unusable',
    says: 'Its own alg, use or key_ops forbid it, or its numbers are damaged. Paste the key that the vendor signs with.',
  };
}

function measureTime(test: Test & { readonly is: 'time' }, claims: string, clock: string): Measured {
  const scan = scanJson(claims);
  const member = scan.ok ? memberOf(scan.root, test.claim)?.value : undefined;
  if (!member) return { state: 'skipped', measured: `no ${test.claim} in the token` };
  const time = member.type === 'number' ? Number(claims.slice(member.start, member.end)) : Number.NaN;
  if (!Number.isFinite(time))
    return { state: 'failed', measured: `${test.claim} is not a number of seconds`, code: 'claim-malformed' };
  if (clock === '') return { state: 'skipped', measured: `${utcText(time)}; no clock to check it against` };
  const now = Number(clock);
  if (!Number.isFinite(now)) return { state: 'skipped', measured: 'the clock is not a number of seconds' };
  const away = spanText(Math.abs(time - now));
  const words = {
    expires: ['expires', 'expired'],
    starts: ['becomes valid', 'valid since'],
    issued: ['issued', 'issued'],
  }[test.rule];
  const stands =
    time > now ? `${words[0]} in ${away} (${utcText(time)})` : `${words[1]} ${away} ago (${utcText(time)})`;
  const end = test.rule === 'issued' && scan.ok ? memberOf(scan.root, 'exp')?.value : undefined;
  const lifetime = end?.type === 'number' ? Number(claims.slice(end.start, end.end)) - time : Number.NaN;
  const measured = lifetime > 0 ? `${stands}; lifetime ${spanText(lifetime)}` : stands;
  // RFC 7519 section 4.1.4: on or after exp it must not be accepted; section 4.1.5: before nbf neither.
  return verdict(test.rule === 'expires' ? now < time : now >= time, measured);
}

function bytesOf(expr: Expr<'bytes'>, memo: Memo) {
  const outcome = memo.get(expr);
  if (!outcome?.ok || outcome.value.kind !== 'bytes') throw new Error('the check was run before its values');
  return outcome.value.bytes;
}
