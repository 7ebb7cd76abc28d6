import type { FormTask } from '../cases/form.ts';
import { sendLong } from './ahead.ts';
import { askingWorker } from './bridge.ts';
import type { TraceRequest, TraceResponse } from './trace-client.ts';

/** A written form, and its length in UTF-8. */
export interface FormText {
  readonly text: string;
  readonly bytes: number;
}

/** Writes a large case in a worker of its own, which is gone afterwards, with all that it was told. */
export async function formRemotely(task: FormTask): Promise<FormText | undefined> {
  const worker = new Worker(new URL('./trace.worker.ts', import.meta.url), { type: 'module' });
  const post: (request: TraceRequest) => Promise<TraceResponse> = askingWorker(
    worker,
    'the writer could not be started',
  );
  try {
    const inputs = await sendLong(post, 1, task.value.inputs);
    const response = await post({ is: 'form', id: 1, task: { ...task, value: { ...task.value, inputs } } });
    return response.is === 'written' ? response.made : undefined;
  } finally {
    worker.terminate();
  }
}
