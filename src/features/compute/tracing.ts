import type { Operation } from '../../core/scheme/define.ts';
import { createTraceClient } from '../../workers/trace-client.ts';
import { localReader } from '../../workers/trace-reader.ts';
import { runJob, type Job } from '../../workers/trace-view.ts';
import { panelKey, panelOf, useComputeStore, type PanelId, type Traced } from './store.ts';

/** Above this many characters a trace is computed in the worker: a round trip costs a frame, a large hash costs more. */
const WORKER_FROM = 64 * 1024;

const traceRemotely = createTraceClient();
const newest = new Map<string, Job>();

/**
 * Keeps a panel's trace up to date from now on. The store tells of a change within the input event,
 * so the work starts before anything is drawn. Returns the way to stop.
 */
export function keepTraced(id: PanelId, operation: Operation): () => void {
  const key = panelKey(id);
  const look = () => {
    const { inputs, observed } = panelOf(id);
    const last = newest.get(key);
    if (last?.inputs !== inputs || last.observed !== observed) void retrace(id, operation, { inputs, observed });
  };
  look();
  return useComputeStore.subscribe(look);
}

async function retrace(id: PanelId, operation: Operation, job: Job): Promise<void> {
  const key = panelKey(id);
  newest.set(key, job);
  const traced = await compute(id, operation, job);
  // A newer input has overtaken this one: its trace is on the way.
  if (traced && newest.get(key) === job) useComputeStore.getState().traced(id, traced);
}

async function compute(id: PanelId, operation: Operation, job: Job): Promise<Traced | undefined> {
  const size = Object.values(job.inputs).reduce((sum, value) => sum + value.length, job.observed.length);
  if (size > WORKER_FROM) {
    const remote = await traceRemotely({ ...id, job });
    return remote && { job, ...remote };
  }
  const { trace, view } = await runJob(operation, job);
  return { job, view, reader: localReader(trace) };
}
