import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';

import { answering, askingWorker, type Port } from './bridge.ts';

/** Two ends of a channel; messages arrive a moment later, as between threads. */
function channel(): readonly [Port, Port] {
  const ends = [new EventTarget(), new EventTarget()] as const;
  const portOf = (own: EventTarget, other: EventTarget): Port => ({
    postMessage: (data) => void setTimeout(() => other.dispatchEvent(new MessageEvent('message', { data }))),
    addEventListener: (type, listener) => own.addEventListener(type, (event) => listener(event as MessageEvent)),
  });
  return [portOf(...ends), portOf(ends[1], ends[0])];
}

const asking = <Res>(port: unknown, lost?: () => void) =>
  askingWorker<Res>(port as Parameters<typeof askingWorker>[0], 'could not be started', lost);

describe('a worker that cannot be started', () => {
  it('rejects what was asked of it, and what is asked later, and says that it is lost', async () => {
    const worker = Object.assign(new EventTarget(), { postMessage: vi.fn() });
    const lost = vi.fn();
    const ask = asking<string>(worker, lost);
    const waiting = ask('one');
    worker.dispatchEvent(new Event('error'));
    await expect(waiting).rejects.toThrow('could not be started');
    await expect(ask('two')).rejects.toThrow('could not be started');
    expect(lost).toHaveBeenCalledOnce();
  });
});

describe('a question to a worker', () => {
  it('is answered, and an answer nobody wants any more is dropped', async () => {
    const [here, there] = channel();
    answering(there, async (body) => `${String(body)}!`);
    const ask = asking<string>(here);
    expect(await ask('one')).toBe('one!');
    const controller = new AbortController();
    const lost = ask('two', controller.signal);
    controller.abort();
    await expect(lost).rejects.toThrow('no longer wanted');
    expect(await ask('three')).toBe('three!');
  });

  it('is answered once, by the first, when a browser runs the worker’s module twice (WebKit)', async () => {
    const [here, there] = channel();
    const second = vi.fn(async () => 'second');
    answering(there, async () => 'first');
    answering(there, second);
    const ask = asking<string>(here);
    expect(await ask('one')).toBe('first');
    expect(await ask('two')).toBe('first');
    expect(second).not.toHaveBeenCalled();
  });

  it('is not asked when nobody wants the answer from the beginning', async () => {
    const [here, there] = channel();
    const answer = vi.fn(async () => 'never');
    answering(there, answer);
    await expect(asking<string>(here)('late', AbortSignal.abort())).rejects.toThrow('no longer wanted');
    expect(answer).not.toHaveBeenCalled();
  });

  it('lets go of each answer: a worker lives as long as the page, and an answer is a whole trace', async () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    const [here, there] = channel();
    answering(there, async (body) => ({ body }));
    const ask = asking<object>(here);
    const answers: WeakRef<object>[] = [];
    for (let i = 0; i < 20; i++) answers.push(new WeakRef(await ask(i)));
    await new Promise((resolve) => setTimeout(resolve));
    if (typeof collect === 'function') collect();
    expect(answers.filter((answer) => answer.deref() !== undefined).length).toBeLessThan(5);
  });

  it('leaves nothing on the signal once it is answered, however many were asked', async () => {
    const [here, there] = channel();
    answering(there, async () => {
      throw new Error('broken');
    });
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    const ask = asking<string>(here);
    for (let i = 0; i < 20; i++) await expect(ask(i, signal)).rejects.toThrow('broken');
    expect(add).toHaveBeenCalledTimes(20);
    expect(remove).toHaveBeenCalledTimes(20);
  });
});
