import { webcryptoEngine } from '../core/crypto/webcrypto.ts';
import type { Scheme } from '../core/scheme/define.ts';
import type { SchemeSandbox } from '../core/scheme/sandbox.ts';
import { createSandbox, type Sandbox } from './app.ts';
import type { Player } from './run-flow.ts';
import { LIMITS, memoryInProcess, type World } from './world.ts';

/** 2026-01-01T00:00:00Z, the time of most vectors. */
export const START = 1_767_225_600_000;
/** The origin that requests of tests name; nothing listens there. */
export const BASE = 'http://127.0.0.1:8787';

/** A world that stands still, throws known dice and never waits. */
export function testWorld(more: Partial<World> = {}): World {
  return {
    clock: () => START,
    frozenAt: START,
    seed: 'test',
    random: (count) => new Uint8Array(count),
    memory: memoryInProcess(),
    engine: webcryptoEngine,
    wait: () => Promise.resolve(),
    limits: LIMITS,
    admits: () => true,
    trustsClientCert: true,
    ...more,
  };
}

/** A sandbox in such a world, with what plays flows on it. */
export function testSandbox(
  sandboxes: readonly SchemeSandbox[],
  scheme: Scheme,
  more: Partial<World> = {},
): { readonly sandbox: Sandbox; readonly player: Player; readonly world: World } {
  const world = testWorld(more);
  const sandbox = createSandbox(world, sandboxes);
  let dice = 0;
  const player: Player = {
    fetch: (request) => sandbox.fetch(request),
    base: BASE,
    scheme,
    engine: webcryptoEngine,
    random: (length) => `n${String(dice++).padStart(length - 1, '0')}`,
  };
  return { sandbox, player, world };
}
