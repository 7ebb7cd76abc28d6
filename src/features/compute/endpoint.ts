import { create } from 'zustand';

import { whenLeaving } from '../../core/leaving.ts';
import { useTarget } from './context.ts';
import { panelKey } from './store.ts';

interface Endpoints {
  /** As typed, by `panelKey`. */
  readonly typed: Readonly<Record<string, string>>;
}

const useEndpoints = create<Endpoints>()(() => ({ typed: {} }));
whenLeaving(() => useEndpoints.setState({ typed: {} }));

/** Where somebody wants the callbacks of this operation; '' for the address of the example. It outlives samples and Clear. */
export function useEndpoint() {
  const { id } = useTarget();
  const key = panelKey(id);
  const endpoint = useEndpoints(({ typed }) => typed[key] ?? '');
  const setEndpoint = (url: string) => useEndpoints.setState(({ typed }) => ({ typed: { ...typed, [key]: url } }));
  return { endpoint, setEndpoint };
}
