import { useEffect, useMemo, useState } from 'react';

/**
 * A value that is here or on its way. While a new one is on its way the one before it stays, so the
 * screen does not flicker; undefined until the first. `make` must be stable (useCallback).
 */
export function useLater<T>(make: () => T | Promise<T>): T | undefined {
  const later = useMemo(() => make(), [make]);
  const [settled, setSettled] = useState<{ readonly value: T }>();
  useEffect(() => {
    if (!(later instanceof Promise)) return;
    let wanted = true;
    later.then(
      (value) => wanted && setSettled({ value }),
      // The trace it was about is gone; a newer one is on its way.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [later]);
  return later instanceof Promise ? settled?.value : later;
}
