import { sha256 } from '@noble/hashes/sha2.js';
import { encodeHex } from '../core/bytes/hex.ts';
import { concatOctets, type Octets } from '../core/bytes/octets.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import type { Ids } from '../core/scheme/sandbox.ts';
import type { World } from './world.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Identifiers of one scheme. With a seed they are SHA-256 of seed, scheme and a count that memory keeps. */
export function idsOf(world: World, scheme: string): Ids {
  const bytes = async (count: number): Promise<Octets> => {
    if (world.seed === undefined) return world.random(count);
    const turn = await counted(world, `ids/${scheme}`, 0);
    return seeded(`${world.seed}/${scheme}/${turn}`, count);
  };
  return {
    bytes,
    uuid: async () => uuidOf(await bytes(16)),
    token: async (length) => {
      const random = await bytes(length);
      return [...random].map((byte) => LETTERS[byte % LETTERS.length]).join('');
    },
    next: (series, first) => counted(world, `series/${scheme}/${series}`, first),
  };
}

function counted(world: World, key: string, first: number): Promise<number> {
  return world.memory.change<number, number>(key, (old) => {
    const value = old === undefined ? first : old + 1;
    return { value, result: value };
  });
}

/** Bytes that depend on nothing but the label. For demo data only: whoever knows the seed knows the keys. */
function seeded(label: string, count: number): Octets {
  const blocks = Array.from({ length: Math.ceil(count / 32) }, (_, block) => sha256(encodeUtf8(`${label}/${block}`)));
  return concatOctets(blocks).slice(0, count);
}

/** RFC 9562 section 5.4. */
function uuidOf(bytes: Octets): string {
  const marked = bytes.slice();
  marked[6] = ((marked[6] ?? 0) & 0x0f) | 0x40;
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  return encodeHex(marked).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
