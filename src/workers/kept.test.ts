import { expect, it, vi } from 'vitest';

import type { Startable } from './bridge.ts';
import { keptWorker } from './kept.ts';

/** A worker that answers with what it was asked, and keeps what it was told. */
class Echo extends EventTarget {
  readonly told: unknown[] = [];
  postMessage({ id, body }: { readonly id: number; readonly body: unknown }): void {
    this.told.push(body);
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: { id, ok: body } })));
  }
}

const keeping = (start: () => Echo) =>
  keptWorker<string, string>(() => start() as Pick<Echo, 'postMessage'> as Startable, 'could not be started');

it('is started when something is asked, once, and again after it broke', async () => {
  const echoes: Echo[] = [];
  const start = vi.fn(() => {
    const echo = new Echo();
    echoes.push(echo);
    return echo;
  });
  const { ask } = keeping(start);
  expect(start).not.toHaveBeenCalled();
  expect(await ask('one')).toBe('one');
  expect(await ask('two')).toBe('two');
  expect(start).toHaveBeenCalledOnce();
  echoes[0]?.dispatchEvent(new Event('error'));
  expect(await ask('three')).toBe('three');
  expect(start).toHaveBeenCalledTimes(2);
});

it('says in its words that the browser starts none, and tries again the next time', async () => {
  const start = vi.fn(() => new Echo());
  start.mockImplementationOnce(() => {
    throw new Error('SecurityError');
  });
  const { ask } = keeping(start);
  await expect(ask('one')).rejects.toThrow('could not be started');
  expect(await ask('two')).toBe('two');
});

it('forgets what it was told, once; one that was told nothing is not started for it', async () => {
  const echo = new Echo();
  const start = vi.fn(() => echo);
  const { ask, forget } = keeping(start);
  forget();
  expect(start).not.toHaveBeenCalled();
  await ask('secret');
  forget();
  forget();
  expect(echo.told).toEqual(['secret', { is: 'forget' }]);
});
