import { create } from 'zustand';

import { registerWorker } from '../workers/page/registration.ts';

interface Update {
  /** Set when a newer version is there; starts it. */
  readonly start?: () => void;
}

/** Whether a newer version of the page waits for its user. */
export const useUpdate = create<Update>()(() => ({}));

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
        },
      }),
    // Another tab started the new version: this one is not reloaded under its user's hands.
    onReplaced: () => (isWanted ? reload() : useUpdate.setState({ start: reload })),
  });
}
