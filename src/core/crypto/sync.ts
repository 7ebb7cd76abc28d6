import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { Engine, HashName } from './port.ts';

const HASHES = { MD5: md5, 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } satisfies Record<
  HashName,
  unknown
>;

/** All digests and MACs at once, without promises (@noble/hashes). Takes an empty HMAC key, as Python and PHP do. */
export const syncEngine: Engine<'sync'> = {
  name: 'sync',
  run(call) {
    const hash = HASHES[call.algorithm];
    return call.call === 'hash' ? hash(call.data) : hmac(hash, call.key, call.data);
  },
};
