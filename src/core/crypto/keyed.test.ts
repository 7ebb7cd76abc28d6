import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { HashName } from './port.ts';
import { createKeyedEngine } from './keyed.ts';
import { syncEngine } from './sync.ts';

const ALGORITHMS: readonly HashName[] = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
/** Every length round the ends of two blocks, of 64 and of 128 bytes. */
const LENGTHS = Array.from({ length: 280 }, (_, i) => i);
const bytes = (length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255);

describe('the engine of the search agrees with the library', () => {
  const engine = createKeyedEngine();

  it.each(ALGORITHMS)('on %s of every length', (algorithm) => {
    for (const length of [...LENGTHS, 5000]) {
      const call = { call: 'hash', algorithm, data: bytes(length) } as const;
      expect(engine.run(call)).toEqual(syncEngine.run(call));
    }
  });

  it.each(ALGORITHMS)('on HMAC with %s, messages and keys of every length', (algorithm) => {
    for (const length of LENGTHS) {
      const call = { call: 'hmac', algorithm, key: bytes(length + 1), data: bytes(281 - length) } as const;
      expect(engine.run(call)).toEqual(syncEngine.run(call));
    }
  });

  it.each(ALGORITHMS)('on %s of messages that begin alike, in any order of how much they share', (algorithm) => {
    const octets = fc.uint8Array({ maxLength: 400 }).map((list) => Uint8Array.from(list));
    const heads = fc.array(fc.tuple(octets, fc.array(fc.tuple(fc.nat(6), octets), { maxLength: 6 })), { maxLength: 4 });
    fc.assert(
      fc.property(fc.option(octets, { nil: undefined }), heads, (key, list) => {
        fc.pre(key?.length !== 0);
        const beginning = createKeyedEngine().beginning(algorithm, key);
        for (const [head, tails] of list)
          for (const [blocks, tail] of tails) {
            const shared = Math.min(blocks, Math.floor(head.length / beginning.block)) * beginning.block;
            const data = Uint8Array.of(...head.subarray(0, shared), ...tail);
            const call = key
              ? ({ call: 'hmac', algorithm, key, data } as const)
              : ({ call: 'hash', algorithm, data } as const);
            const spare = Uint8Array.of(9, ...tail, 1, 2, 3);
            expect(beginning.finish(head, shared, spare, 1, tail.length + 1)).toEqual(syncEngine.run(call));
          }
      }),
      { numRuns: 60 },
    );
  });
});
