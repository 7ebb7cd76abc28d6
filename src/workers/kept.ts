import { askingWorker, type Startable } from './bridge.ts';

/** A worker of one kind: started at first use, and again after it broke. */
export interface KeptWorker<Request, Response> {
  /** Rejects when the worker could not be started, and with AbortError when the signal says so. */
  readonly ask: (request: Request, signal?: AbortSignal) => Promise<Response>;
  /** Has it drop what it was told, which may hold secrets that were cleared here. One that broke has forgotten. */
  readonly forget: () => void;
}

/** Keeps what `start` gives. Where that throws, or its code cannot be fetched, `words` say so to who asks. */
export function keptWorker<Request, Response>(start: () => Startable, words: string): KeptWorker<Request, Response> {
  let send: ((request: unknown, signal?: AbortSignal) => Promise<Response>) | undefined;
  let wasTold = false;
  const begin = () => {
    try {
      return askingWorker<Response>(start(), words, () => (send = undefined));
    } catch (cause) {
      throw new Error(words, { cause });
    }
  };
  return {
    ask: async (request, signal) => {
      send ??= begin();
      wasTold = true;
      return send(request, signal);
    },
    forget: () => {
      if (!wasTold) return;
      wasTold = false;
      send?.({ is: 'forget' }).catch(() => undefined);
    },
  };
}
