import type { World } from './world.ts';

/** How the sandbox clock runs: so far from real time, or standing still. Unix milliseconds. */
export type ClockState =
  | { readonly runs: true; readonly offset: number }
  | { readonly runs: false; readonly at: number };

/** A move of the clock. `skip` goes back when negative; `set` keeps a stopped clock stopped. */
export interface ClockMove {
  readonly skip?: number;
  readonly set?: number;
  readonly freeze?: boolean;
}

export interface ClockReading {
  readonly now: number;
  readonly frozen: boolean;
}

const KEY = 'clock';
/** Where a Date ends (ECMA-262 section 21.4.1.1). */
const END_OF_TIME = 8.64e15;

/** What the sandbox clock shows. */
export async function readClock(world: World): Promise<ClockReading> {
  return reading((await world.memory.get(KEY)) as ClockState | undefined, world);
}

/** Moves the clock in one step, so that two movers at once both count. */
export function moveClock(world: World, move: ClockMove): Promise<ClockReading> {
  return world.memory.change<ClockState, ClockReading>(KEY, (old) => {
    const before = reading(old, world);
    const now = clamp((move.set ?? before.now) + (move.skip ?? 0));
    const frozen = move.freeze ?? before.frozen;
    const value: ClockState = frozen ? { runs: false, at: now } : { runs: true, offset: now - world.clock() };
    return { value, result: { now, frozen } };
  });
}

function reading(state: ClockState | undefined, world: World): ClockReading {
  if (state)
    return state.runs ? { now: clamp(world.clock() + state.offset), frozen: false } : { now: state.at, frozen: true };
  const { frozenAt } = world;
  return { now: frozenAt ?? world.clock(), frozen: frozenAt !== undefined };
}

/** The moment nearest to it that a Date can hold, and none before 1970. */
export function clamp(time: number): number {
  return Math.round(Math.min(Math.max(time, 0), END_OF_TIME));
}
