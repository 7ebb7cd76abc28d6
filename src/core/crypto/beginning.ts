import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha384, sha512 } from '@noble/hashes/sha2.js';
import type { Octets } from '../bytes/octets.ts';

/** No bytes: the message of which nothing is known beforehand. */
export const NO_HEAD: Octets = new Uint8Array(0);

/**
 * A digest or MAC to be computed of many messages that begin alike: states are reused instead of made
 * anew, a key is expanded once (RFC 2104 section 4), and so is what the messages begin with.
 */
export interface Beginning {
  /** Bytes a block: what messages share is counted in whole blocks. */
  readonly block: number;
  /** Whether the state is kept after every block of a head, not only after one. */
  readonly keepsAll: boolean;
  /**
   * Of the first `shared` octets of `head` (whole blocks), then those of `tail` between `from` and `to`. The bytes
   * are overwritten by the next call. A head is known by its identity: its blocks are taken in once.
   */
  finish(head: Octets, shared: number, tail: Octets, from: number, to: number): Octets;
}

/** What the library computes for the search: the algorithms no recipe here is made of. */
export const LIBRARY = { 'SHA-1': sha1, 'SHA-384': sha384, 'SHA-512': sha512 };
type LibraryHash = (typeof LIBRARY)[keyof typeof LIBRARY];

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

interface Scratch {
  readonly state: State;
  readonly out: Octets;
}

/** Beginnings of one algorithm of the library, all with one place to work in. */
export function libraryBeginnings(hash: LibraryHash): (key?: Octets) => Beginning {
  const state = hash.create() as unknown as State;
  const scratch = { state, out: new Uint8Array(state.outputLen) };
  return (key) => new LibraryBeginning(hash, scratch, key);
}

class LibraryBeginning implements Beginning {
  readonly keepsAll = false;
  readonly block: number;
  private readonly start: State;
  /** With the head; a state of its own once there is one. */
  private begun: State;
  /** The outer hash of a MAC, with its key. */
  private readonly outer: State | undefined;
  private readonly scratch: Scratch;
  private head: Octets = NO_HEAD;
  private shared = 0;

  constructor(hash: LibraryHash, scratch: Scratch, key?: Octets) {
    const mac = key && hmac.create(hash, key);
    this.start = mac ? mac.iHash : hash.create();
    this.begun = this.start;
    this.outer = mac?.oHash;
    this.scratch = scratch;
    this.block = this.start.blockLen;
  }

  finish(head: Octets, shared: number, tail: Octets, from: number, to: number): Octets {
    if (shared > 0 && (head !== this.head || shared !== this.shared)) this.begin(head, shared);
    const { state, out } = this.scratch;
    const begun = shared === 0 ? this.start : this.begun;
    begun[COPY](state)
      .update(from === 0 && to === tail.length ? tail : tail.subarray(from, to))
      .digestInto(out);
    this.outer?.[COPY](state).update(out).digestInto(out);
    return out;
  }

  private begin(head: Octets, shared: number): void {
    this.head = head;
    this.shared = shared;
    if (this.begun === this.start) this.begun = this.start.clone();
    this.start[COPY](this.begun).update(head.subarray(0, shared));
  }
}
