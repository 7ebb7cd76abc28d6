import { create } from 'zustand';

import { whenLeaving } from '../../core/leaving.ts';

/** What was put on a screen from elsewhere, told once at the top of it. */
export interface Opened {
  /** `scheme/operation`. */
  readonly place: string;
  readonly from: 'link' | 'file' | 'list' | 'paste' | 'doctor' | 'exchange';
  /** Secrets that were left out: somebody has to type them. */
  readonly missing: readonly string[];
  /** Names that no field of the operation has. */
  readonly strangers: readonly string[];
  /** Members of its file that this version does not know. */
  readonly unknown: readonly string[];
  /** Puts back what was there before, when there was something. */
  readonly undo?: () => void;
}

/** The opened case that is still told of; one at a time, in memory only, and gone when the page is left. */
export const useOpened = create<{ readonly opened: Opened | undefined }>()(() => ({ opened: undefined }));
whenLeaving(() => useOpened.setState({ opened: undefined }));
