import { useCallback, useEffect, useState, type ComponentType } from 'react';

interface Fetched<Props> {
  /** The component, once it is here. */
  readonly Late: ComponentType<Props> | undefined;
  /** Fetches it ahead. Nothing is said where that fails, and what was said of a failure stays until it is asked for. */
  readonly want: () => void;
  /** Whether somebody wanted it and it could not be fetched; not while it is wanted again. */
  readonly hasFailed: boolean;
  /** Says no more of the failure. */
  readonly dismiss: () => void;
}

const NOTHING = { Late: undefined, hasFailed: false };

/**
 * A component that is fetched when it is first wanted: `isWanted` while somebody waits for it. A fetch that fails is
 * given up, so that nothing opens long after it was asked for, and tried again the next time. `load` and `giveUp` must
 * be stable.
 */
export function useLate<Props>(
  load: () => Promise<ComponentType<Props>>,
  isWanted: boolean,
  giveUp: () => void,
): Fetched<Props> {
  const [{ Late, hasFailed }, set] = useState<Pick<Fetched<Props>, 'Late' | 'hasFailed'>>(NOTHING);
  const want = useCallback(() => {
    const keep = (Component: ComponentType<Props>) =>
      // Not under the pointer or the focus that is on Retry.
      set((state) => (state.hasFailed ? state : { Late: Component, hasFailed: false }));
    load().then(keep, () => {});
  }, [load]);
  const dismiss = useCallback(() => set(NOTHING), []);
  useEffect(() => {
    if (!isWanted) return;
    const fail = () => {
      set({ Late: undefined, hasFailed: true });
      giveUp();
    };
    load().then((Component) => set({ Late: Component, hasFailed: false }), fail);
  }, [isWanted, load, giveUp]);
  return { Late, want, hasFailed: hasFailed && !isWanted, dismiss };
}
