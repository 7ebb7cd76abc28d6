import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { shareEqual } from './share.ts';

test('equal values become the old one', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const copy: unknown = JSON.parse(JSON.stringify(value));
      fc.pre(typeof value === 'object' && value !== null && Object.keys(value).every((key) => key !== '__proto__'));
      expect(shareEqual(JSON.parse(JSON.stringify(copy)), copy)).toEqual(copy);
      expect(shareEqual(copy, JSON.parse(JSON.stringify(copy)))).toBe(copy);
    }),
  );
});

test('what changed is new and what did not stays', () => {
  const old = { a: [1, 2], b: { c: 3 } };
  const next = shareEqual(old, { a: [1, 2], b: { c: 4 } });
  expect(next).toEqual({ a: [1, 2], b: { c: 4 } });
  expect(next.a).toBe(old.a);
  expect(next.b).not.toBe(old.b);
});

test('a member that is gone is a change', () => {
  expect(shareEqual({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(shareEqual([1, 2], [1])).toEqual([1]);
});
