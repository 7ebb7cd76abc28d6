import { describe, expect, it } from 'vitest';

import { isSame, pairUp, stateOf, summaryOfPairs } from './pairs.ts';

const text = (name: string, value: string) => ({ name, text: value });
const failed = (name: string) => ({ name, problem: 'expected 3 parts separated by a dot; got 1' });

describe('two computations of one request', () => {
  it('names the first step that came to other bytes', () => {
    const pairs = pairUp(
      [text('string', 'a'), { name: 'MAC', hex: '01' }],
      [text('string', 'a'), { name: 'MAC', hex: '02' }],
    );
    expect(pairs.map(isSame)).toEqual([true, false]);
    expect(summaryOfPairs(pairs, false)).toBe(
      'The two first differ at “MAC”. Everything after it differs because of it.',
    );
  });

  it('sees no difference in a step that one side could not compute', () => {
    for (const [mine, theirs, says] of [
      [failed('header'), text('header', '{}'), 'this page could not compute it'],
      [text('header', '{}'), failed('header'), 'the server could not compute it'],
      [failed('header'), failed('header'), 'not computed on either side'],
    ] as const) {
      const [pair, ...others] = pairUp([mine, text('payload', '1')], [theirs, text('payload', '1')]);
      if (!pair) throw new Error('no pair');
      expect(isSame(pair)).toBeUndefined();
      expect(stateOf(pair)).toBe(says);
      expect(summaryOfPairs([pair, ...others], true)).toBe(
        'Every step that was computed on both sides gave the same bytes.',
      );
    }
  });

  it('does not call steps of different names the same', () => {
    const pairs = pairUp([text('request', '{}')], [text('header', '{}')]);
    expect(pairs.map(stateOf)).toEqual(['yours only', 'the server’s only']);
    expect(summaryOfPairs(pairs, true)).toContain('No step was computed on both sides');
  });

  it('says why the server computed nothing as it was: let in, refused, or not recorded', () => {
    const pairs = pairUp([text('request', '{}')], []);
    expect(summaryOfPairs(pairs, true)).toMatch(/^The server let it in/);
    expect(summaryOfPairs(pairs, false)).toMatch(/^The server refused before/);
    expect(summaryOfPairs(pairs, undefined)).toMatch(/^There is no record/);
  });
});
