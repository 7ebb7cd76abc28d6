import type { Octets } from '../bytes/octets.ts';
import { LIBRARY, libraryBeginnings, NO_HEAD, type Beginning } from './beginning.ts';
import type { Engine, HashName } from './port.ts';
import { MD_5 } from './rounds.ts';
import { SHA_256 } from './sha-256.ts';
import { wordBeginnings } from './words.ts';

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
  const keyed = new Map<HashName, WeakMap<Octets, Beginning>>();
  const make = makers();
  const beginning = (algorithm: HashName, key?: Octets): Beginning => {
    let ofKeys = keyed.get(algorithm);
    if (!ofKeys) keyed.set(algorithm, (ofKeys = new WeakMap()));
    const found = key ? ofKeys.get(key) : plain.get(algorithm);
    if (found) return found;
    const made = make[algorithm](key);
    if (key) ofKeys.set(key, made);
    else plain.set(algorithm, made);
    return made;
  };
  return {
    name: 'keyed',
    run: (call) =>
      beginning(call.algorithm, call.call === 'hmac' ? call.key : undefined)
        .finish(NO_HEAD, 0, call.data, 0, call.data.length)
        .slice(),
    beginning,
  };
}

/** Each algorithm has its own place to work in. What recipes here are made of runs on words, the rest in the library. */
function makers(): Readonly<Record<HashName, (key?: Octets) => Beginning>> {
  return {
    MD5: wordBeginnings(MD_5),
    'SHA-1': libraryBeginnings(LIBRARY['SHA-1']),
    'SHA-256': wordBeginnings(SHA_256),
    'SHA-384': libraryBeginnings(LIBRARY['SHA-384']),
    'SHA-512': libraryBeginnings(LIBRARY['SHA-512']),
  };
}
