import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Judgement } from '../core/scheme/judgement.ts';
import { sendLong } from './ahead.ts';
import { askingWorker, latestWins } from './bridge.ts';
import type { TraceRequest, TraceResponse } from './trace-client.ts';

/** Evidence, and whose it is. */
export interface JudgeTask {
  readonly scheme: string;
  readonly operation: string;
  readonly inputs: Inputs;
  readonly observed: string;
}

export interface JudgeClient {
  /** Evidence that newer has overtaken gives undefined; rejects when the worker could not be started. */
  judge(task: JudgeTask): Promise<Judgement | undefined>;
  /** Drops what the worker may remember: secrets that were cleared here. */
  forget(): void;
}

/** Judges in a worker, started at first use. */
export function createJudgeClient(): JudgeClient {
  let send: ((request: TraceRequest) => Promise<TraceResponse>) | undefined;
  let last = 0;
  let hasJudged = false;
  const start = () => {
    const worker = new Worker(new URL('./trace.worker.ts', import.meta.url), { type: 'module' });
    return askingWorker<TraceResponse>(worker, 'the computation could not be started', () => (send = undefined));
  };
  const judge = latestWins(async (task: JudgeTask): Promise<Judgement> => {
    const post = (send ??= start());
    hasJudged = true;
    const id = ++last;
    const response = await post({ is: 'judge', id, ...task, inputs: await sendLong(post, id, task.inputs) });
    if (response.is !== 'judged') throw new Error('the worker answered another question');
    return response.judgement;
  });
  const forget = () => {
    if (!hasJudged) return;
    hasJudged = false;
    // One that broke has forgotten.
    send?.({ is: 'forget' }).catch(() => undefined);
  };
  return { judge, forget };
}
