import { create } from 'zustand';

import { isLink } from '../../cases/link-text.ts';
import { whenLeaving } from '../../core/leaving.ts';

/** A link that was opened and is not read yet. It may hold secrets: it is in memory only. */
export const useArrivedLink = create<{ readonly address: string | undefined }>()(() => ({ address: undefined }));
whenLeaving(() => useArrivedLink.setState({ address: undefined }));

/** The place that reads links. */
const READER = '#/link';

/**
 * Takes a link out of the address bar before anything else sees it: the router, the browser's history, a
 * projector. History's own method, because the router's would announce the change. Main imports this module before the router.
 */
function takeLink(): void {
  const { hash } = window.location;
  if (!isLink(hash)) return;
  History.prototype.replaceState.call(window.history, window.history.state, '', READER);
  useArrivedLink.setState({ address: hash });
}

takeLink();
// At the window's own listeners those that capture come first, so the router finds the clean address.
window.addEventListener('popstate', takeLink, true);
window.addEventListener('hashchange', takeLink, true);
