import { afterEach, expect, test, vi } from 'vitest';

import * as given from '../../cases/given.ts';
import { usePack } from './store.ts';

afterEach(() => {
  usePack.getState().clear();
  vi.restoreAllMocks();
});

vi.mock('../../cases/given.ts', { spy: true });

test('a pack whose scheme does not load can be run again', async () => {
  usePack.getState().add({ scheme: 'paystar', operation: 'request', inputs: {}, observed: {} });
  vi.mocked(given.withGiven).mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
  await expect(usePack.getState().run(() => 0)).rejects.toThrow('Failed to fetch');
  expect(usePack.getState().isRunning).toBe(false);
  await usePack.getState().run(() => 0);
  expect(usePack.getState()).toMatchObject({ isRunning: false, rows: [{ name: 'case 1' }] });
});
