import { create } from 'zustand';

export type HeaderDialog = 'help' | 'clock';

/** The dialog of the header that is open, one at a time: its button, a key or the palette opens it. */
export const useHeaderDialog = create<{ readonly open: HeaderDialog | undefined }>()(() => ({ open: undefined }));
