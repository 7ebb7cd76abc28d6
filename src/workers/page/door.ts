import { createTransport, type Transport } from '../../sandbox/browser/transport.ts';

/** How long a first visit waits for its worker to take over, in milliseconds. */
const PATIENCE = 3000;

/** The page's folder: the worker's scope, and where `sandbox/` begins. */
export const folder = (): string => new URL('./', document.baseURI).href;

/** The browser's service workers; some that block them have the property and nothing in it. */
export const serviceWorkers = (): ServiceWorkerContainer | undefined =>
  'serviceWorker' in navigator ? navigator.serviceWorker : undefined;

let settled: Promise<unknown> = Promise.resolve();

/** Calls of the sandbox wait, for a while, until the worker that is on its way answers them. */
export function expectWorker(arrival: Promise<unknown>): void {
  settled = Promise.race([arrival.catch(() => {}), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

const transport = createTransport({
  isControlled: () => Boolean(serviceWorkers()?.controller),
  fetch: (request) => fetch(request),
  open: async () => (await import('../../sandbox/browser/sandbox.ts')).openSandbox(folder()),
});

/** Another sandbox in the place of the page's own: a seeded one, while the page is presented. */
interface StandIn {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly base: string;
}
let standIn: StandIn | undefined;

/** Puts another sandbox in the place of the page's own, or takes it away again. */
export function setStandIn(other: StandIn | undefined): void {
  standIn = other;
}

/**
 * The sandbox as the page reaches it: by a real request that our service worker answers, or, where no
 * worker controls the page, in the page itself. `base` is what `toRequest` wants.
 */
export const sandboxDoor: Transport & { readonly base: () => string } = {
  base: () => standIn?.base ?? folder().slice(0, -1),
  way: () => (standIn ? 'page' : transport.way()),
  async fetch(request) {
    if (standIn) return standIn.fetch(request);
    await settled;
    return transport.fetch(request);
  },
};
