import { create } from 'zustand';

interface Departures {
  /** Addresses of other origins that the browser says this page has asked. */
  readonly left: number;
  /** Requests that the content policy has stopped on their way there. */
  readonly stopped: number;
}

/** What has left the page, as the browser itself counts it: not what our code believes. */
export const useDepartures = create<Departures>()(() => ({ left: 0, stopped: 0 }));

/** Resource Timing tells of every fetch, image, script, beacon and frame; the policy tells of what it stopped. */
export function watchDepartures(): void {
  const tally = new Tally();
  const show = () => useDepartures.setState({ left: tally.left, stopped: tally.stopped });
  document.addEventListener('securitypolicyviolation', ({ blockedURI, disposition, originalPolicy }) => {
    if (disposition !== 'enforce' || !isForeign(blockedURI)) return;
    tally.stop(originalPolicy, blockedURI);
    show();
  });
  if (!('PerformanceObserver' in window)) return;
  // Those of before, too.
  new PerformanceObserver((list) => {
    const foreign = list.getEntries().filter(({ name, duration }) => isForeign(name) && duration > 0);
    for (const { name } of foreign) tally.leave(name);
    if (foreign.length > 0) show();
  }).observe({ type: 'resource', buffered: true });
}

/**
 * Counts what left and what was stopped. A request that the policy stopped may have an entry in Resource Timing as
 * well, a frame always, an image now and then: those are known by their address, in whatever order the two come.
 */
export class Tally {
  private readonly timed = new Map<string, number>();
  /** By policy, then by address: the header and the meta element are two, and each tells of the same request. */
  private readonly policies = new Map<string, Map<string, number>>();

  /** An entry in Resource Timing. */
  leave(address: string): void {
    count(this.timed, bare(address));
  }

  /** A violation. Of a frame it names the origin only (Content Security Policy Level 3, section 5.4). */
  stop(policy: string, address: string): void {
    const known = this.policies.get(policy) ?? new Map<string, number>();
    this.policies.set(policy, known);
    count(known, bare(address));
  }

  get left(): number {
    const [first, ...rest] = [...this.policies.values()].map((stopped) => beyond(this.timed, stopped));
    return first === undefined ? sum(this.timed.values()) : Math.min(first, ...rest);
  }

  get stopped(): number {
    return Math.max(0, ...[...this.policies.values()].map((stopped) => sum(stopped.values())));
  }
}

/** How many entries no violation accounts for. */
function beyond(timed: ReadonlyMap<string, number>, stopped: ReadonlyMap<string, number>): number {
  const frames = new Map([...stopped].filter(([address]) => address === bare(new URL(address).origin)));
  let left = 0;
  for (const [address, times] of timed) {
    const own = times - (stopped.get(address) ?? 0);
    const origin = bare(new URL(address).origin);
    const framed = address === origin ? 0 : Math.min(Math.max(0, own), frames.get(origin) ?? 0);
    frames.set(origin, (frames.get(origin) ?? 0) - framed);
    left += Math.max(0, own - framed);
  }
  return left;
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, one) => all + one, 0);
const count = (counts: Map<string, number>, address: string) => counts.set(address, (counts.get(address) ?? 0) + 1);

/** An address as both tell of it: without its fragment, and with the slash after a bare origin. */
function bare(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

/** Of another origin. Violations name some things by a word (`inline`), which is no address. */
function isForeign(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, origin } = new URL(address);
  return /^(?:https?|wss?):$/.test(protocol) && origin !== window.location.origin;
}
