import { create } from 'zustand';

import type { Operation } from '../../core/scheme/define.ts';

type Side = 'sign' | 'verify';

type Choices = Omit<CodeChoices, 'choose'>;

interface CodeChoices {
  /** Which of the two programs is shown: a request is signed, and who gets a callback has to verify it. */
  readonly sides: Readonly<Record<Operation['direction'], Side>>;
  /** Whom the program calls: the vendor, or the sandbox of the terminal. */
  readonly target: 'vendor' | 'sandbox';
  /** The port of that sandbox, as typed; empty for the usual one. */
  readonly port: string;
  readonly choose: (change: Partial<Choices>) => void;
}

/** What was chosen stays chosen from operation to operation. In memory: it ends with the page. */
export const useCodeChoices = create<CodeChoices>()((set) => ({
  sides: { request: 'sign', callback: 'verify' },
  target: 'vendor',
  port: '',
  choose: (change) => set(change),
}));
