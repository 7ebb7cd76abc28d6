import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { LIMITS, type World } from '../world.ts';
import { memoryInBrowser } from './memory.ts';

/** Clock, dice and storage of a page or its service worker. Both of one origin share one memory, and so one sandbox. `scope` is the page's folder. */
export function browserWorld(scope: string, more: Pick<World, 'seed'> = {}): World {
  const { origin, pathname } = new URL(scope);
  return {
    ...more,
    base: pathname.replace(/\/[^/]*$/, ''),
    clock: () => Date.now(),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    memory: memoryInBrowser(),
    engine: webcryptoEngine,
    makeRsaKey,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    limits: LIMITS,
    // Only pages of this origin reach the worker or the app in the page; the address is the page's own.
    admits: (request) => new URL(request.url).origin === origin,
    trustsClientCert: true,
  };
}

async function makeRsaKey(): Promise<JsonWebKey> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  return crypto.subtle.exportKey('jwk', privateKey);
}
