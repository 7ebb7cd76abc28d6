import { create } from 'zustand';

/** Whether shortcuts of one letter alone are on (WCAG 2.2, 2.1.4). The app remembers it. */
export const useSingleKeys = create<{ readonly on: boolean }>()(() => ({ on: true }));

/** Whether keys of one letter do something. */
export function areSingleKeysOn(): boolean {
  return useSingleKeys.getState().on;
}
