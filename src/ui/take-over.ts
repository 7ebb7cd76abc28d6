import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/**
 * For a control that comes in the place of a simpler one: it has the focus if that had it, so that no key is lost and
 * nobody looks for the focus elsewhere. The ref returned is the new control's.
 */
export function useTakeOver(before: RefObject<HTMLElement | null>): RefObject<HTMLButtonElement | null> {
  const own = useRef<HTMLButtonElement>(null);
  // Asked while the other is still there.
  const [had] = useState(() => before.current !== null && before.current === document.activeElement);
  useLayoutEffect(() => {
    if (had) own.current?.focus({ preventScroll: true });
  }, [had]);
  return own;
}
