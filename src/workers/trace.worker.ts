import { findOperation } from '../core/scheme/define.ts';
import { loadScheme } from '../schemes/registry.ts';
import { answering } from './bridge.ts';
import type { TraceRequest, TraceResponse } from './trace-client.ts';
import { ANSWERS, runJob, type Traced } from './trace-view.ts';

// Only the newest trace is kept: an older one's screen is gone.
let current: { readonly id: number; readonly traced: Traced } | undefined;

async function answer(request: TraceRequest): Promise<TraceResponse> {
  if (request.is === 'forget') {
    current = undefined;
    return { is: 'forgotten' };
  }
  if (request.is === 'question') {
    if (!current || current.id !== request.trace) throw new Error('that trace is gone');
    return { is: 'answer', answer: ask(current.traced, request) };
  }
  const scheme = await loadScheme(request.scheme);
  const operation = scheme && findOperation(scheme, request.operation);
  if (!operation) throw new Error(`no operation ${request.scheme}/${request.operation}`);
  const traced = await runJob(operation, request.job);
  current = { id: request.id, traced };
  return { is: 'traced', view: traced.view };
}

function ask({ trace }: Traced, { name, ask: question }: Extract<TraceRequest, { is: 'question' }>): unknown {
  const reply = ANSWERS[name] as (of: typeof trace, about: unknown) => unknown;
  return reply(trace, question);
}

answering(globalThis, (body) => answer(body as TraceRequest));
