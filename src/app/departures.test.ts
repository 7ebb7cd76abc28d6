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

  it('takes a stopped frame for no other request to its site', () => {
    const frame = new Tally();
    for (const address of ['https://collector.example', PIXEL]) frame.stop(META, address);
    for (const address of [PIXEL, FRAME]) frame.leave(address);
    expect([frame.left, frame.stopped]).toEqual([0, 2]);
    const bare = new Tally();
    bare.stop(META, 'https://collector.example');
    for (let turn = 0; turn < 2; turn++) bare.leave('https://collector.example/');
    expect([bare.left, bare.stopped]).toEqual([1, 1]);
  });

  it('takes the word of the policy that stopped more', () => {
    const tally = new Tally();
    for (const address of [PIXEL, FRAME]) tally.stop(HEADER, address);
    tally.stop(META, PIXEL);
    for (const address of [PIXEL, FRAME]) tally.leave(address);
    expect([tally.left, tally.stopped]).toEqual([0, 2]);
  });

  it('counts what nothing stopped', () => {
    const none = new Tally();
    expect([none.left, none.stopped]).toEqual([0, 0]);
    none.leave(PIXEL);
    expect([none.left, none.stopped]).toEqual([1, 0]);
    const tally = new Tally();
    tally.leave(PIXEL);
    tally.stop(META, 'https://other.example/');
    tally.leave('https://third.example/x');
    expect([tally.left, tally.stopped]).toEqual([2, 1]);
  });
});
