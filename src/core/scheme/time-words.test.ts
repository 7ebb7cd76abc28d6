import { expect, it } from 'vitest';

import { awayText, timeIn } from './time-words.ts';

it.each([
  [100, 1960, '31 min ago'],
  [1960, 100, 'in 31 min'],
  [100, 100, '0 s ago'],
])('%d seen from %d is %s', (seconds, now, says) => {
  expect(awayText(seconds, now)).toBe(says);
});

it('takes a number for a time by its length, in the unit of its field', () => {
  expect(timeIn('1707241515', 'seconds')).toBe(1_707_241_515);
  expect(timeIn('1707241515250', 'milliseconds')).toBe(1_707_241_515.25);
  expect(timeIn('17072415', 'milliseconds')).toBeUndefined();
  expect(timeIn('1707241515250', 'seconds')).toBeUndefined();
  expect(timeIn('soon', 'seconds')).toBeUndefined();
});
