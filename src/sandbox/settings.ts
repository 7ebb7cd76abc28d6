import type { FaultSetting } from '../core/scheme/flow.ts';
import { findFault } from './faults.ts';
import type { World } from './world.ts';

const KEY = 'faults';

/** The faults that are on, as they were set; reading takes nothing off those with a count. */
export async function readFaults({ memory }: World): Promise<readonly FaultSetting[]> {
  return ((await memory.get(KEY)) as readonly FaultSetting[] | undefined) ?? [];
}

/** Exactly these are on from now. Unknown ones are left out. */
export function setFaults({ memory }: World, settings: readonly FaultSetting[]): Promise<readonly FaultSetting[]> {
  const known = settings.filter((setting) => findFault(setting.id) && setting.times !== 0);
  return memory.change(KEY, () => ({ value: known.length === 0 ? undefined : known, result: known }));
}

/** The faults that hit the next message. Those with a count lose one; two messages at once do not share it. */
export async function takeFaults(world: World): Promise<readonly FaultSetting[]> {
  const on = await readFaults(world);
  if (!on.some(({ times }) => times !== undefined)) return on;
  return world.memory.change<readonly FaultSetting[], readonly FaultSetting[]>(KEY, (old = []) => {
    const left = old
      .map((setting) => (setting.times === undefined ? setting : { ...setting, times: setting.times - 1 }))
      .filter(({ times }) => times !== 0);
    return { value: left.length === 0 ? undefined : left, result: old };
  });
}
