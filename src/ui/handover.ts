import { create } from 'zustand';

import { whenLeaving } from '../core/leaving.ts';

/** A case on its way from one screen to another. */
export interface HandedCase {
  readonly scheme: string;
  readonly operation: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** By the result's name. */
  readonly observed: Readonly<Record<string, string>>;
}

interface Handover {
  readonly handed: HandedCase | undefined;
  /** Puts a case down for the Doctor; the page then goes to `#/doctor`. Stays in memory: it holds secrets. */
  readonly hand: (handed: HandedCase) => void;
  /** Takes it up: the next screen finds nothing. */
  readonly take: () => HandedCase | undefined;
}

/**
 * The case that was sent to another screen and not yet taken up; a second `take` finds nothing. In memory only: it
 * holds secrets.
 */
export const useHandover = create<Handover>()((set, get) => ({
  handed: undefined,
  hand: (handed) => set({ handed }),
  take: () => {
    const { handed } = get();
    if (handed) set({ handed: undefined });
    return handed;
  },
}));

whenLeaving(() => useHandover.setState({ handed: undefined }));
