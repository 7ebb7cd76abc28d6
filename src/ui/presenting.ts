import { create } from 'zustand';

interface Presenting {
  /** Whether the page is being presented: secrets are then covered and cannot be revealed. */
  readonly on: boolean;
  /** What of a text may stand in an editor, which draws and scrolls its lines by itself: dots where there is a secret. */
  readonly cover: (text: string) => string;
}

/** The page as always: nothing is covered. */
export const NOT_PRESENTING: Presenting = { on: false, cover: (text) => text };

/** Whether the page is presented, for components that know no screen; features/present sets it. */
export const usePresenting = create<Presenting>()(() => NOT_PRESENTING);
