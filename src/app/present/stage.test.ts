import { expect, test, vi } from 'vitest';

import { useComputeStore } from '../../features/compute/store.ts';
import * as world from '../../features/flows/world.ts';
import { setStage } from './stage.ts';

vi.mock('../../features/flows/world.ts', { spy: true });
vi.mock('../router.tsx', () => ({ router: {} }));

test('what the user had comes back also from a stage that could not be set', async () => {
  useComputeStore.getState().load('paystar', 'request', { amount: '5' }, '');
  const { panels } = useComputeStore.getState();
  vi.mocked(world.worldInPage).mockImplementationOnce(() => async () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  const restore = await setStage();
  expect(useComputeStore.getState().panels).toEqual({});
  restore();
  expect(useComputeStore.getState().panels).toEqual(panels);
});
