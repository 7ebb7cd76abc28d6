import { create } from 'zustand';

import type { ShareForm } from '../../cases/form.ts';

export interface ShareState {
  /** Which form the dialog opens with; undefined while it is closed. */
  readonly form: ShareForm | undefined;
  /** What the Doctor has just found to be wrong with the case: ids of causes. */
  readonly causes?: readonly string[] | undefined;
}

/** The dialog that shares the case on screen. */
export const useShareDialog = create<ShareState>()(() => ({ form: undefined }));

/** Closes it, and forgets what the Doctor found. */
export function closeShareDialog(): void {
  useShareDialog.setState({ form: undefined, causes: undefined });
}
