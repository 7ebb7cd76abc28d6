import type { Credential } from '../core/scheme/policy.ts';
import type { KeyDesk, SchemeSandbox } from '../core/scheme/sandbox.ts';
import { idsOf } from './ids.ts';
import { makeRoom } from './room.ts';
import type { World } from './world.ts';

/** A key with its generations of secret, newest first. All but the first end at a moment. */
export interface KeyRecord {
  readonly credential: Credential;
  readonly secrets: readonly Generation[];
}
export interface Generation {
  readonly values: Credential['values'];
  /** Unix milliseconds; absent: until it is rotated. */
  readonly until?: number;
}

/** The keys of one scheme: the demo account's, those issued while running, and their rotations. */
export interface KeyRing extends KeyDesk {
  record(identity: string): Promise<KeyRecord | undefined>;
  /** A new secret; the old one is taken for `overlap` more milliseconds. Undefined when there is nothing to rotate. */
  rotate(identity: string, now: number, overlap: number): Promise<Credential | undefined>;
}

/** The keys of one vendor: those of the demo account, and those that were issued, rotated or revoked since. */
export function keyRingOf(world: World, { id, credentials }: SchemeSandbox): KeyRing {
  const demo = new Map(credentials.map((credential) => [credential.identity, fresh(credential)]));
  const keyOf = (identity: string) => `key/${id}/${identity}`;
  const record = async (identity: string): Promise<KeyRecord | undefined> => {
    const known = (await world.memory.get(keyOf(identity))) as KeyRecord | 'revoked' | undefined;
    return known === 'revoked' ? undefined : (known ?? demo.get(identity));
  };
  const put = (identity: string, value: KeyRecord | 'revoked') =>
    world.memory.change<KeyRecord | 'revoked', void>(keyOf(identity), () => ({ value, result: undefined }));
  return {
    record,
    async issue(credential) {
      const { identity } = credential;
      const isNew = (await world.memory.get(keyOf(identity))) === undefined;
      await put(identity, fresh(credential));
      if (isNew) await makeRoom(world, `${id}/key`, keyOf(identity));
    },
    revoke: (identity) => put(identity, 'revoked'),
    find: async (identity) => (await record(identity))?.credential,
    async rotate(identity, now, overlap) {
      const known = await record(identity);
      const field = known?.credential.secret;
      if (!known || field === undefined) return undefined;
      const old = known.credential.values[field] ?? '';
      const secret = await idsOf(world, id).token(Math.max(old.length, 16));
      const values = { ...known.credential.values, [field]: secret };
      const credential = { ...known.credential, values };
      const kept = known.secrets.map((generation, index) =>
        index === 0 ? { ...generation, until: now + overlap } : generation,
      );
      // Three generations are enough to say "that was the key before"; more would only grow.
      await put(identity, { credential, secrets: [{ values }, ...kept].slice(0, 3) });
      return credential;
    },
  };
}

function fresh(credential: Credential): KeyRecord {
  return { credential, secrets: [{ values: credential.values }] };
}
