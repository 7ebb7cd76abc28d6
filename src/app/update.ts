import { create } from 'zustand';

import { registerWorker } from '../workers/page/registration.ts';

interface Update {
  /** Set when a newer version is there; starts it. */
  readonly start?: () => void;
}

/** Whether a newer version of the page waits for its user. */
export const useUpdate = create<Update>()(() => ({}));

/** How long the newer version may take to be in charge; it is loaded with the page after that, or asks again. */
const PATIENCE_MS = 4000;

/** Registers the service worker once the first screen is drawn, and keeps watch over it. */
export function startWorker(drawn: Promise<void>): void {
  let isWanted = false;
  const reload = () => window.location.reload();
  registerWorker(drawn, {
    onWaiting: (takeOver) =>
      useUpdate.setState({
        start: () => {
          isWanted = true;
          takeOver();
          // A version that is at work may keep the newer one waiting for minutes: nothing would happen on the screen.
          setTimeout(reload, PATIENCE_MS);
        },
      }),
    // Another tab started the new version: this one is not reloaded under its user's hands.
    onReplaced: () => (isWanted ? reload() : useUpdate.setState({ start: reload })),
  });
}
