import type { Engine } from '../core/crypto/port.ts';
import type { HttpMessage } from '../core/http/message.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import { findOperation, type Scheme } from '../core/scheme/define.ts';
import type { CallStep, Flow, FlowStep, ReceiveStep, SendStep } from '../core/scheme/flow.ts';
import { parseMessage } from '../core/scheme/parse.ts';
import { traceOperation, type Trace } from '../core/scheme/trace.ts';
import { verifierOf, verifyOperation, type Verdict } from '../core/scheme/verify.ts';
import { bodyOf, memberAt, nothingKept, plain, unmet, valueOf, type FlowContext } from './flow-values.ts';
import type { ServerExchange } from './journal.ts';
import { toRequest } from './to-request.ts';

/** What plays a flow: a way to the sandbox, the scheme's operations, cryptography and dice. */
export interface Player {
  readonly fetch: (request: Request) => Promise<Response>;
  /** The origin under which the sandbox answers. */
  readonly base: string;
  readonly scheme: Scheme;
  readonly engine: Engine<'async'>;
  readonly random: (length: number) => string;
}

/** What one step came to. */
export interface FlowEvent {
  readonly index: number;
  readonly step: FlowStep;
  /** Everything was as the flow expects. */
  readonly ok: boolean;
  /** What was not, in words. */
  readonly unmet: readonly string[];
  /** The sandbox clock after the step, Unix milliseconds. */
  readonly now: number;
  readonly sent?: HttpMessage;
  /** The client's own computation. */
  readonly trace?: Trace;
  readonly status?: number;
  readonly body?: string;
  /** The server's view of it. */
  readonly server?: ServerExchange;
  /** The client's verification of a callback. */
  readonly verdict?: Verdict;
}

type Happened = Omit<FlowEvent, 'index' | 'step' | 'ok' | 'now'>;

interface State {
  readonly player: Player;
  readonly kept: Map<string, string>;
  readonly credentials: Map<string, Inputs>;
  readonly identities: Map<string, string>;
  readonly sent: Map<string, HttpMessage>;
  /** Client's clock less the sandbox's, in milliseconds. */
  offset: number;
}

const NOTHING: Happened = { unmet: [] };

/** Plays a flow step by step; the caller decides when the next one comes. The sandbox is not reset before. */
export async function* runFlow(flow: Flow, player: Player): AsyncGenerator<FlowEvent, void, void> {
  const state = await begin(player);
  for (const [index, step] of flow.steps.entries()) {
    const happened = await take(state, step);
    yield { index, step, ok: happened.unmet.length === 0, now: await sandboxTime(player), ...happened };
  }
}

async function begin(player: Player): Promise<State> {
  const all = (await adminCall(player, 'GET', 'credentials')) as Record<
    string,
    { name: string; identity: string; values: Inputs }[]
  >;
  const own = all[player.scheme.card.id] ?? [];
  return {
    player,
    kept: new Map(),
    credentials: new Map(own.map(({ name, values }) => [name, values])),
    identities: new Map(own.map(({ name, identity }) => [name, identity])),
    sent: new Map(),
    offset: 0,
  };
}

async function take(state: State, step: FlowStep): Promise<Happened> {
  switch (step.do) {
    case 'send':
      return send(state, step);
    case 'call':
      return call(state, step);
    case 'again': {
      const message = state.sent.get(step.of);
      if (!message) throw nothingKept(step.of);
      return exchangeOf(state, message, step, undefined);
    }
    case 'receive':
      return receive(state, step);
    case 'clock': {
      const { skip, set, freeze } = step;
      await adminCall(state.player, 'POST', 'clock', { skip, set, freeze });
      return NOTHING;
    }
    case 'client-clock': {
      state.offset = (step.offset ?? 0) * 1000;
      if (step.from === undefined) return NOTHING;
      const server = state.kept.get(step.from);
      if (server === undefined) throw nothingKept(step.from);
      state.offset = Number(server) * 1000 - (await sandboxTime(state.player));
      return NOTHING;
    }
    case 'faults':
      await adminCall(state.player, 'PUT', 'faults', { on: step.on });
      return NOTHING;
    case 'rotate': {
      const identity = state.identities.get(step.credential);
      const path = `credentials/${state.player.scheme.card.id}/rotate`;
      const rotated = (await adminCall(state.player, 'POST', path, { identity, overlap: step.overlap })) as {
        values?: Inputs;
      };
      state.credentials.set(step.keep, rotated.values ?? {});
      return NOTHING;
    }
  }
}

async function send(state: State, step: SendStep): Promise<Happened> {
  const { player } = state;
  const operation = findOperation(player.scheme, step.operation);
  if (!operation) throw new Error(`the flow names an unknown operation ${step.operation}`);
  const context = await contextOf(state);
  const inputs = { ...state.credentials.get(step.credential ?? ''), ...texts(step.inputs, context) };
  const trace = await traceOperation(operation, inputs, player.engine);
  if (!trace.message)
    throw new Error(
      `${step.operation} gives no message: ${trace.problems.map((p) => `${p.field ?? ''} ${p.code}`).join(', ')}`,
    );
  const message = overridden(trace.message, step, context);
  if (step.as !== undefined) state.sent.set(step.as, message);
  return exchangeOf(state, message, step, trace);
}

function overridden(message: HttpMessage, step: SendStep, context: FlowContext): HttpMessage {
  const body = step.body === undefined ? message.body : bodyOf(step.body, context);
  const members = step.members && JSON.stringify(plain({ json: step.members }, context));
  // Spliced as text: what the recipe wrote keeps its bytes.
  const whole = members === undefined || body === undefined ? body : `${body.slice(0, -1)},${members.slice(1)}`;
  const { body: _, ...line } = message;
  return {
    ...line,
    ...(step.method === undefined ? {} : { method: step.method }),
    ...(step.origin === undefined ? {} : { origin: step.origin }),
    ...(step.target === undefined ? {} : { target: valueOf(step.target, context) }),
    headers: [...message.headers, ...Object.entries(texts(step.headers, context))],
    ...(whole === undefined || step.method === 'GET' ? {} : { body: whole }),
  };
}

async function call(state: State, step: CallStep): Promise<Happened> {
  const context = await contextOf(state);
  const message: HttpMessage = {
    method: step.method,
    origin: 'https://sandbox.example',
    target: valueOf(step.target, context),
    headers: Object.entries(texts(step.headers, context)),
    ...(step.body === undefined ? {} : { body: bodyOf(step.body, context) }),
  };
  return exchangeOf(state, message, step, undefined);
}

async function exchangeOf(
  state: State,
  sent: HttpMessage,
  step: Pick<SendStep, 'expect' | 'keep'>,
  trace: Trace | undefined,
): Promise<Happened> {
  const { player } = state;
  const response = await player.fetch(toRequest(sent, player.base, player.scheme.card.id));
  const body = await response.text();
  const got = { status: response.status, verdict: response.headers.get('x-countersign-verdict') ?? '', body };
  const problems = unmet(step.expect, got);
  for (const [name, path] of Object.entries(step.keep ?? {})) {
    const text = memberAt(body, path);
    if (text === undefined) problems.push(`nothing to keep at ${path}`);
    else state.kept.set(name, text);
  }
  const server = await adminCall(player, 'GET', `journal/${response.headers.get('x-countersign-exchange') ?? '0'}`);
  return {
    unmet: problems,
    sent,
    status: got.status,
    body,
    server: server as ServerExchange,
    ...(trace ? { trace } : {}),
  };
}

/** The merchant's side of a callback: reads what arrived through the templates and verifies it. */
async function receive(state: State, step: ReceiveStep): Promise<Happened> {
  const { player } = state;
  const operation = findOperation(player.scheme, step.operation);
  const verifier = operation && verifierOf(operation);
  if (!operation || !verifier) throw new Error(`the flow cannot verify with ${step.operation}`);
  const context = await contextOf(state);
  const path = `callbacks/${player.scheme.card.id}/${step.callback}`;
  const { sent } = (await adminCall(player, 'POST', path, texts(step.params, context))) as { sent?: HttpMessage };
  if (!sent) return { unmet: [`no callback ${step.callback} came`] };
  const carried = parseMessage(operation, {}, sent) ?? {};
  const inputs = { ...carried, ...state.credentials.get(step.credential ?? ''), ...texts(step.inputs, context) };
  const verdict = await verifyOperation(operation, inputs, carried[verifier.evidence] ?? '', player.engine);
  const expected = step.expect.verdict;
  const problems = verdict.code === expected ? [] : [`verdict: expected ${expected}, got ${verdict.code}`];
  return { unmet: problems, sent, verdict, trace: await traceOperation(operation, inputs, player.engine) };
}

async function contextOf(state: State): Promise<FlowContext> {
  const { player, kept, credentials, offset } = state;
  return { now: (await sandboxTime(player)) + offset, kept, credentials, random: player.random };
}

function texts(values: SendStep['inputs'], context: FlowContext): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, valueOf(value, context)]));
}

async function sandboxTime(player: Player): Promise<number> {
  return ((await adminCall(player, 'GET', 'clock')) as { now: number }).now;
}

async function adminCall(player: Player, method: string, path: string, json?: unknown): Promise<unknown> {
  const request = new Request(`${player.base}/sandbox/admin/${path}`, {
    method,
    ...(json === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) }),
  });
  return (await player.fetch(request)).json();
}
