import { utf8Length } from '../core/bytes/text.ts';
import { webcryptoEngine } from '../core/crypto/webcrypto.ts';
import { findOperation } from '../core/scheme/define.ts';
import { judge } from '../core/scheme/judgement.ts';
import { loadScheme } from '../schemes/registry.ts';
import { keeper } from './ahead.ts';
import { answering } from './bridge.ts';
import type { TraceRequest, TraceResponse } from './trace-client.ts';
import { ANSWERS, runJob, type Traced } from './trace-view.ts';

// Only the newest trace is kept: an older one's screen is gone.
let current: { readonly id: number; readonly traced: Traced } | undefined;

const ahead = keeper();

async function answer(request: TraceRequest): Promise<TraceResponse> {
  if (request.is === 'part') {
    ahead.keep(request);
    return { is: 'kept' };
  }
  if (request.is === 'forget') {
    current = undefined;
    ahead.forget();
    return { is: 'forgotten' };
  }
  if (request.is === 'form') return written(request);
  if (request.is === 'judge') return judged(request);
  if (request.is === 'question') {
    if (!current || current.id !== request.trace) throw new Error('that trace is gone');
    return { is: 'answer', answer: ask(current.traced, request) };
  }
  const { operation } = await found(request);
  const { id, job } = request;
  const traced = await runJob(operation, { ...job, inputs: ahead.whole(id, job.inputs) });
  current = { id, traced };
  return { is: 'traced', view: traced.view };
}

async function found({ scheme: id, operation: name }: { readonly scheme: string; readonly operation: string }) {
  const scheme = await loadScheme(id);
  const operation = scheme && findOperation(scheme, name);
  if (!operation) throw new Error(`no operation ${id}/${name}`);
  return { scheme, operation };
}

async function judged(request: Extract<TraceRequest, { is: 'judge' }>): Promise<TraceResponse> {
  const { operation } = await found(request);
  const inputs = ahead.whole(request.id, request.inputs);
  return { is: 'judged', judgement: await judge(operation, inputs, request.observed, webcryptoEngine) };
}

async function written({ id, task }: Extract<TraceRequest, { is: 'form' }>): Promise<TraceResponse> {
  const { formText } = await import('../cases/form.ts');
  const value = { ...task.value, inputs: ahead.whole(id, task.value.inputs) };
  const { scheme, operation } = await found(value);
  const text = await formText(scheme, operation, { ...task, value });
  return { is: 'written', made: text === undefined ? undefined : { text, bytes: utf8Length(text) } };
}

function ask({ trace }: Traced, { name, ask: question }: Extract<TraceRequest, { is: 'question' }>): unknown {
  const reply = ANSWERS[name] as (of: typeof trace, about: unknown) => unknown;
  return reply(trace, question);
}

answering(globalThis, (body) => answer(body as TraceRequest));
