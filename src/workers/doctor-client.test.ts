import { describe, expect, it, vi } from 'vitest';

import { createDoctorClient, type DoctorRequest, type DoctorResponse, type SearchProgress } from './doctor-client.ts';
import type { DiagnosisView } from './doctor-view.ts';

const TASK = { scheme: 'a', operation: 'b', inputs: {}, observed: {} };
const VIEW: DiagnosisView = { verdict: 'matches', says: '', explanations: [], tried: 1, resultName: 'x', observed: '' };

/** A worker that answers as told; a request it does not answer, it never answers. */
function helperOf(answer: (request: DoctorRequest) => DoctorResponse | undefined) {
  const heard: DoctorRequest['is'][] = [];
  const end = vi.fn<() => void>();
  const ask = (request: DoctorRequest, signal?: AbortSignal): Promise<DoctorResponse> => {
    if (!signal?.aborted) heard.push(request.is);
    const response = answer(request);
    return new Promise((resolve, reject) => {
      const lose = () => reject(new DOMException('no longer wanted', 'AbortError'));
      if (signal?.aborted) return lose();
      signal?.addEventListener('abort', lose);
      const reply = (): void => {
        signal?.removeEventListener('abort', lose);
        if (response) resolve(response);
      };
      if (response) setTimeout(reply);
    });
  };
  return { ask, end, heard };
}

const preparing = (request: DoctorRequest): DoctorResponse =>
  request.is === 'forget' ? { is: 'forgotten' } : { is: 'opening', made: 3, of: 9 };

describe('a search in workers', () => {
  it('tells how far the preparation is', async () => {
    const told: SearchProgress[] = [];
    let steps = 0;
    const helper = helperOf((request) => {
      if (request.is === 'forget') return { is: 'forgotten' };
      return ++steps < 4 ? { is: 'opening', made: steps, of: 9 } : { is: 'view', view: VIEW };
    });
    const client = createDoctorClient(1, () => helper);
    expect(await client.diagnose(TASK, new AbortController().signal, (progress) => told.push(progress))).toBe(VIEW);
    expect(told.map(({ phase, tried, total }) => [phase, tried, total])).toEqual([
      ['prepare', 1, 9],
      ['prepare', 2, 9],
      ['prepare', 3, 9],
    ]);
  });

  it('keeps workers that forget what was given up', async () => {
    const helper = helperOf(preparing);
    const start = vi.fn(() => helper);
    const client = createDoctorClient(1, start);
    for (let round = 0; round < 2; round++) {
      const controller = new AbortController();
      const search = client.diagnose(TASK, controller.signal, () => controller.abort());
      await expect(search).rejects.toThrow('no longer wanted');
      expect(helper.heard.at(-1)).toBe('forget');
    }
    expect(start).toHaveBeenCalledTimes(1);
    expect(helper.end).not.toHaveBeenCalled();
  });

  it('ends workers that are too busy to hear that a search was given up, and starts others', async () => {
    const [busy, fresh] = [
      helperOf(() => undefined),
      helperOf((request) => (request.is === 'open' ? { is: 'view', view: VIEW } : { is: 'forgotten' })),
    ];
    const start = vi.fn(() => fresh).mockImplementationOnce(() => busy);
    const client = createDoctorClient(1, start);
    const controller = new AbortController();
    const search = client.diagnose(TASK, controller.signal, () => {});
    await expect.poll(() => busy.heard).toEqual(['open']);
    controller.abort();
    await expect(search).rejects.toThrow('no longer wanted');
    // The next search waits until it is clear which workers there are.
    expect(await client.diagnose(TASK, new AbortController().signal, () => {})).toBe(VIEW);
    expect(busy.end).toHaveBeenCalledTimes(1);
    expect(fresh.heard[0]).toBe('open');
  });

  it('starts its workers before there is a search, and searches in them', async () => {
    const helper = helperOf((request) => (request.is === 'open' ? { is: 'view', view: VIEW } : { is: 'warm' }));
    const start = vi.fn(() => helper);
    const client = createDoctorClient(1, start);
    client.warm('a', 'b');
    client.warm('a', 'c');
    expect(await client.diagnose(TASK, new AbortController().signal, () => {})).toBe(VIEW);
    expect(helper.heard.slice(0, 3)).toEqual(['warm', 'warm', 'open']);
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('does not disturb a search that is under way', async () => {
    const helper = helperOf((request) => (request.is === 'step' ? { is: 'view', view: VIEW } : preparing(request)));
    const client = createDoctorClient(1, () => helper);
    await client.diagnose(TASK, new AbortController().signal, () => client.warm('a', 'b'));
    expect(helper.heard).not.toContain('warm');
    client.warm('a', 'b');
    expect(helper.heard).toContain('warm');
  });

  it('says that a worker cannot start when it is used, not when it is warmed', async () => {
    const helper = { ask: () => Promise.reject(new Error('the search could not be started')), end: () => {} };
    const client = createDoctorClient(1, () => helper);
    client.warm('a', 'b');
    const search = client.diagnose(TASK, new AbortController().signal, () => {});
    await expect(search).rejects.toThrow('the search could not be started');
  });

  it('lets the newest search win', async () => {
    const helper = helperOf(preparing);
    const client = createDoctorClient(2, () => helper);
    const first = client.diagnose(TASK, new AbortController().signal, () => {});
    const controller = new AbortController();
    const second = client.diagnose(TASK, controller.signal, () => controller.abort());
    await expect(first).rejects.toThrow();
    await expect(second).rejects.toThrow('no longer wanted');
  });

  it('leaves to one part what is no search to share out', async () => {
    let parts = 0;
    const progress = { phase: 'singles', tried: 7, total: 7, done: true } as const;
    const start = () => {
      const isFirst = parts++ === 0;
      return helperOf((request): DoctorResponse => {
        switch (request.is) {
          case 'open':
            return isFirst ? { is: 'opened', singles: 7 } : { is: 'idle' };
          case 'step':
            if (!isFirst) throw new Error('an idle part is asked');
            return { is: 'progress', progress, hits: 0 };
          case 'conclude':
            return { is: 'view', view: { ...VIEW, tried: request.tried ?? 0 } };
          case 'warm':
          case 'forget':
            return { is: 'forgotten' };
        }
      });
    };
    const view = await createDoctorClient(4, start).diagnose(TASK, new AbortController().signal, () => {});
    expect(parts).toBe(3);
    expect(view.tried).toBe(7);
  });
});
