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

/** A label in the middle of its place. */
export interface PlacedLabel {
  readonly x: number;
  readonly width: number;
}

/** Which of the labels have room. One of them always has; the others must not touch it, nor the one before. */
export function roomyLabels(labels: readonly PlacedLabel[], always: number): boolean[] {
  const fixed = labels[always];
  let last: PlacedLabel | undefined;
  return labels.map((label, index) => {
    const touches = (other: PlacedLabel | undefined) =>
      other !== undefined && Math.abs(label.x - other.x) < (label.width + other.width) / 2;
    if (index !== always && (touches(fixed) || touches(last))) return false;
    last = label;
    return true;
  });
}
