import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Judgement } from '../core/scheme/judgement.ts';
import { sendLong } from './ahead.ts';
import { latestWins } from './bridge.ts';
import { traceWorker } from './trace-client.ts';

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

/** Judges in a worker of its own. */
export function createJudgeClient(): JudgeClient {
  const { ask, forget } = traceWorker();
  let last = 0;
  const judge = latestWins(async (task: JudgeTask): Promise<Judgement> => {
    const id = ++last;
    const response = await ask({ is: 'judge', id, ...task, inputs: await sendLong(ask, id, task.inputs) });
    if (response.is !== 'judged') throw new Error('the worker answered another question');
    return response.judgement;
  });
  return { judge, forget };
}
