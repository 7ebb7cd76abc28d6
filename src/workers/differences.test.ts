import { assert, property, string } from 'fast-check';
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
