import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { Scheme } from '../../core/scheme/define.ts';
import type { Flow, FlowStep, RotateStep, ClockStep } from '../../core/scheme/flow.ts';
import type { ServerExchange } from '../../sandbox/journal.ts';
import type { FlowEvent } from '../../sandbox/run-flow.ts';
import { loadSandboxes } from '../../schemes/registry.ts';

/** 2026-01-01T00:00:00Z: every run begins at this moment of the sandbox clock. */
export const START = 1_767_225_600_000;

export interface ClockReading {
  readonly now: number;
  readonly frozen: boolean;
}

/** What somebody does to the sandbox between two steps. */
export type Deed = ClockStep | Omit<RotateStep, 'keep'>;

/** A way to a sandbox of its own: fresh, seeded, its clock standing still. Another transport can stand in. */
export interface FlowWorld {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Its address. */
  readonly base: string;
  /** Milliseconds that answers have been held back so far. Nobody waits for them. */
  readonly waited: () => number;
}

export type OpenWorld = (faults: readonly string[]) => Promise<FlowWorld>;

/** A flow on its way through a world. */
export interface Session {
  /** The next step; undefined after the last. Throws when the flow cannot go on. */
  readonly next: () => Promise<FlowEvent | undefined>;
  readonly deed: (deed: Deed) => Promise<void>;
  readonly clock: () => Promise<ClockReading>;
  /** The last message that the vendor sent of its own accord, as the vendor sees it. */
  readonly delivered: () => Promise<ServerExchange | undefined>;
  readonly waited: () => number;
}

/** Opens a world with these faults and begins the flow in it. Everything else is the same each time. */
export async function openSession(
  open: OpenWorld,
  scheme: Scheme,
  flow: Flow,
  faults: readonly string[],
): Promise<Session> {
  const [world, { runFlow }] = await Promise.all([open(faults), import('../../sandbox/run-flow.ts')]);
  const { fetch, base, waited } = world;
  // What the client knows it has known from the start: of a rotation by hand it has not heard.
  const credentials = `${base}/sandbox/admin/credentials`;
  const known = await (await fetch(new Request(credentials))).text();
  const asClient = async (request: Request) => (request.url === credentials ? new Response(known) : fetch(request));
  const events = runFlow(flow, { fetch: asClient, base, scheme, engine: webcryptoEngine, random: dice() });
  const admin = async (method: string, path: string, json?: object): Promise<unknown> => {
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    return (await fetch(new Request(`${base}/sandbox/admin/${path}`, { method, ...body }))).json();
  };
  return {
    waited,
    next: async () => {
      const { value, done } = await events.next();
      return done === true ? undefined : value;
    },
    clock: async () => (await admin('GET', 'clock')) as ClockReading,
    delivered: async () => {
      const { exchanges } = (await admin('GET', 'journal')) as { exchanges: readonly ServerExchange[] };
      return exchanges.findLast(({ direction }) => direction === 'out');
    },
    deed: async (deed) => {
      if (deed.do === 'clock') await admin('POST', 'clock', deed);
      else await admin('POST', `credentials/${scheme.card.id}/rotate`, { ...deed, identity: deed.credential });
    },
  };
}

/** Letters and digits that look thrown and are the same in every run. */
function dice(): (length: number) => string {
  let state = 0x2545f491;
  const letter = () => {
    // xorshift32 (Marsaglia 2003): good enough to look at, and nothing else.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'[(state >>> 0) % 57] ?? 'A';
  };
  return (length) => Array.from({ length }, letter).join('');
}

/** The sandbox in this page, apart from the one that the panels talk to. `now` is the real clock. */
export function worldInPage(now: () => number): OpenWorld {
  return async (faults) => {
    const [{ createSandbox }, { LIMITS, memoryInProcess }, schemes] = await Promise.all([
      import('../../sandbox/app.ts'),
      import('../../sandbox/world.ts'),
      loadSandboxes(),
    ]);
    let waited = 0;
    const sandbox = createSandbox(
      {
        clock: now,
        frozenAt: START,
        seed: 'flows',
        // Not asked when there is a seed.
        random: (count) => new Uint8Array(count),
        memory: memoryInProcess(),
        engine: webcryptoEngine,
        wait: async (milliseconds) => void (waited += milliseconds),
        limits: LIMITS,
        admits: () => true,
        trustsClientCert: true,
      },
      schemes,
    );
    const base = 'https://sandbox.invalid';
    const fetch = withFaults((request) => sandbox.fetch(request), faults);
    await fetch(new Request(`${base}/sandbox/admin/faults`, { method: 'PUT', body: '{"on":[]}' }));
    return { fetch, base, waited: () => waited };
  };
}

/** Whatever the flow itself switches on or off, the faults that were chosen stay on. */
function withFaults(fetch: FlowWorld['fetch'], chosen: readonly string[]): FlowWorld['fetch'] {
  return async (request) => {
    if (request.method !== 'PUT' || !request.url.endsWith('/admin/faults')) return fetch(request);
    const { on } = (await request.json()) as { on: readonly { id: string }[] };
    const more = chosen.filter((id) => on.every((own) => own.id !== id)).map((id) => ({ id }));
    const body = JSON.stringify({ on: [...on, ...more] });
    return fetch(new Request(request.url, { method: 'PUT', body }));
  };
}

/** A step that somebody took by hand, as an event beside those of the flow. */
export function eventOf(step: FlowStep, now: number): FlowEvent {
  return { index: -1, step, ok: true, unmet: [], now };
}
