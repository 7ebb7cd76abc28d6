import { expect, test, vi } from 'vitest';

import type { ImportEntry, ImportResult } from '../../cases/import/session.ts';
import { forgetLarge, openLarge } from './large.ts';

/** A reader that has the file it read last, as the worker does. */
const reader = vi.hoisted(() => ({ has: '', forgot: 0, hold: (): Promise<void> => Promise.resolve() }));
vi.mock('../../workers/import-client.ts', () => ({
  createImportClient: () => ({
    open: async (file: Blob, signal: AbortSignal): Promise<ImportResult> => {
      reader.has = await file.text();
      await reader.hold();
      signal.throwIfAborted();
      return { is: 'entries', kind: 'har', rows: [], lost: [] };
    },
    entry: () => Promise.resolve({ raw: reader.has } as unknown as ImportEntry),
    forget: () => {
      reader.forgot += 1;
    },
  }),
}));

const wanted = () => new AbortController().signal;

test('a text that is read again after another one was given up has its own entries', async () => {
  await openLarge('one', wanted());
  const givenUp = new AbortController();
  reader.hold = async () => givenUp.abort();
  await expect(openLarge('two', givenUp.signal)).rejects.toThrow();
  reader.hold = () => Promise.resolve();
  const { entry } = await openLarge('one', wanted());
  expect(await entry(0)).toEqual({ raw: 'one' });
});

test('the reader forgets a text that was given up, too', async () => {
  const givenUp = new AbortController();
  reader.hold = async () => givenUp.abort();
  await expect(openLarge('three', givenUp.signal)).rejects.toThrow();
  const before = reader.forgot;
  forgetLarge();
  expect(reader.forgot).toBe(before + 1);
});
