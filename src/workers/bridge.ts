import { wordsOfError } from '../core/problem.ts';

/**
 * How page and workers talk: requests with an id, answers with the same. Whoever asks may lose interest
 * (AbortSignal); the answer is then dropped. The service worker hears two words besides (app/leaving.ts,
 * page/registration.ts).
 */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: Message) => void): void;
}

interface Message {
  readonly data: unknown;
}
interface Request {
  readonly id: number;
  readonly body: unknown;
}
type Response = { readonly id: number; readonly ok: unknown } | { readonly id: number; readonly failed: string };

interface Waiter<Res> {
  readonly resolve: (value: Res) => void;
  readonly reject: (reason: Error) => void;
}

/** A worker as the page has it. */
export interface Startable extends Port {
  addEventListener(type: 'message', listener: (event: Message) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/**
 * This side asks a worker. Answers come as promises; a worker that threw rejects them. One that cannot be started (its
 * code could not be fetched) would never answer: whatever is asked of it rejects with these words, and `lost` is told,
 * so that another can be started.
 */
export function askingWorker<Res>(
  port: Startable,
  words: string,
  lost?: () => void,
): (body: unknown, signal?: AbortSignal) => Promise<Res> {
  const waiting = new Map<number, Waiter<Res>>();
  let last = 0;
  let isBroken = false;
  port.addEventListener('message', ({ data }) => {
    const response = data as Response;
    const waiter = waiting.get(response.id);
    waiting.delete(response.id);
    if ('failed' in response) waiter?.reject(new Error(response.failed));
    else waiter?.resolve(response.ok as Res);
  });
  port.addEventListener('error', () => {
    isBroken = true;
    // One by one: a promise that all answers are raced against would keep each of them.
    for (const { reject } of waiting.values()) reject(new Error(words));
    waiting.clear();
    lost?.();
  });
  return (body, signal) => {
    const id = ++last;
    return new Promise<Res>((resolve, reject) => {
      if (isBroken) return reject(new Error(words));
      const lose = (): void => {
        waiting.delete(id);
        reject(new DOMException('no longer wanted', 'AbortError'));
      };
      if (signal?.aborted) return lose();
      waiting.set(id, listening(signal, lose, { resolve, reject }));
      port.postMessage({ id, body } satisfies Request);
    });
  };
}

/** A search asks thousands of times under one signal: what is answered listens no more. */
function listening<Res>(
  signal: AbortSignal | undefined,
  lose: () => void,
  { resolve, reject }: Waiter<Res>,
): Waiter<Res> {
  signal?.addEventListener('abort', lose);
  const settled =
    <T>(settle: (value: T) => void) =>
    (value: T): void => {
      signal?.removeEventListener('abort', lose);
      settle(value);
    };
  return { resolve: settled(resolve), reject: settled(reject) };
}

/** Known to every copy of this module: a symbol of its own would be another one in each. */
const ANSWERED = Symbol.for('countersign: answered');

/**
 * This side answers, one request after the other. The first who answers stays: WebKit runs a worker's first module
 * again when one of its parts imports from it, and two, each with a state of its own, must not answer.
 */
export function answering(port: Port, answer: (body: unknown) => Promise<unknown>): void {
  if (Reflect.has(port, ANSWERED)) return;
  Reflect.set(port, ANSWERED, true);
  let queue = Promise.resolve();
  const serve = async (before: Promise<void>, { id, body }: Request) => {
    await before;
    try {
      port.postMessage({ id, ok: await answer(body) } satisfies Response);
    } catch (error) {
      port.postMessage({ id, failed: wordsOfError(error) } satisfies Response);
    }
  };
  port.addEventListener('message', ({ data }) => {
    queue = serve(queue, data as Request);
  });
}

/** At most one task runs and one waits: the newest. Those it pushes out resolve to undefined. */
export function latestWins<Task, Result>(
  run: (task: Task) => Promise<Result>,
): (task: Task) => Promise<Result | undefined> {
  let waiting: { readonly task: Task; readonly settle: (result: Promise<Result> | undefined) => void } | undefined;
  let busy = false;
  const work = async () => {
    busy = true;
    while (waiting) {
      const { task, settle } = waiting;
      waiting = undefined;
      const result = run(task);
      settle(result);
      await result.catch(() => undefined);
    }
    busy = false;
  };
  return (task) =>
    new Promise((resolve) => {
      waiting?.settle(undefined);
      waiting = { task, settle: resolve };
      if (!busy) void work();
    });
}
