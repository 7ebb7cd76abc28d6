/** Places moments on a line: every gap is as wide as its order of magnitude, so that a second and two days both show. */
export interface TimeScale {
  readonly moments: readonly number[];
  /** Pixels from the left, also for times between moments and beyond them. */
  readonly xOf: (time: number) => number;
}

/** `moments` in milliseconds, in any order; the first and the last are at the ends. */
export function timeScale(moments: readonly number[], left: number, right: number): TimeScale {
  const sorted = [...new Set(moments)].toSorted((a, b) => a - b);
  const weights = sorted.slice(1).map((moment, index) => weightOf(moment - (sorted[index] ?? moment)));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  let x = left;
  const places = sorted.map((_, index) => (x += ((weights[index - 1] ?? 0) / total) * (right - left)));
  const xOf = (time: number): number => {
    const next = sorted.findIndex((moment) => moment >= time);
    if (next === -1) return right;
    if (next === 0) return left;
    const [before, after] = [sorted[next - 1] ?? 0, sorted[next] ?? 0];
    const [from, to] = [places[next - 1] ?? left, places[next] ?? right];
    return from + ((time - before) / (after - before)) * (to - from);
  };
  return { moments: sorted, xOf };
}

/** A second weighs 5.5, half an hour 10, two days 13. */
function weightOf(milliseconds: number): number {
  return 5 + Math.log10(1 + milliseconds / 1000) * 1.6;
}

/** Which of the labels have room. One of them always has; the others keep their distance to it and to the one before. */
export function roomyLabels(places: readonly number[], distance: number, always: number): boolean[] {
  let last = Number.NEGATIVE_INFINITY;
  const fixed = places[always];
  return places.map((x, index) => {
    const isNear = fixed !== undefined && Math.abs(x - fixed) < distance;
    if (index !== always && (x - last < distance || isNear)) return false;
    last = x;
    return true;
  });
}
