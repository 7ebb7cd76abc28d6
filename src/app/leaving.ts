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

/** What the pages before sent to the sandbox goes too: its worker outlives them. */
export function forgetPagesBefore(): void {
  // Where pages have no workers there is none to be told.
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  serviceWorker?.controller?.postMessage('arrived');
}
