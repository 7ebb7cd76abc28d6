import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { LIMITS, type World } from '../world.ts';
import { memoryInBrowser } from './memory.ts';

/** Clock, dice and storage of a page or its service worker. Both of one origin share one memory, and so one sandbox. `scope` is the page's folder. */
export function browserWorld(scope: string): World {
  const { origin, pathname } = new URL(scope);
  return {
    base: pathname.replace(/\/[^/]*$/, ''),
    clock: () => Date.now(),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    memory: memoryInBrowser(),
    engine: webcryptoEngine,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    limits: LIMITS,
    // Only pages of this origin reach the worker or the app in the page; the address is the page's own.
    admits: (request) => new URL(request.url).origin === origin,
    trustsClientCert: true,
  };
}
