/** One step of a worker lasts about so long, in milliseconds: between two of them it hears what it is told. */
const STEP = 25;

/** How many attempts fit into one step shows itself, anew for each search: one in 100 kB takes a thousand times longer than one in 100 bytes. */
export class Pace {
  private budget = 1;
  private readonly now: () => number;

  /** `now` is a clock in milliseconds. */
  constructor(now: () => number) {
    this.now = now;
  }

  /** Calls `go` with a number of attempts, again and again until a step is over or `go` says that all is done. */
  step<T extends { readonly done: boolean }>(go: (attempts: number) => T): T {
    const started = this.now();
    for (let before = started; ;) {
      const progress = go(this.budget);
      const after = this.now();
      const took = after - before;
      if (took < STEP / 8) this.budget = Math.min(this.budget * 2, MOST);
      else if (took > STEP / 2) this.budget = Math.max(1, this.budget >> 1);
      if (progress.done || after - started >= STEP) return progress;
      before = after;
    }
  }
}

const MOST = 65_536;

/** What a worker hears while it is at work: requests that came, and those that were taken up. */
export interface Requests {
  came: number;
  taken: number;
}

/**
 * A breath every step: messages are heard, and a search ends there by throwing when another request has come,
 * for whoever asked for it waits no more. Undefined where no breath is due. `heard` resolves when waiting messages have come in.
 */
export function breather(
  requests: Readonly<Requests>,
  now: () => number,
  heard: () => Promise<void>,
): () => Promise<void> | undefined {
  let last = now();
  const breathed = async (): Promise<void> => {
    await heard();
    last = now();
    if (requests.came > requests.taken) throw new Error('that search was given up');
  };
  return () => (now() - last < STEP ? undefined : breathed());
}
