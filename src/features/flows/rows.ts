import { wordsOfError } from '../../core/problem.ts';
import type { Flow, FlowStep } from '../../core/scheme/flow.ts';
import type { ServerExchange } from '../../sandbox/journal.ts';
import type { FlowEvent } from '../../sandbox/run-flow.ts';
import { eventOf, type Deed, type Session } from './world.ts';

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

/** How many steps of the flow itself the rows hold. */
export function stepsDone(rows: readonly Row[]): number {
  return rows.filter(({ by }) => by === 'flow').length;
}

/** Whether the flow has no step left, or cannot go on. */
export function isOver(flow: Flow, rows: readonly Row[]): boolean {
  return stepsDone(rows) >= flow.steps.length || rows.at(-1)?.stopped !== undefined;
}

/** The same steps and deeds in a fresh world. */
export async function replay(
  session: Session,
  flow: Flow,
  rows: readonly Row[],
  faults: readonly string[],
): Promise<Row[]> {
  const replayed: Row[] = [];
  for (const { by, event } of rows)
    replayed.push(
      by === 'flow' ? await taken(session, flow, replayed, faults) : await done(session, deedOf(event.step), faults),
    );
  return replayed;
}

/** The flow's next step. What it throws is told as a row: with a fault in the way, a flow may have nothing to go on with. */
export async function taken(
  session: Session,
  flow: Flow,
  rows: readonly Row[],
  faults: readonly string[],
): Promise<Row> {
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

/** What somebody did by hand. */
export async function done(session: Session, deed: Deed, faults: readonly string[]): Promise<Row> {
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
