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
  // The header and the meta element are two policies, and each tells of the same request.
  const byPolicy = new Map<string, number>();
  document.addEventListener('securitypolicyviolation', ({ blockedURI, disposition, originalPolicy }) => {
    if (disposition !== 'enforce' || !isForeign(blockedURI)) return;
    byPolicy.set(originalPolicy, (byPolicy.get(originalPolicy) ?? 0) + 1);
    useDepartures.setState({ stopped: Math.max(...byPolicy.values()) });
  });
  if (!('PerformanceObserver' in window)) return;
  // Those of before, too.
  new PerformanceObserver((list) => {
    // A request that the policy stopped may have an entry as well, but took no time.
    const gone = list.getEntries().filter(({ name, duration }) => isForeign(name) && duration > 0).length;
    if (gone > 0) useDepartures.setState(({ left }) => ({ left: left + gone }));
  }).observe({ type: 'resource', buffered: true });
}

/** Of another origin. Violations name some things by a word (`inline`), which is no address. */
function isForeign(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, origin } = new URL(address);
  return /^(?:https?|wss?):$/.test(protocol) && origin !== window.location.origin;
}
