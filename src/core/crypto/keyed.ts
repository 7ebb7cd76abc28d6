import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { Octets } from '../bytes/octets.ts';
import type { Engine } from './port.ts';
import { syncEngine } from './sync.ts';

const HASHES = { MD5: md5, 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 };

/** What is used of noble's HMAC state; its own type differs from hash to hash. */
interface Keyed {
  clone(): Keyed;
  _cloneInto(to: Keyed): Keyed;
  update(data: Octets): Keyed;
  digest(): Octets;
}

/**
 * The sync engine for a search: an HMAC key that comes back as the very same object is expanded only
 * once (RFC 2104 section 4), which halves the cost of a MAC over a short message.
 */
export function createKeyedEngine(): Engine<'sync'> {
  const known = new WeakMap<Octets, { readonly algorithm: string; readonly keyed: Keyed; readonly scratch: Keyed }>();
  return {
    name: 'keyed',
    run(call) {
      if (call.call === 'hash') return syncEngine.run(call);
      let entry = known.get(call.key);
      if (entry?.algorithm !== call.algorithm) {
        const keyed = hmac.create(HASHES[call.algorithm], call.key) as unknown as Keyed;
        entry = { algorithm: call.algorithm, keyed, scratch: keyed.clone() };
        known.set(call.key, entry);
      }
      return entry.keyed._cloneInto(entry.scratch).update(call.data).digest();
    },
  };
}
