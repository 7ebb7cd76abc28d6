import { sameOctets, type Octets } from '../core/bytes/octets.ts';
import type { CryptoCall, Engine } from '../core/crypto/port.ts';

/**
 * An engine that answers a computation it has done a moment ago from memory: the verification and the
 * recorded steps of one request ask for the same digests.
 */
export function computeOnce(engine: Engine<'async'>): Engine<'async'> {
  const done: { readonly call: CryptoCall; readonly answer: Promise<Octets> }[] = [];
  return {
    name: engine.name,
    run(call) {
      const known = done.find((before) => isSame(before.call, call));
      if (known) return known.answer;
      const answer = engine.run(call);
      done.push({ call, answer });
      return answer;
    },
  };
}

function isSame(a: CryptoCall, b: CryptoCall): boolean {
  if (a.algorithm !== b.algorithm || !sameOctets(a.data, b.data)) return false;
  return a.call === 'hmac' ? b.call === 'hmac' && sameOctets(a.key, b.key) : b.call === 'hash';
}
