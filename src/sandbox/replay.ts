import type { Inputs } from '../core/recipe/evaluate.ts';
import { strangeInNonce } from '../core/scheme/http-fields.ts';
import type { ReplayRule } from '../core/scheme/policy.ts';
import type { Store } from '../core/scheme/sandbox.ts';

/** What the replay rule says: fine, or a verdict code with what was measured, and of a rising key the last one taken. */
export type ReplayAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly measured: string; readonly last?: string };

const FINE: ReplayAnswer = { ok: true };
/** Distinct timestamps remembered for each identity: more than any window holds. */
const SECONDS_KEPT = 900;
/** Nonces of one second; a client that needs more is out of order. */
const NONCES_PER_SECOND = 20_000;
/** A counter of more digits is an attack on the arithmetic, not a counter. */
const MAX_DIGITS = 1000;

/** Asks the rule, and remembers. Called only for genuine requests: a forgery must not burn anybody's nonce. */
export function checkReplay(rule: ReplayRule, identity: string, inputs: Inputs, store: Store): Promise<ReplayAnswer> {
  switch (rule.rule) {
    case 'none':
      return Promise.resolve(FINE);
    case 'nonce':
      return checkNonce(store, identity, inputs[rule.time] ?? '', inputs[rule.nonce] ?? '');
    case 'rising':
      return checkRising(store, identity, inputs[rule.field] ?? '');
  }
}

/**
 * A nonce once for an identity and timestamp (draft-ietf-oauth-v2-http-mac-01 section 3.1). Old seconds
 * are forgotten, and nothing as old as a forgotten second is ever taken again: a clock that is set back
 * makes a window move, not a replay possible. The nonce is written down before the floor is asked, so
 * that whoever forgets a second at the same moment is noticed.
 */
async function checkNonce(store: Store, identity: string, time: string, nonce: string): Promise<ReplayAnswer> {
  const at = strangeInNonce(nonce);
  if (nonce === '' || at !== -1)
    return { ok: false, code: 'nonce-malformed', measured: nonce === '' ? 'an empty nonce' : `character ${at + 1}` };
  const second = Number(time);
  const bucket = `nonce/${identity}/${second}`;
  const seen = await store.change<Set<string>, 'new' | 'seen' | 'full'>(bucket, (old = new Set()) => {
    if (old.has(nonce)) return { value: old, result: 'seen' };
    if (old.size >= NONCES_PER_SECOND) return { value: old, result: 'full' };
    return { value: old.add(nonce), result: 'new' };
  });
  if (seen === 'seen')
    return { ok: false, code: 'nonce-reused', measured: `nonce and ts ${time} were used together before` };
  if (seen === 'full')
    return { ok: false, code: 'rate-limited', measured: `${NONCES_PER_SECOND} requests in one second` };
  const { floor, dropped } = await rememberSecond(store, identity, second);
  for (const old of dropped)
    await store.change(`nonce/${identity}/${old}`, () => ({ value: undefined, result: undefined }));
  if (second > floor) return FINE;
  await store.change(bucket, () => ({ value: undefined, result: undefined }));
  return {
    ok: false,
    code: 'timestamp-expired',
    measured: `nonces up to ts ${floor} are forgotten, so nothing that old can be told from a replay`,
  };
}

interface Seconds {
  readonly floor: number;
  readonly kept: readonly number[];
}

function rememberSecond(store: Store, identity: string, second: number) {
  return store.change<Seconds, { floor: number; dropped: readonly number[] }>(`nonces/${identity}`, (old) => {
    const { floor, kept } = old ?? { floor: -1, kept: [] };
    if (second <= floor || kept.includes(second)) return { value: { floor, kept }, result: { floor, dropped: [] } };
    const sorted = [...kept, second].toSorted((a, b) => a - b);
    const dropped = sorted.slice(0, Math.max(0, sorted.length - SECONDS_KEPT));
    const value = { floor: dropped.at(-1) ?? floor, kept: sorted.slice(dropped.length) };
    return { value, result: { floor: value.floor, dropped } };
  });
}

/** Compared as numbers of any size, as text they would order 9 after 10. */
async function checkRising(store: Store, identity: string, key: string): Promise<ReplayAnswer> {
  if (!/^(?:0|[1-9]\d*)$/.test(key) || key.length > MAX_DIGITS)
    return { ok: false, code: 'key-malformed', measured: 'expected a whole number in decimal digits' };
  return store.change<string, ReplayAnswer>(`rising/${identity}`, (last) => {
    if (last !== undefined && BigInt(key) <= BigInt(last))
      return {
        value: last,
        result: { ok: false, code: 'key-not-rising', measured: `got ${key}, the last was ${last}`, last },
      };
    return { value: key, result: FINE };
  });
}
