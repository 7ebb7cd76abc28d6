import type { Range } from '../core/bytes/origin.ts';

/** Texts with more differences than this are marked as a whole: telling their letters apart would cost more than it shows. */
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
  const pairs = shared(middle, other);
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

/**
 * The places of a longest common subsequence, as pairs of indices; none where the texts are too far apart. The cost
 * grows with the differences and not with the length (Myers, "An O(ND) Difference Algorithm", 1986).
 */
function shared(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const most = Math.min(a.length + b.length, MOST);
  // How far into `a` each diagonal has come, and what stood there before each lap.
  const reach = new Int32Array(2 * most + 3);
  const laps: Int32Array[] = [];
  for (let lap = 0; lap <= most; lap++) {
    laps.push(reach.slice(most - lap, most + lap + 3));
    for (let diagonal = -lap; diagonal <= lap; diagonal += 2) {
      let [x] = cameFrom(reach, most + 1, diagonal, lap);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reach[most + 1 + diagonal] = x;
      if (x >= a.length && x - diagonal >= b.length) return walkedBack(laps, a.length, b.length);
    }
  }
  return [];
}

/** Where in `a` a diagonal begins in this lap, and the diagonal it came from. */
function cameFrom(reach: Int32Array, zero: number, diagonal: number, lap: number): readonly [number, number] {
  const [less, more] = [reach[zero + diagonal - 1] ?? 0, reach[zero + diagonal + 1] ?? 0];
  return diagonal === -lap || (diagonal !== lap && less < more) ? [more, diagonal + 1] : [less + 1, diagonal - 1];
}

function walkedBack(laps: readonly Int32Array[], width: number, height: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let [x, y] = [width, height];
  for (let lap = laps.length - 1; lap >= 0; lap--) {
    const [start, before] = cameFrom(laps[lap] ?? new Int32Array(), lap + 1, x - y, lap);
    while (x > start) pairs.push([--x, --y]);
    // One step to the side or down, to where the lap before had come; the first lap has none.
    if (lap === 0) break;
    [x, y] = before < x - y ? [x - 1, y] : [x, y - 1];
  }
  return pairs.toReversed();
}
