import type { FormTask } from '../cases/form.ts';
import type { Judgement } from '../core/scheme/judgement.ts';
import { sendLong, type Part } from './ahead.ts';
import { latestWins } from './bridge.ts';
import type { FormText } from './form-client.ts';
import type { JudgeTask } from './judge-client.ts';
import { keptWorker, type KeptWorker } from './kept.ts';
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

/** The worker that traces and judges, started at first use. */
export function traceWorker(): KeptWorker<TraceRequest, TraceResponse> {
  const start = () => new Worker(new URL('./trace.worker.ts', import.meta.url), { type: 'module' });
  return keptWorker(start, 'the computation could not be started');
}

/** Traces in a worker of its own. */
export function createTraceClient(): TraceClient {
  const { ask, forget } = traceWorker();
  let last = 0;
  const trace = latestWins(async ({ scheme, operation, job }: Task): Promise<RemoteTrace> => {
    const id = ++last;
    const inputs = await sendLong(ask, id, job.inputs);
    const response = await ask({ is: 'job', id, scheme, operation, job: { ...job, inputs } });
    if (response.is !== 'traced') throw new Error('the worker answered another question');
    return { view: response.view, reader: remoteReader((name, asked) => question(ask, id, name, asked)) };
  });
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
