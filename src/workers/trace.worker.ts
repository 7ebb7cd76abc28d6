import { findOperation } from '../core/scheme/define.ts';
import { loadScheme } from '../schemes/registry.ts';
import { answering } from './bridge.ts';
import type { TraceRequest, TraceResponse } from './trace-client.ts';
import { ANSWERS, runJob, type Job, type Traced } from './trace-view.ts';

// Only the newest trace is kept: an older one's screen is gone.
let current: { readonly id: number; readonly traced: Traced } | undefined;

/** Long values of the job that comes next, in parts. */
let ahead: { readonly id: number; readonly fields: Map<string, string[]> } | undefined;

function keep({ id, field, text }: Extract<TraceRequest, { is: 'part' }>): TraceResponse {
  if (ahead?.id !== id) ahead = { id, fields: new Map() };
  const parts = ahead.fields.get(field) ?? [];
  parts.push(text);
  ahead.fields.set(field, parts);
  return { is: 'kept' };
}

/** The job with its long values in place. */
function whole({ id, job }: Extract<TraceRequest, { is: 'job' }>): Job {
  const long = ahead?.id === id ? [...ahead.fields].map(([field, parts]) => [field, parts.join('')] as const) : [];
  ahead = undefined;
  return { ...job, inputs: { ...job.inputs, ...Object.fromEntries(long) } };
}

async function answer(request: TraceRequest): Promise<TraceResponse> {
  if (request.is === 'part') return keep(request);
  if (request.is === 'forget') {
    [current, ahead] = [undefined, undefined];
    return { is: 'forgotten' };
  }
  if (request.is === 'question') {
    if (!current || current.id !== request.trace) throw new Error('that trace is gone');
    return { is: 'answer', answer: ask(current.traced, request) };
  }
  const scheme = await loadScheme(request.scheme);
  const operation = scheme && findOperation(scheme, request.operation);
  if (!operation) throw new Error(`no operation ${request.scheme}/${request.operation}`);
  const traced = await runJob(operation, whole(request));
  current = { id: request.id, traced };
  return { is: 'traced', view: traced.view };
}

function ask({ trace }: Traced, { name, ask: question }: Extract<TraceRequest, { is: 'question' }>): unknown {
  const reply = ANSWERS[name] as (of: typeof trace, about: unknown) => unknown;
  return reply(trace, question);
}

answering(globalThis, (body) => answer(body as TraceRequest));
