import type { Range } from '../core/bytes/origin.ts';

/** Stretches longer than this are marked as a whole: telling their letters apart would cost more than it shows. */
const MOST = 1500;

/**
 * Where two texts differ, in each: a smallest set of places, found by the longest text they share.
 * An empty range is a place where the other has something more. `size` units stay together (2 for hex).
 */
export function differences(a: string, b: string, size = 1): readonly [readonly Range[], readonly Range[]] {
  const [left, right] = [unitsOf(a, size), unitsOf(b, size)];
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let tail = 0;
  while (tail < Math.min(left.length, right.length) - start && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  const [ends, ends2] = [left.length - tail, right.length - tail];
  const [middle, other] = [left.slice(start, ends), right.slice(start, ends2)];
  const pairs = middle.length > MOST || other.length > MOST ? [] : shared(middle, other);
  const inUnits: [Range[], Range[]] = [[], []];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [middle.length, other.length] as const]) {
    if (x > i || y > j) {
      inUnits[0].push({ start: start + i, end: start + x });
      inUnits[1].push({ start: start + j, end: start + y });
    }
    [i, j] = [x + 1, y + 1];
  }
  return [inUnits[0].map(scaled(size, a.length)), inUnits[1].map(scaled(size, b.length))];
}

/** Units of a text: `size` code units each; an escape or character is not taken apart more than that. */
function unitsOf(text: string, size: number): string[] {
  if (size === 1) return text.split('');
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
}

function scaled(size: number, length: number): (range: Range) => Range {
  return ({ start, end }) => ({ start: Math.min(start * size, length), end: Math.min(end * size, length) });
}

/** The places of a longest common subsequence, as pairs of indices. */
function shared(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * width + j] =
        a[i] === b[j]
          ? (best[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}
