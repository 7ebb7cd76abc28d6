import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { count, grouped } from './count.ts';

test('whole numbers are grouped as Intl.NumberFormat groups them', () => {
  const library = new Intl.NumberFormat('en');
  fc.assert(
    fc.property(fc.maxSafeNat(), (number) => {
      expect(grouped(number)).toBe(library.format(number));
    }),
  );
  for (const number of [0, 1, 999, 1000, 999_999, 1_000_000]) expect(grouped(number)).toBe(library.format(number));
});

test('one is told from many', () => {
  expect(count(1, 'byte')).toBe('1 byte');
  expect(count(0, 'byte')).toBe('0 bytes');
  expect(count(12_000, 'byte')).toBe('12,000 bytes');
});
