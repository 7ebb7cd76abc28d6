import { asking, latestWins } from './bridge.ts';
import { remoteReader, type TraceReader } from './trace-reader.ts';
import type { Job, QuestionName, Questions, TraceView } from './trace-view.ts';

export type TraceRequest =
  | { readonly is: 'job'; readonly id: number; readonly scheme: string; readonly operation: string; readonly job: Job }
  | { readonly is: 'question'; readonly trace: number; readonly name: QuestionName; readonly ask: unknown };
export type TraceResponse = { readonly is: 'traced'; readonly view: TraceView } | { readonly is: 'answer'; readonly answer: unknown };

export interface RemoteTrace {
  readonly view: TraceView;
  readonly reader: TraceReader;
}

interface Task {
  readonly scheme: string;
  readonly operation: string;
  readonly job: Job;
}

/** Traces in a worker, started at first use. A job that a newer one has overtaken gives undefined. */
export function createTraceClient(): (task: Task) => Promise<RemoteTrace | undefined> {
  let send: ((request: TraceRequest) => Promise<TraceResponse>) | undefined;
  let last = 0;
  const start = () => asking<TraceRequest, TraceResponse>(new Worker(new URL('./trace.worker.ts', import.meta.url), { type: 'module' }));
  return latestWins(async ({ scheme, operation, job }) => {
    const post = (send ??= start());
    const id = ++last;
    const response = await post({ is: 'job', id, scheme, operation, job });
    if (response.is !== 'traced') throw new Error('the worker answered another question');
    return { view: response.view, reader: remoteReader((name, ask) => question(post, id, name, ask)) };
  });
}

async function question<Q extends QuestionName>(post: (request: TraceRequest) => Promise<TraceResponse>, trace: number, name: Q, ask: Questions[Q]['ask']): Promise<Questions[Q]['answer']> {
  const response = await post({ is: 'question', trace, name, ask });
  if (response.is !== 'answer') throw new Error('the worker answered another question');
  return response.answer as Questions[Q]['answer'];
}
