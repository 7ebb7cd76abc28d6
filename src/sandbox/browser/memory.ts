import { createStore, delMany, get, keys, promisifyRequest, type UseStore } from 'idb-keyval';
import type { Changed } from '../../core/scheme/sandbox.ts';
import { JOURNAL } from '../journal.ts';
import { memoryInProcess, type Memory } from '../world.ts';

/** What clients sent may hold a password or a token: the journal is never written to disk, and ends with the worker. */
export function memoryInBrowser(name = 'countersign-sandbox'): Memory {
  const [disk, journal] = [memoryOnDisk(name), memoryInProcess()];
  const isJournal = (key: string) => key.startsWith(JOURNAL);
  const of = (key: string) => (isJournal(key) ? journal : disk);
  return {
    get: async (key) => of(key).get(key),
    change: async (key, change) => of(key).change(key, change),
    keys: async (prefix) =>
      isJournal(prefix) ? journal.keys(prefix) : [...(await disk.keys(prefix)), ...(await journal.keys(prefix))],
    remove: async (removed) => {
      await journal.remove(removed.filter(isJournal));
      await disk.remove(removed.filter((key) => !isJournal(key)));
    },
  };
}

/**
 * Memory in IndexedDB: survives a worker that the browser kills, and is one for all tabs and for the
 * worker beside them. A change reads and writes in one read-write transaction, and those of a store run
 * one after the other (Indexed Database API section 2.7), so a nonce has one winner.
 */
function memoryOnDisk(name: string): Memory {
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
            // What is thrown in a listener reaches nobody who waits.
            try {
              const { value, result } = change(read.result as T | undefined);
              const written: IDBRequest = value === undefined ? records.delete(key) : records.put(value, key);
              promisifyRequest(written).then(() => resolve(result), reject);
            } catch (error) {
              reject(error);
            }
          });
        });
      }),
    keys: async (prefix) => (await keys<string>(store())).filter((key) => key.startsWith(prefix)).toSorted(),
    remove: async (removed) => delMany([...removed], store()),
  };
}
