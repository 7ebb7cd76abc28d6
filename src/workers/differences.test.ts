import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';

import type { Range } from '../core/bytes/origin.ts';
import { differences } from './differences.ts';

const without = (text: string, ranges: readonly Range[]): string =>
  ranges.toReversed().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);

test('what is left when the differences are taken out is the same in both', () => {
  assert(
    property(string(), string(), (a, b) => {
      const [left, right] = differences(a, b);
      expect(without(a, left)).toBe(without(b, right));
    }),
  );
});

test('an inserted part leaves a gap on the other side', () => {
  expect(differences('a/b', 'a\\/b')).toEqual([[{ start: 1, end: 1 }], [{ start: 1, end: 2 }]]);
});

test('hex is compared by the byte', () => {
  expect(differences('00ff10', '00fe10', 2)).toEqual([[{ start: 2, end: 4 }], [{ start: 2, end: 4 }]]);
});

/** The length of a longest common subsequence, as it is defined. */
function longest(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const one of a.split('')) {
    const next = [0];
    for (let j = 0; j < b.length; j++)
      next.push(one === b[j] ? (row[j] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}

test('no smaller set of places would do', () => {
  const few = string({ unit: constantFrom('a', 'b', ' '), maxLength: 40 });
  assert(
    property(few, few, (a, b) => {
      expect(without(a, differences(a, b)[0])).toHaveLength(longest(a, b));
    }),
    { numRuns: 500 },
  );
});

test('of a large body, only the space that was left out is marked', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({ id: i, text: 'long '.repeat(40) }));
  const spaced = JSON.stringify(rows, null, 1);
  const [left, right] = differences(spaced, JSON.stringify(rows));
  expect(spaced.length).toBeGreaterThan(10_000);
  expect(left.filter(({ start, end }) => spaced.slice(start, end).trim() !== '')).toEqual([]);
  expect(right.filter(({ start, end }) => start !== end)).toEqual([]);
});

test('what has nothing to do with each other is marked as a whole', () => {
  expect(differences('a'.repeat(4000), 'b'.repeat(4000))).toEqual([
    [{ start: 0, end: 4000 }],
    [{ start: 0, end: 4000 }],
  ]);
});
