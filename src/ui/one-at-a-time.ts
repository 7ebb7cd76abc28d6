/** Work of which only the newest is wanted: each `next` ends what runs, and gives the signal of what comes. */
export function oneAtATime(): { readonly next: () => AbortSignal; readonly stop: () => void } {
  let running = new AbortController();
  return {
    next: () => {
      running.abort();
      running = new AbortController();
      return running.signal;
    },
    stop: () => running.abort(),
  };
}
