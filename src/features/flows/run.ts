import { createStore, type StoreApi } from 'zustand/vanilla';

import type { Scheme } from '../../core/scheme/define.ts';
import type { Flow } from '../../core/scheme/flow.ts';
import { done, isOver, replay, stepsDone, taken, type Row } from './rows.ts';
import { openSession, START, type ClockReading, type Deed, type OpenWorld, type Session } from './world.ts';

export type Status = 'ready' | 'playing' | 'paused' | 'finished';

export interface RunState {
  readonly rows: readonly Row[];
  readonly status: Status;
  /** Which row is looked at; the last one while it plays. */
  readonly selected: number | undefined;
  /** The sandbox clock, and when it was read by the real one. */
  readonly clock: ClockReading & { readonly readAt: number };
  /** Faults chosen for this run, by id. */
  readonly faults: readonly string[];
  /** What it was about when the code of its world could not be fetched; it stands still then. */
  readonly failed?: Status | undefined;
}

export interface Run {
  readonly store: StoreApi<RunState>;
  readonly flow: Flow;
  readonly play: () => void;
  readonly pause: () => void;
  /** One step forward. */
  readonly step: () => Promise<void>;
  /** The same run from the start, without its last row. */
  readonly back: () => Promise<void>;
  readonly restart: () => void;
  /** Steps until so many steps of the flow are done. */
  readonly runTo: (steps: number) => Promise<void>;
  readonly select: (row: number) => void;
  /** Starts over with these faults. */
  readonly setFaults: (ids: readonly string[]) => void;
  readonly deed: (deed: Deed) => Promise<void>;
}

interface Parts {
  readonly scheme: Scheme;
  readonly flow: Flow;
  readonly open: OpenWorld;
  readonly now: () => number;
}

/** The whole run of a flow in a world of its own. Everything that is done to it is done one after the other. */
export function createRun(parts: Parts): Run {
  const { flow, now } = parts;
  const store = createStore<RunState>(() => freshState([], now()));
  const { getState, setState } = store;
  const { inTurn, drop } = createTurns();
  const { leave, add, step, back } = createMoves(parts, store);
  const startOver = (faults: readonly string[]) => {
    drop();
    leave();
    setState(freshState(faults, now()));
  };
  return {
    store,
    flow,
    play: () => {
      if (isOver(flow, getState().rows)) startOver(getState().faults);
      setState({ status: 'playing' });
    },
    pause: () => setState(({ status, rows }) => ({ status: status === 'playing' ? paused(rows) : status })),
    step: () => inTurn(step),
    runTo: (steps) =>
      inTurn(async (isMoot) => {
        while (!isMoot() && stepsDone(getState().rows) < steps && !isOver(flow, getState().rows)) await step(isMoot);
      }),
    back: () => inTurn(back),
    restart: () => startOver(getState().faults),
    select: (row) => setState({ selected: row }),
    setFaults: startOver,
    deed: (deed) => inTurn((isMoot) => add(isMoot, (here, { faults }) => done(here, deed, faults))),
  };
}

/** For whoever has nothing to add when a move fails: the run's state tells of it. */
export function quietly(move: Promise<void>): void {
  move.catch(() => {});
}

/** Where a run is with these rows; one that was playing plays on until it is over. */
function reached(flow: Flow, rows: readonly Row[], was: Status): Omit<RunState, 'clock' | 'faults'> {
  const status = isOver(flow, rows) ? 'finished' : rows.length > 0 && was === 'playing' ? was : paused(rows);
  return { rows, status, selected: rows.length === 0 ? undefined : rows.length - 1, failed: undefined };
}

function freshState(faults: readonly string[], readAt: number): RunState {
  return {
    rows: [],
    status: 'ready',
    selected: undefined,
    failed: undefined,
    clock: { now: START, frozen: true, readAt },
    faults,
  };
}

/** What happens in the run's world, and what the run shows of it; what is moot by then is not shown. */
function createMoves({ scheme, flow, open, now }: Parts, { getState, setState }: StoreApi<RunState>) {
  let session: Promise<Session> | undefined;
  const begin = async (faults: readonly string[]) => {
    try {
      return await openSession(open, scheme, flow, faults);
    } catch (error) {
      setState(({ rows, status }) => ({ status: paused(rows), failed: status }));
      throw error;
    }
  };
  const show = (rows: readonly Row[], clock: ClockReading, was: Status) =>
    setState({ ...reached(flow, rows, was), clock: { ...clock, readAt: now() } });
  const add = async (isMoot: IsMoot, happen: (here: Session, state: RunState) => Promise<Row>) => {
    const state = getState();
    const opened = (session ??= begin(state.faults));
    const here = await opened.catch((error: unknown) => {
      // A world that could not be opened (its code is fetched) is opened by the next move.
      if (session === opened) session = undefined;
      throw error;
    });
    const row = await happen(here, state);
    const clock = await here.clock();
    if (!isMoot()) show([...state.rows, row], clock, getState().status);
  };
  return {
    add,
    /** The flow's next step, if there is one. */
    step: async (isMoot: IsMoot) => {
      if (isOver(flow, getState().rows)) return;
      await add(isMoot, (here, { rows, faults }) => taken(here, flow, rows, faults));
    },
    /** The same in another world, without the last row. */
    back: async (isMoot: IsMoot) => {
      const { rows, faults } = getState();
      if (rows.length === 0) return;
      const again = begin(faults);
      const replayed = await replay(await again, flow, rows.slice(0, -1), faults);
      const clock = await (await again).clock();
      if (isMoot()) return;
      session = again;
      show(replayed, clock, 'paused');
    },
    /** What happens next happens in a world of its own. */
    leave: () => {
      session = undefined;
    },
  };
}

type IsMoot = () => boolean;

/** Work that is done one piece after the other. What was asked for before somebody drops it all is moot. */
function createTurns() {
  let queue = Promise.resolve();
  let round = 0;
  return {
    drop: () => {
      round += 1;
    },
    inTurn: (work: (isMoot: IsMoot) => Promise<void>): Promise<void> => {
      const mine = round;
      const isMoot = () => mine !== round;
      // Whoever asked for a piece that fails hears of it; the next piece does not.
      const turn = queue.then(() => (isMoot() ? undefined : work(isMoot)));
      queue = turn.catch(() => {});
      return turn;
    },
  };
}

function paused(rows: readonly Row[]): Status {
  return rows.length === 0 ? 'ready' : 'paused';
}
