import { createStore, type StoreApi } from 'zustand/vanilla';

import { wordsOfError } from '../../core/problem.ts';
import type { Scheme } from '../../core/scheme/define.ts';
import type { Flow, FlowStep } from '../../core/scheme/flow.ts';
import type { ServerExchange } from '../../sandbox/journal.ts';
import type { FlowEvent } from '../../sandbox/run-flow.ts';
import { eventOf, openSession, START, type ClockReading, type Deed, type OpenWorld, type Session } from './world.ts';

/** Something that has happened: a step of the flow, or what somebody did in between. */
export interface Row {
  readonly by: 'flow' | 'you';
  readonly event: FlowEvent;
  /** The sandbox clock before it, Unix milliseconds. */
  readonly before: number;
  /** Faults that were on, by id. */
  readonly faults: readonly string[];
  /** A callback as its sender sees it. */
  readonly sender?: ServerExchange;
  /** Milliseconds that the answer was held back. */
  readonly waited: number;
  /** Why the flow cannot go on from here. */
  readonly stopped?: string;
}

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
export function createRun({ scheme, flow, open, now }: Parts): Run {
  const fresh = (faults: readonly string[]): RunState => ({
    rows: [],
    status: 'ready',
    selected: undefined,
    clock: { now: START, frozen: true, readAt: now() },
    faults,
  });
  const store = createStore<RunState>(() => fresh([]));
  const { getState, setState } = store;
  let session: Promise<Session> | undefined;
  let queue = Promise.resolve();
  // Whoever starts over makes everything that is still on its way moot.
  let round = 0;

  const begun = () => (session ??= openSession(open, scheme, flow, getState().faults));
  const inTurn = (work: (isMoot: () => boolean) => Promise<void>): Promise<void> => {
    const mine = round;
    const isMoot = () => mine !== round;
    queue = queue.then(
      () => (isMoot() ? undefined : work(isMoot)),
      () => {},
    );
    return queue;
  };
  const isOver = (rows: readonly Row[]) => stepsDone(rows) >= flow.steps.length || rows.at(-1)?.stopped !== undefined;
  const put = (rows: readonly Row[], clock: ClockReading) => {
    const { status } = getState();
    const next = isOver(rows) ? 'finished' : rows.length === 0 ? 'ready' : status === 'playing' ? 'playing' : 'paused';
    const selected = rows.length === 0 ? undefined : rows.length - 1;
    setState({ rows, status: next, selected, clock: { ...clock, readAt: now() } });
  };
  const advance = async (isMoot: () => boolean) => {
    const { rows } = getState();
    if (isOver(rows)) return;
    const row = await taken(await begun(), flow, rows, getState().faults);
    const clock = await (await begun()).clock();
    if (!isMoot()) put([...rows, row], clock);
  };
  const startOver = (faults: readonly string[]) => {
    round += 1;
    session = undefined;
    setState(fresh(faults));
  };

  return {
    store,
    flow,
    play: () => {
      if (isOver(getState().rows)) startOver(getState().faults);
      setState({ status: 'playing' });
    },
    pause: () => setState(({ status, rows }) => ({ status: status === 'playing' ? paused(rows) : status })),
    step: () => inTurn(advance),
    runTo: (steps) =>
      inTurn(async (isMoot) => {
        while (!isMoot() && stepsDone(getState().rows) < steps && !isOver(getState().rows)) await advance(isMoot);
      }),
    back: () =>
      inTurn(async (isMoot) => {
        const { rows, faults } = getState();
        if (rows.length === 0) return;
        const again = openSession(open, scheme, flow, faults);
        const replayed = await replay(await again, flow, rows.slice(0, -1), faults);
        const clock = await (await again).clock();
        if (isMoot()) return;
        session = again;
        setState({ status: 'paused' });
        put(replayed, clock);
      }),
    restart: () => startOver(getState().faults),
    select: (row) => setState({ selected: row }),
    setFaults: startOver,
    deed: (deed) =>
      inTurn(async (isMoot) => {
        const { rows, faults } = getState();
        const here = await begun();
        const row = await done(here, deed, faults);
        const clock = await here.clock();
        if (!isMoot()) put([...rows, row], clock);
      }),
  };
}

/** How many steps of the flow itself the rows hold. */
export function stepsDone(rows: readonly Row[]): number {
  return rows.filter(({ by }) => by === 'flow').length;
}

function paused(rows: readonly Row[]): Status {
  return rows.length === 0 ? 'ready' : 'paused';
}

/** The same steps and deeds in a fresh world. */
async function replay(session: Session, flow: Flow, rows: readonly Row[], faults: readonly string[]): Promise<Row[]> {
  const replayed: Row[] = [];
  for (const { by, event } of rows)
    replayed.push(
      by === 'flow' ? await taken(session, flow, replayed, faults) : await done(session, deedOf(event.step), faults),
    );
  return replayed;
}

/** The flow's next step. What it throws is told as a row: with a fault in the way, a flow may have nothing to go on with. */
async function taken(session: Session, flow: Flow, rows: readonly Row[], faults: readonly string[]): Promise<Row> {
  const [{ now: before }, waited] = [await session.clock(), session.waited()];
  const index = stepsDone(rows);
  const step = flow.steps[index];
  if (!step) throw new Error('the flow is over');
  const own = ownFaults(rows, step);
  const all = [...new Set([...own, ...faults])];
  try {
    const event = (await session.next()) ?? eventOf(step, before);
    const sender = step.do === 'receive' ? await session.delivered() : undefined;
    const hit = event.server?.faults ?? all;
    const row: Row = { by: 'flow', event, before, faults: hit, waited: session.waited() - waited };
    return sender ? { ...row, sender } : row;
  } catch (error) {
    const event = { ...eventOf(step, before), index, ok: false };
    return {
      by: 'flow',
      event,
      before,
      faults: all,
      waited: 0,
      stopped: `The flow ends here: ${wordsOfError(error)}.`,
    };
  }
}

/** The faults that the flow has switched on itself. */
function ownFaults(rows: readonly Row[], step: FlowStep): readonly string[] {
  const steps = [...rows.map(({ event }) => event.step), step];
  const last = steps.findLast(({ do: what }) => what === 'faults');
  return last?.do === 'faults' ? last.on.map(({ id }) => id) : [];
}

async function done(session: Session, deed: Deed, faults: readonly string[]): Promise<Row> {
  const { now: before } = await session.clock();
  await session.deed(deed);
  const { now } = await session.clock();
  const step = deed.do === 'clock' ? deed : { ...deed, keep: '' };
  return { by: 'you', event: eventOf(step, now), before, faults, waited: 0 };
}

function deedOf(step: FlowStep): Deed {
  if (step.do === 'clock' || step.do === 'rotate') return step;
  throw new Error(`nobody does ${step.do} by hand`);
}
