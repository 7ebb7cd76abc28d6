import type { Trace } from '../core/scheme/trace.ts';
import { ANSWERS, type QuestionName, type Questions } from './trace-view.ts';

/** Asks things of a trace. A trace on this thread answers at once, one in a worker with a promise. */
export interface TraceReader {
  ask<Q extends QuestionName>(
    name: Q,
    ask: Questions[Q]['ask'],
  ): Questions[Q]['answer'] | Promise<Questions[Q]['answer']>;
}

/** Reads a trace that is in this thread. */
export function localReader(trace: Trace): TraceReader {
  return { ask: (name, ask) => ANSWERS[name](trace, ask) };
}

/** Remembers answers, so that a screen drawn twice asks once. */
export function remoteReader(
  send: <Q extends QuestionName>(name: Q, ask: Questions[Q]['ask']) => Promise<Questions[Q]['answer']>,
): TraceReader {
  const known = new Map<string, Promise<unknown>>();
  return {
    ask: <Q extends QuestionName>(name: Q, ask: Questions[Q]['ask']) => {
      const key = JSON.stringify([name, ask]);
      const answer = (known.get(key) as Promise<Questions[Q]['answer']> | undefined) ?? send(name, ask);
      // Whole values are megabytes: handed out, not kept.
      if (name !== 'whole' && name !== 'request') known.set(key, answer);
      return answer;
    },
  };
}
