import { create } from 'zustand';

/**
 * The programming language somebody chose, by its id, wherever they chose it: code is shown in it on every screen.
 * Undefined until then. In memory: it ends with the page.
 */
export const useLanguage = create<{ readonly language: string | undefined }>()(() => ({ language: undefined }));
