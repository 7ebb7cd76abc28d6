import { hmac } from '@noble/hashes/hmac.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha224, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { keccak_256, sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import { encodeHex } from '../core/bytes/hex.ts';
import { alteredBytes, literal, nodesOf, type Expr } from '../core/recipe/expression.ts';
import { UNCOMMON, type Names } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Values } from './plan.ts';

/** Hashes that no vendor here uses and that stand beside the right one in every library's list. */
const RARE = {
  'SHA-224': sha224,
  'SHA-512/256': sha512_256,
  'SHA3-256': sha3_256,
  'SHA3-512': sha3_512,
  'SHA3-224': sha3_224,
  'SHA3-384': sha3_384,
  'Keccak-256': keccak_256,
  'SHA-512/224': sha512_224,
  'RIPEMD-160': ripemd160,
} as const;

/** The construction with a hash of `RARE` in it, computed at once: the engines do not know these. */
export function rareHashes(root: Expr<'bytes'>, values: Values): Hypothesis[] {
  return nodesOf([root]).flatMap((site) => {
    if (site.op !== 'hmac' && site.op !== 'hash') return [];
    const args = site.args.flatMap((arg) => {
      const value = values.of(arg);
      return value?.kind === 'bytes' ? [value.bytes] : [];
    });
    const [first, second] = args;
    if (!first || args.length !== site.args.length) return [];
    const names: Names = site === root ? [['wrong-algorithm']] : [['wrong-inner-digest'], ['wrong-algorithm']];
    const kind = site.op === 'hmac' ? 'HMAC-' : '';
    return Object.entries(RARE).map(([name, hash], i): Hypothesis => {
      const digest = second ? hmac(hash, first, second) : hash(first);
      return {
        id: `${site.op}/rare-${name}`,
        names,
        says: `uses ${kind}${name} instead of ${kind}${String(site.param)}`,
        how: { id: `${site.op}/algorithm`, algorithm: name, insteadOf: String(site.param) },
        site,
        replacement: alteredBytes(literal(''), encodeHex(digest)),
        cost: UNCOMMON + i / 100,
      };
    });
  });
}
