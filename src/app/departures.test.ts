import { describe, expect, it } from 'vitest';

import { Tally } from './departures.ts';

const HEADER = "default-src 'self'; frame-ancestors 'none'";
const META = "default-src 'self'";
const PIXEL = 'https://collector.example/pixel.png';
const FRAME = 'https://collector.example/frame?x=1';

describe('the count of requests that left', () => {
  it('is of entries that no policy stopped, in whatever order the two come', () => {
    for (const order of ['entry first', 'policy first']) {
      const tally = new Tally();
      if (order === 'entry first') tally.leave(PIXEL);
      tally.stop(META, PIXEL);
      if (order === 'policy first') tally.leave(`${PIXEL}#top`);
      expect([tally.left, tally.stopped], order).toEqual([0, 1]);
    }
  });

  it('takes what two policies say of one request for one', () => {
    const tally = new Tally();
    for (const policy of [HEADER, META]) tally.stop(policy, PIXEL);
    tally.leave(PIXEL);
    expect([tally.left, tally.stopped]).toEqual([0, 1]);
    tally.leave(PIXEL);
    expect(tally.left).toBe(1);
  });

  it('knows a stopped frame by its origin, once', () => {
    const tally = new Tally();
    tally.stop(META, 'https://collector.example');
    tally.leave(FRAME);
    expect([tally.left, tally.stopped]).toEqual([0, 1]);
    tally.leave(PIXEL);
    expect(tally.left).toBe(1);
  });

  it('counts what nothing stopped', () => {
    const tally = new Tally();
    tally.leave(PIXEL);
    tally.stop(META, 'https://other.example/');
    tally.leave('https://third.example/x');
    expect([tally.left, tally.stopped]).toEqual([2, 1]);
  });
});
