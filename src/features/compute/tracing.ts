import { syncEngine } from '../../core/crypto/sync.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { createTraceClient } from '../../workers/trace-client.ts';
import { localReader } from '../../workers/trace-reader.ts';
import { runJob, runJobSync, type Job, type Traced as Computed } from '../../workers/trace-view.ts';
import type { Traced } from './panel.ts';
import { panelKey, panelOf, useComputeStore, type PanelId } from './store.ts';

/** Above this many characters a trace is computed in the worker: a round trip costs a frame, a large hash costs more. */
const WORKER_FROM = 64 * 1024;

const remote = createTraceClient();
const newest = new Map<string, Job>();

/**
 * Keeps a panel's trace up to date from now on. The store tells of a change within the input event,
 * so the trace is there before anything is drawn. Returns the way to stop.
 */
export function keepTraced(id: PanelId, operation: Operation): () => void {
  const key = panelKey(id);
  const look = () => {
    const { inputs, observed } = panelOf(id);
    const last = newest.get(key);
    if (last?.inputs === inputs && last.observed === observed) return;
    const job = { inputs, observed };
    newest.set(key, job);
    if (sizeOf(job) > WORKER_FROM) void traceRemotely(id, operation, job);
    else void traceHere(id, operation, job);
  };
  look();
  const stop = useComputeStore.subscribe(look);
  return () => {
    stop();
    newest.delete(key);
  };
}

/** How long the keys must rest before WebCrypto is asked to confirm, in milliseconds. */
const REST = 100;

/**
 * WebCrypto has the last word on everything shown, but it answers in a later task, which may miss the
 * frame that shows the key. So the synchronous engine answers first, in this very event, and WebCrypto
 * confirms once the keys rest: the two must agree, and nothing is drawn again when they do.
 */
async function traceHere(id: PanelId, operation: Operation, job: Job): Promise<void> {
  // Nothing of an earlier large input stays behind in the worker.
  remote.forget();
  const first = runJobSync(operation, job, syncEngine);
  if (first) {
    show(id, local(job, first));
    await new Promise((resolve) => setTimeout(resolve, REST));
    if (newest.get(panelKey(id)) !== job) return;
  }
  const confirmed = await runJob(operation, job);
  if (newest.get(panelKey(id)) === job) show(id, local(job, confirmed));
}

async function traceRemotely(id: PanelId, operation: Operation, job: Job): Promise<void> {
  let traced;
  try {
    traced = await remote.trace({ ...id, job });
  } catch {
    // No worker to be had (its code was not fetched): the page waits for the hash, and has its answer.
    return newest.get(panelKey(id)) === job ? traceHere(id, operation, job) : undefined;
  }
  // A newer input may have overtaken this one: its trace is on the way.
  if (traced && newest.get(panelKey(id)) === job) show(id, { job, ...traced });
}

function local(job: Job, { trace, view }: Computed): Traced {
  return { job, view, reader: localReader(trace) };
}

function show(id: PanelId, traced: Traced): void {
  useComputeStore.getState().traced(id, traced);
}

function sizeOf({ inputs, observed }: Job): number {
  return Object.values(inputs).reduce((sum, value) => sum + value.length, observed.length);
}
