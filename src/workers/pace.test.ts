import { describe, expect, it } from 'vitest';

import { breather, Pace } from './pace.ts';

/** A clock that moves when it is told to. */
function clock() {
  let at = 1000;
  return { now: () => at, pass: (ms: number) => (at += ms) };
}

describe('a pace', () => {
  it('ends a step after 25 ms, whatever one attempt costs', () => {
    for (const each of [0.01, 1, 7, 40]) {
      const { now, pass } = clock();
      const pace = new Pace(now);
      for (let step = 0; step < 20; step++) {
        const before = now();
        pace.step((attempts) => {
          pass(attempts * each);
          return { done: false };
        });
        expect(now() - before).toBeGreaterThanOrEqual(25);
        expect(now() - before).toBeLessThan(Math.max(40, each + 1));
      }
    }
  });

  it('takes more attempts at once while they are cheap, and fewer when they are dear', () => {
    const { now, pass } = clock();
    const pace = new Pace(now);
    const asked: number[] = [];
    const go = (each: number) => (attempts: number) => {
      asked.push(attempts);
      pass(attempts * each);
      return { done: false };
    };
    pace.step(go(0.01));
    expect(asked.slice(0, 4)).toEqual([1, 2, 4, 8]);
    const cheap = asked.at(-1) ?? 0;
    expect(cheap).toBeGreaterThan(100);
    asked.length = 0;
    for (let i = 0; i < 12; i++) pace.step(go(10));
    expect(asked.at(-1)).toBe(1);
  });

  it('ends when all is done', () => {
    const { now } = clock();
    let calls = 0;
    new Pace(now).step(() => ({ done: ++calls === 3 }));
    expect(calls).toBe(3);
  });
});

describe('a breather', () => {
  it('takes no breath before 25 ms have gone, and one every 25 ms after', async () => {
    const { now, pass } = clock();
    let heard = 0;
    const breathe = breather({ came: 1, taken: 1 }, now, async () => {
      heard++;
    });
    expect(breathe()).toBeUndefined();
    pass(24);
    expect(breathe()).toBeUndefined();
    pass(1);
    await breathe();
    expect(heard).toBe(1);
    expect(breathe()).toBeUndefined();
    pass(25);
    await breathe();
    expect(heard).toBe(2);
  });

  it('gives the search up when a request came in meanwhile, and goes on when none did', async () => {
    const { now, pass } = clock();
    const requests = { came: 1, taken: 1 };
    let arrives = false;
    const breathe = breather(requests, now, async () => {
      if (arrives) requests.came++;
    });
    pass(30);
    await expect(breathe()).resolves.toBeUndefined();
    arrives = true;
    pass(30);
    await expect(breathe()).rejects.toThrow('given up');
  });
});
