import { expect, test } from 'vitest';
import { roomyLabels, timeScale } from './timeline-scale.ts';

const MIN = 60_000;

test('moments stand in order between the ends, each once', () => {
  const { moments, xOf } = timeScale([30 * MIN, 0, 2 * 1440 * MIN, 0], 10, 210);
  expect(moments).toEqual([0, 30 * MIN, 2 * 1440 * MIN]);
  expect([xOf(0), xOf(2 * 1440 * MIN)]).toEqual([10, 210]);
  expect(xOf(30 * MIN)).toBeGreaterThan(10);
  expect(xOf(30 * MIN)).toBeLessThan(210);
});

test('a second beside two days keeps a share that can be seen', () => {
  const { xOf } = timeScale([0, 1000, 2 * 1440 * MIN], 0, 100);
  expect(xOf(1000)).toBeGreaterThan(20);
});

test('between two moments time runs evenly; beyond the ends it stops', () => {
  const { xOf } = timeScale([0, 100, 200], 0, 80);
  expect(xOf(50)).toBeCloseTo((xOf(0) + xOf(100)) / 2);
  expect([xOf(-5), xOf(500)]).toEqual([0, 80]);
});

test('a single moment is at the left', () => {
  expect(timeScale([7], 30, 90).xOf(7)).toBe(30);
});

test('the label of the clock always has room, others give way', () => {
  const at = (x: number) => ({ x, width: 20 });
  expect(roomyLabels([at(0), at(10), at(30), at(45), at(60)], 3)).toEqual([true, false, false, true, false]);
  expect(roomyLabels([at(0), at(20), at(40)], 2)).toEqual([true, true, true]);
});
