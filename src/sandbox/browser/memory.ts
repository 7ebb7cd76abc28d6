import { createStore, delMany, get, keys, promisifyRequest, type UseStore } from 'idb-keyval';
import type { Changed } from '../../core/scheme/sandbox.ts';
import type { Memory } from '../world.ts';

/**
 * Memory in IndexedDB: survives a worker that the browser kills, and is one for all tabs and for the
 * worker beside them. A change reads and writes in one read-write transaction, and those of a store run
 * one after the other (Indexed Database API section 2.7), so a nonce has one winner.
 */
export function memoryInBrowser(name = 'countersign-sandbox'): Memory {
  let opened: UseStore | undefined;
  // Opened on first use: a page that never asks the sandbox makes no database.
  const store = () => (opened ??= createStore(name, 'records'));
  return {
    get: async (key) => get<unknown>(key, store()),
    change: <T, R>(key: string, change: (old: T | undefined) => Changed<T, R>) =>
      store()('readwrite', (records) => {
        const read = records.get(key);
        return new Promise<R>((resolve, reject) => {
          read.addEventListener('error', () => reject(read.error ?? new Error('the record could not be read')));
          // Writing inside the same event keeps the transaction open, and so the change alone.
          read.addEventListener('success', () => {
            const { value, result } = change(read.result as T | undefined);
            const written: IDBRequest = value === undefined ? records.delete(key) : records.put(value, key);
            promisifyRequest(written).then(() => resolve(result), reject);
          });
        });
      }),
    keys: async (prefix) => (await keys<string>(store())).filter((key) => key.startsWith(prefix)).toSorted(),
    remove: async (removed) => delMany([...removed], store()),
  };
}
