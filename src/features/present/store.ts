import { create } from 'zustand';

import type { Demo } from '../../core/scheme/demo.ts';
import { perform, performUntil, type Otherwise, type Stage } from './perform.ts';

/** A demo on its way. */
interface Show {
  readonly scheme: string;
  readonly name: string;
  readonly demo: Demo;
  readonly stage: Stage;
  /** How the mode is left. */
  readonly leave: () => void;
}

interface PresentState {
  readonly show: Show | undefined;
  /** The step that is on the screen; −1 before the first. */
  readonly at: number;
  readonly isBusy: boolean;
  /** What the sandbox or the Doctor answered, where it is not what the step says. */
  readonly otherwise: Otherwise;
  /** A step that could not be done. */
  readonly isStuck: boolean;
  /** The screen is black, so that everybody looks at whoever speaks. */
  readonly isBlack: boolean;
  readonly open: (show: Show) => void;
  readonly close: () => void;
  readonly next: () => Promise<void>;
  readonly back: () => Promise<void>;
  /** To any step, by its index. */
  readonly jump: (at: number) => Promise<void>;
  readonly reset: () => Promise<void>;
}

/** The demo that is played, and where it is. Keys pressed while a step is on its way are not taken. */
export const usePresent = create<PresentState>()((set, get) => {
  /** One thing at a time: a key pressed meanwhile is not taken. */
  const run = async (at: number, deed: (show: Show) => Promise<Otherwise>) => {
    const { show, isBusy } = get();
    if (!show || isBusy) return;
    set({ isBusy: true, isStuck: false });
    const came = await deed(show).then(
      (otherwise) => ({ otherwise, isStuck: false }),
      () => ({ otherwise: undefined, isStuck: true }),
    );
    if (get().show === show) set({ at, isBusy: false, ...came });
  };
  const goTo = (at: number) => run(at, ({ demo, stage }) => performUntil(demo, at, stage));
  return {
    show: undefined,
    at: -1,
    otherwise: undefined,
    isBusy: false,
    isStuck: false,
    isBlack: false,
    open: (show) => set({ show, at: -1, otherwise: undefined, isBusy: false, isStuck: false, isBlack: false }),
    close: () => set({ show: undefined, at: -1, isBusy: false, isBlack: false }),
    next: async () => {
      const { show, at, isStuck, otherwise } = get();
      const step = show?.demo.steps[at + 1];
      if (!step) return;
      await (isStuck || at === -1 ? goTo(at + 1) : run(at + 1, ({ stage }) => perform(step, stage, otherwise)));
    },
    back: async () => {
      const { at } = get();
      if (at > 0) await goTo(at - 1);
    },
    jump: goTo,
    reset: () => goTo(0),
  };
});
