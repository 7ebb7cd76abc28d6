import { bigIntOf } from '../bytes/hex.ts';
import type { Octets } from '../bytes/octets.ts';

/** An RSA public key's numbers, big-endian. */
export interface RsaNumbers {
  readonly n: Octets;
  readonly e: Octets;
}

/** Why signatures under this RSA key can be forged, in words; undefined when none of the known reasons holds. */
export function weaknessOf({ n, e }: RsaNumbers): string | undefined {
  const [modulus, exponent] = [bigIntOf(n), bigIntOf(e)];
  // RFC 8017 section 3.1: 3 ≤ e ≤ n - 1 and coprime with an even number, so odd. With 1 every text signs itself.
  if (exponent < 3n || exponent % 2n === 0n) return `one with the public exponent ${exponent}`;
  return hasRoca(modulus) ? 'one from a generator whose keys can be factored (ROCA, CVE-2017-15361)' : undefined;
}

const SMALL_PRIMES = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113,
  127, 131, 137, 139, 149, 151, 157, 163, 167,
];

/** Nemec et al. 2017, section 3.2: modulo every small prime such a modulus is a power of 65537. */
function hasRoca(modulus: bigint): boolean {
  return SMALL_PRIMES.every((prime) => powersOf(65_537 % prime, prime).has(Number(modulus % BigInt(prime))));
}

function powersOf(base: number, modulo: number): ReadonlySet<number> {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * base) % modulo) powers.add(power);
  return powers;
}
