import type { FormTask } from '../cases/form.ts';
import type { Judgement } from '../core/scheme/judgement.ts';
import { sendLong, type Part } from './ahead.ts';
import { askingWorker, latestWins } from './bridge.ts';
import type { FormText } from './form-client.ts';
import type { JudgeTask } from './judge-client.ts';
import { remoteReader, type TraceReader } from './trace-reader.ts';
import type { Job, QuestionName, Questions, TraceView } from './trace-view.ts';

export type TraceRequest =
  | { readonly is: 'job'; readonly id: number; readonly scheme: string; readonly operation: string; readonly job: Job }
  | ({ readonly is: 'judge'; readonly id: number } & JudgeTask)
  | { readonly is: 'form'; readonly id: number; readonly task: FormTask }
  | Part
  | { readonly is: 'forget' }
  | { readonly is: 'question'; readonly trace: number; readonly name: QuestionName; readonly ask: unknown };
export type TraceResponse =
  | { readonly is: 'forgotten' }
  | { readonly is: 'kept' }
  | { readonly is: 'written'; readonly made: FormText | undefined }
  | { readonly is: 'judged'; readonly judgement: Judgement }
  | { readonly is: 'traced'; readonly view: TraceView }
  | { readonly is: 'answer'; readonly answer: unknown };

export interface RemoteTrace {
  readonly view: TraceView;
  readonly reader: TraceReader;
}

interface Task {
  readonly scheme: string;
  readonly operation: string;
  readonly job: Job;
}

export interface TraceClient {
  /** A job that a newer one has overtaken gives undefined; rejects when the worker could not be started. */
  trace(task: Task): Promise<RemoteTrace | undefined>;
  /** Drops what the worker remembers of the last job: it may hold secrets that were cleared here. */
  forget(): void;
}

/** Traces in a worker, started at first use. */
export function createTraceClient(): TraceClient {
  let send: ((request: TraceRequest) => Promise<TraceResponse>) | undefined;
  let last = 0;
  let hasTraced = false;
  const start = () => {
    const worker = new Worker(new URL('./trace.worker.ts', import.meta.url), { type: 'module' });
    return askingWorker<TraceResponse>(worker, 'the computation could not be started', () => (send = undefined));
  };
  const trace = latestWins(async ({ scheme, operation, job }: Task): Promise<RemoteTrace> => {
    const post = (send ??= start());
    hasTraced = true;
    const id = ++last;
    const inputs = await sendLong(post, id, job.inputs);
    const response = await post({ is: 'job', id, scheme, operation, job: { ...job, inputs } });
    if (response.is !== 'traced') throw new Error('the worker answered another question');
    return { view: response.view, reader: remoteReader((name, ask) => question(post, id, name, ask)) };
  });
  const forget = () => {
    if (!hasTraced) return;
    hasTraced = false;
    // One that broke has forgotten.
    send?.({ is: 'forget' }).catch(() => undefined);
  };
  return { trace, forget };
}

async function question<Q extends QuestionName>(
  post: (request: TraceRequest) => Promise<TraceResponse>,
  trace: number,
  name: Q,
  ask: Questions[Q]['ask'],
): Promise<Questions[Q]['answer']> {
  const response = await post({ is: 'question', trace, name, ask });
  if (response.is !== 'answer') throw new Error('the worker answered another question');
  return response.answer as Questions[Q]['answer'];
}
