import type { Run } from '../../core/bytes/origin.ts';
import type { Operation } from '../../core/scheme/define.ts';
import type { Strand } from '../../workers/doctor-view.ts';

/** A stretch of one origin that differs or does not. An empty one is a gap. */
export interface Segment {
  readonly start: number;
  readonly stop: number;
  readonly run?: Run;
  readonly differs: boolean;
}

/** A strand cut wherever its origin changes or a difference begins or ends. */
export function segmentsOf({ text, runs, differs }: Strand): Segment[] {
  const cuts = new Set([0, text.length, ...[...runs, ...differs].flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].filter((at) => at <= text.length).toSorted((a, b) => a - b);
  return places.flatMap((start, i) => {
    const gap = differs.some((range) => range.start === start && range.end === start);
    const segments: Segment[] = gap ? [{ start, stop: start, differs: true }] : [];
    const stop = places[i + 1];
    if (stop === undefined) return segments;
    const run = runs.find((candidate) => candidate.start <= start && start < candidate.end);
    const isDifferent = differs.some((range) => range.start <= start && start < range.end);
    return [...segments, { start, stop, differs: isDifferent, ...(run ? { run } : {}) }];
  });
}

/** There are six tints and patterns. */
const TINTS = 6;

/** How a field's bytes are marked, as on the other screens. */
export function tintOf(operation: Operation, field: string): string {
  const index = operation.fields.filter(({ kind }) => kind !== 'choice').findIndex(({ name }) => name === field);
  return `origin origin-${(Math.max(0, index) % TINTS) + 1}`;
}
