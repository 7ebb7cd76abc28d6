import type { Changed, Store } from '../core/scheme/sandbox.ts';
import type { World } from './world.ts';

/** Notes a new record, by the key it is kept under; the oldest of its kind makes room for it. */
export async function makeRoom({ memory, limits }: World, kind: string, key: string): Promise<void> {
  const turn = await memory.change<number, number>(`room-count/${kind}`, (old = 0) => ({
    value: old + 1,
    result: old + 1,
  }));
  const placeOf = (number: number) => `room/${kind}/${number}`;
  await memory.change(placeOf(turn), () => ({ value: key, result: undefined }));
  if (turn <= limits.records) return;
  const last = placeOf(turn - limits.records);
  const oldest = await memory.get(last);
  await memory.remove(typeof oldest === 'string' ? [last, oldest] : [last]);
}

/**
 * The store of a vendor's routes: what clients create there (orders, transactions, customers, codes) has an end. A kind
 * of record is what its keys begin with.
 */
export function roomyStore(world: World, scheme: string): Store {
  const { memory } = world;
  const keyOf = (key: string) => `data/${scheme}/${key}`;
  return {
    get: async <T>(key: string) => (await memory.get(keyOf(key))) as T | undefined,
    change: async <T, R>(key: string, change: (old: T | undefined) => Changed<T, R>) => {
      let isNew = false;
      const result = await memory.change<T, R>(keyOf(key), (old) => {
        const changed = change(old);
        isNew = old === undefined && changed.value !== undefined;
        return changed;
      });
      if (isNew) await makeRoom(world, `${scheme}/${key.split('/')[0]}`, keyOf(key));
      return result;
    },
  };
}
