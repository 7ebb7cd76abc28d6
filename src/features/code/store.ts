import { create } from 'zustand';

interface CodeChoices {
  /** The language's id; the first when it is none. */
  readonly language: string;
  readonly side: 'sign' | 'verify';
  readonly choose: (change: Partial<Pick<CodeChoices, 'language' | 'side'>>) => void;
}

/** What was chosen stays chosen from operation to operation. In memory: it ends with the page. */
export const useCodeChoices = create<CodeChoices>()((set) => ({
  language: 'python',
  side: 'sign',
  choose: (change) => set(change),
}));
