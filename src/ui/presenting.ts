import { create } from 'zustand';

/** Whether the page is being presented: secrets are then covered and cannot be revealed. */
export const usePresenting = create<{ readonly on: boolean }>()(() => ({ on: false }));
