import { create } from 'zustand';

import { whenLeaving } from '../../core/leaving.ts';

interface Notice {
  readonly says: string | undefined;
  /** What can be done about it. It may hold what was pasted: in memory only. */
  readonly act: { readonly name: string; readonly run: () => void } | undefined;
}

const NONE: Notice = { says: undefined, act: undefined };

/** One sentence about a file or a paste that could not be opened as it is, wherever on the page one is. */
export const useNotice = create<Notice>()(() => NONE);
whenLeaving(() => useNotice.setState(NONE));
