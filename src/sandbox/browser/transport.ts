import type { Sandbox } from '../app.ts';
import { SANDBOX_MARK } from '../json-response.ts';

/** How a request reached the sandbox. */
export type Way = 'worker' | 'page';

export interface Transport {
  /** Sends a request and says which way it went. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly way: () => Way;
}

/** What the transport needs of the page. */
export interface TransportHost {
  /** Whether a service worker controls the page right now (not after a hard reload, not where workers are blocked). */
  readonly isControlled: () => boolean;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Loads the sandbox into the page; asked only when no worker controls it. */
  readonly open: () => Promise<Sandbox>;
}

/**
 * A real `fetch` where a service worker answers it, so that it shows in the network panel; else the same
 * app in the page, over the same memory. A worker that has gone, and lets the request
 * through to a static host, is noticed by the missing mark of the sandbox.
 */
export function createTransport(host: TransportHost): Transport {
  const inPage = async (request: Request) => (await host.open()).fetch(request);
  return {
    way: () => (host.isControlled() ? 'worker' : 'page'),
    async fetch(request) {
      if (!host.isControlled()) return inPage(request);
      const spare = request.clone();
      const response = await host.fetch(request);
      return response.headers.has(SANDBOX_MARK) ? response : inPage(spare);
    },
  };
}
