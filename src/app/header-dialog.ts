import { create } from 'zustand';

/** The dialog of the header that is open, one at a time: its button, a key or the palette opens it. */
export const useHeaderDialog = create<{ readonly open: 'help' | 'clock' | undefined }>()(() => ({ open: undefined }));
