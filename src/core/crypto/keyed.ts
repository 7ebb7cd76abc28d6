import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { Octets } from '../bytes/octets.ts';
import type { Engine, HashName } from './port.ts';

/** noble's name for copying one state over another; `clone` would allocate one a time. */
const COPY = '_cloneInto';

/** What is used of noble's states; their own types differ from hash to hash. */
interface State {
  readonly blockLen: number;
  readonly outputLen: number;
  clone(): State;
  [COPY](to: State): State;
  update(data: Octets): State;
  digestInto(out: Octets): void;
}

const HASHES = { MD5: md5, 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 };

/** No bytes: the beginning of a message of which nothing is known beforehand. */
export const NO_HEAD: Octets = new Uint8Array(0);

/** What every computation of one algorithm overwrites. */
interface Scratch {
  readonly state: State;
  readonly out: Octets;
}

function scratchOf(algorithm: HashName): Scratch {
  const state = HASHES[algorithm].create() as unknown as State;
  return { state, out: new Uint8Array(state.outputLen) };
}

/**
 * A digest or MAC to be computed of many messages that begin alike: states are reused instead of made
 * anew, a key is expanded once (RFC 2104 section 4), and so is what the messages begin with.
 */
export class Beginning {
  /** Bytes a block: a head is worth its while in whole blocks. */
  readonly block: number;
  private readonly start: State;
  /** With the head; a state of its own once there is one. */
  private begun: State;
  /** The outer hash of a MAC, with its key. */
  private readonly outer: State | undefined;
  private readonly scratch: Scratch;
  private head: Octets = NO_HEAD;

  constructor(algorithm: HashName, scratch: Scratch, key?: Octets) {
    const mac = key && hmac.create(HASHES[algorithm], key);
    this.start = mac ? mac.iHash : HASHES[algorithm].create();
    this.begun = this.start;
    this.outer = mac?.oHash;
    this.scratch = scratch;
    this.block = this.start.blockLen;
  }

  /** Of head and tail together. The bytes are overwritten by the next call. A head is known by its identity. */
  finish(head: Octets, tail: Octets): Octets {
    if (head !== this.head) {
      this.head = head;
      if (this.begun === this.start) this.begun = this.start.clone();
      this.start[COPY](this.begun).update(head);
    }
    const { state, out } = this.scratch;
    this.begun[COPY](state).update(tail).digestInto(out);
    this.outer?.[COPY](state).update(out).digestInto(out);
    return out;
  }
}

export interface KeyedEngine extends Engine<'sync'> {
  /** One for all messages under that key. Not for two callers in turn on one message. */
  beginning(algorithm: HashName, key?: Octets): Beginning;
}

/**
 * The sync engine for a search: an HMAC key that comes back as the very same object is expanded only
 * once, which halves the cost of a MAC over a short message.
 */
export function createKeyedEngine(): KeyedEngine {
  const plain = new Map<HashName, Beginning>();
  const scratches = new Map<HashName, Scratch>();
  const keyed = new WeakMap<Octets, { readonly algorithm: HashName; readonly made: Beginning }>();
  const beginning = (algorithm: HashName, key?: Octets): Beginning => {
    const known = key ? keyed.get(key) : undefined;
    const found = known?.algorithm === algorithm ? known.made : key ? undefined : plain.get(algorithm);
    if (found) return found;
    let scratch = scratches.get(algorithm);
    if (!scratch) scratches.set(algorithm, (scratch = scratchOf(algorithm)));
    const made = new Beginning(algorithm, scratch, key);
    if (key) keyed.set(key, { algorithm, made });
    else plain.set(algorithm, made);
    return made;
  };
  return {
    name: 'keyed',
    run: (call) =>
      beginning(call.algorithm, call.call === 'hmac' ? call.key : undefined)
        .finish(NO_HEAD, call.data)
        .slice(),
    beginning,
  };
}
