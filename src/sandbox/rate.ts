import type { Policy } from '../core/scheme/policy.ts';
import type { Store } from '../core/scheme/sandbox.ts';

interface Count {
  readonly window: number;
  readonly count: number;
}

/** Counts genuine requests in fixed windows of the sandbox clock; what was measured when there are too many. */
export function checkRate(
  { most, seconds }: NonNullable<Policy['rate']>,
  identity: string,
  { now, store }: { readonly now: number; readonly store: Store },
): Promise<string | undefined> {
  const window = Math.floor(now / 1000 / seconds);
  return store.change<Count, string | undefined>(`rate/${identity}`, (old) => {
    const count = old?.window === window ? old.count + 1 : 1;
    return {
      value: { window, count },
      result: count > most ? `${count} requests within ${seconds} s; ${most} are allowed` : undefined,
    };
  });
}
