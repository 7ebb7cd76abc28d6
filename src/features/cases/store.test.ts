import { afterEach, expect, test, vi } from 'vitest';

import * as given from '../../cases/given.ts';
import { usePack } from './store.ts';

afterEach(() => {
  usePack.getState().clear();
  vi.restoreAllMocks();
});

vi.mock('../../cases/given.ts', { spy: true });

test('a pack that takes the place of another leaves it in reach, with what was typed for it', () => {
  const readings = (id: string) => [
    { ok: true as const, value: { id, scheme: 'a', operation: 'b', inputs: {}, observed: {} } },
  ];
  const { open, give, swap, close, remove } = usePack.getState();
  open('all.json', readings('first'));
  give('token', 'secret');
  open('all.json', readings('second'), [{ name: 'title', json: '1' }]);
  expect(usePack.getState()).toMatchObject({ given: {}, before: { readings: readings('first') } });
  swap();
  const second = { readings: readings('second'), extras: [{ name: 'title', json: '1' }] };
  expect(usePack.getState()).toMatchObject({ readings: readings('first'), given: { token: 'secret' }, before: second });
  close();
  expect(usePack.getState()).toMatchObject({ ...second, before: undefined });
  open('other.json', readings('third'));
  remove(0);
  expect(usePack.getState()).toMatchObject({ ...second, name: 'all.json', before: undefined });
  close();
  expect(usePack.getState()).toMatchObject({ readings: [], before: undefined });
});

test('a pack whose scheme does not load can be run again', async () => {
  usePack.getState().add({ scheme: 'paystar', operation: 'request', inputs: {}, observed: {} });
  vi.mocked(given.withGiven).mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
  await expect(usePack.getState().run(() => 0)).rejects.toThrow('Failed to fetch');
  expect(usePack.getState().isRunning).toBe(false);
  await usePack.getState().run(() => 0);
  expect(usePack.getState()).toMatchObject({ isRunning: false, rows: [{ name: 'case 1' }] });
});
