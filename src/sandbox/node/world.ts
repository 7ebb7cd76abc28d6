import { createHash, createHmac, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CryptoCall, Engine } from '../../core/crypto/port.ts';
import type { HttpMessage } from '../../core/http/message.ts';
import { LIMITS, memoryInProcess, type World } from '../world.ts';

/** What the command line decides about the world. */
export interface NodeWorldOptions {
  readonly frozenAt?: number;
  readonly seed?: string;
  readonly verifies?: false;
  readonly admits: World['admits'];
}

/** Node's clock, dice and memory. State lives as long as the process. */
export function nodeWorld(options: NodeWorldOptions): World {
  return {
    ...options,
    clock: () => Date.now(),
    random: (count) => new Uint8Array(randomBytes(count)),
    memory: memoryInProcess(),
    engine: nodeEngine,
    wait: async (milliseconds) => wait(milliseconds),
    limits: LIMITS,
    trustsClientCert: false,
    post: (url, message) => {
      // The merchant's answer changes nothing, and a merchant that hangs must not hold up the vendor.
      void callMerchant(url, message);
      return Promise.resolve();
    },
  };
}

/** Node's own digests: a server under load does not wait for a thread for each of them, as WebCrypto makes it. */
const nodeEngine: Engine<'async'> = {
  name: 'node',
  run: (call) => Promise.resolve(new Uint8Array(digestOf(call))),
};

function digestOf(call: CryptoCall): Buffer {
  const name = call.algorithm.replace('-', '').toLowerCase();
  return (call.call === 'hash' ? createHash(name) : createHmac(name, call.key)).update(call.data).digest();
}

async function callMerchant(url: string, { method, headers, body }: HttpMessage): Promise<void> {
  try {
    await fetch(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      redirect: 'manual',
      signal: AbortSignal.timeout(2000),
      ...(body === undefined ? {} : { body }),
    });
  } catch {
    // Nobody listens there: the journal shows what was sent.
  }
}
