import { create } from 'zustand';

type Choices = Omit<CodeChoices, 'choose'>;

interface CodeChoices {
  /** The language's id; the first when it is none. */
  readonly language: string;
  readonly side: 'sign' | 'verify';
  /** Whom the program calls: the vendor, or the sandbox of the terminal. */
  readonly target: 'vendor' | 'sandbox';
  /** The port of that sandbox, as typed; empty for the usual one. */
  readonly port: string;
  readonly choose: (change: Partial<Choices>) => void;
}

/** What was chosen stays chosen from operation to operation. In memory: it ends with the page. */
export const useCodeChoices = create<CodeChoices>()((set) => ({
  language: 'python',
  side: 'sign',
  target: 'vendor',
  port: '',
  choose: (change) => set(change),
}));
