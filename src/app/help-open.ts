import { create } from 'zustand';

/** Whether the list of keys is open: a button, a key and the palette open it. */
export const useHelpOpen = create<{ readonly open: boolean }>()(() => ({ open: false }));
