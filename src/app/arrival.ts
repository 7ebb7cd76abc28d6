import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

const NAME = 'Countersign';

/** The window's title: where one is, never what was typed there. */
export function useTitle(...place: readonly string[]): void {
  const title = place.length > 0 ? `${place.join(' · ')} — ${NAME}` : NAME;
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/**
 * Moves focus to the screen's heading, so that a screen reader says where one has come. Not out of a dialog: who calls
 * one while the screen is on its way is already typing in it.
 */
export function focusHeading(): void {
  if (document.activeElement?.closest('[role=dialog][data-open]')) return;
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}

/**
 * After a change of place: focus to the heading, and to the top of the page unless one went back. Not on
 * the first load, where the browser reads the page from its start anyway.
 */
export function useArrival(): void {
  const router = useRouter();
  useEffect(() => {
    let stepped = false;
    const unwatch = router.history.subscribe(({ action }) => {
      stepped = action.type !== 'PUSH' && action.type !== 'REPLACE';
    });
    const unsubscribe = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged) return;
      if (!stepped) window.scrollTo(0, 0);
      // Who goes on by a guide's own button stays on it.
      if (!document.activeElement?.closest('[data-keeps-focus]')) focusHeading();
    });
    return () => {
      unwatch();
      unsubscribe();
    };
  }, [router]);
}
