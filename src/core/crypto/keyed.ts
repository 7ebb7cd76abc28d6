import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { Octets } from '../bytes/octets.ts';
import type { Engine, HashName } from './port.ts';

/** noble's name for copying one state over another; `clone` would allocate one a time. */
const COPY = '_cloneInto';

/** What is used of noble's states; their own types differ from hash to hash. */
interface State {
  clone(): State;
  [COPY](to: State): State;
  update(data: Octets): State;
  digest(): Octets;
}

/** A state to start from, and one to be overwritten by each computation. */
class Reused {
  private readonly start: State;
  private readonly scratch: State;

  constructor(start: unknown) {
    this.start = start as State;
    this.scratch = this.start.clone();
  }

  digest(data: Octets): Octets {
    return this.start[COPY](this.scratch).update(data).digest();
  }
}

const HASHES = { MD5: md5, 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 };

/**
 * The sync engine for a search: states are reused instead of made anew, and an HMAC key that comes
 * back as the very same object is expanded only once (RFC 2104 section 4), which halves the cost of
 * a MAC over a short message. Not for use by two callers in turn on one call.
 */
export function createKeyedEngine(): Engine<'sync'> {
  const plain = new Map<HashName, Reused>(
    (Object.keys(HASHES) as HashName[]).map((name) => [name, new Reused(HASHES[name].create())]),
  );
  const keyed = new WeakMap<Octets, { readonly algorithm: HashName; readonly reused: Reused }>();
  return {
    name: 'keyed',
    run(call) {
      if (call.call === 'hash') return digestOf(plain.get(call.algorithm), call.data);
      let entry = keyed.get(call.key);
      if (entry?.algorithm !== call.algorithm) {
        entry = { algorithm: call.algorithm, reused: new Reused(hmac.create(HASHES[call.algorithm], call.key)) };
        keyed.set(call.key, entry);
      }
      return entry.reused.digest(call.data);
    },
  };
}

function digestOf(reused: Reused | undefined, data: Octets): Octets {
  if (!reused) throw new Error('unknown hash');
  return reused.digest(data);
}
