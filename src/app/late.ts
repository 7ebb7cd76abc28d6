import { useCallback, useState, type ComponentType } from 'react';

/** A component that is fetched when it is first wanted. A fetch that failed is tried again the next time. */
export function useLate<Props>(load: () => Promise<ComponentType<Props>>) {
  const [Late, setLate] = useState<ComponentType<Props>>();
  const want = useCallback(() => {
    load().then(
      (Component) => setLate(() => Component),
      () => {},
    );
  }, [load]);
  return [Late, want] as const;
}
