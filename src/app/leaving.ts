import { forgetEverything } from '../core/leaving.ts';

/**
 * A page that is left may be kept whole by the browser, to come back at the press of a button: what was typed is
 * forgotten before, and a page that does come back starts anew.
 */
export function forgetWhenLeft(): void {
  window.addEventListener('pagehide', forgetEverything);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.location.reload();
  });
}
