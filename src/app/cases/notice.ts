import { create } from 'zustand';

/** One sentence about a file that could not be opened, wherever on the page one is. */
export const useNotice = create<{ readonly says: string | undefined }>()(() => ({ says: undefined }));
