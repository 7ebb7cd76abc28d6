/**
 * Where each unit of a value came from. A value carries a *derivation*: how it was made from other
 * values. Nothing is worked out until somebody asks (hovering a byte, drawing a tint), so tracing a
 * 2 MB body costs no more than hashing it.
 *
 * Units are UTF-16 code units for text and octets for bytes. Ranges are half open.
 */
export type Derivation =
  /** The value is a field as typed; unit i is unit i of the field. */
  | { readonly how: 'field'; readonly field: string }
  /** The value is written in the recipe. */
  | { readonly how: 'literal' }
  /** The value is made of pieces, one after the other. */
  | { readonly how: 'pieces'; readonly pieces: readonly Piece[] }
  /** Groups of units became groups of units (hex 1→2, base64 3→4, UTF-8 1→1..4). */
  | { readonly how: 'regroup'; readonly of: Derived; readonly down: MapRange; readonly up: MapRange }
  /** Every unit depends on every unit of every argument (hashes, MACs). */
  | { readonly how: 'diffuse'; readonly of: readonly Derived[] };

/** What the origin functions need to know of a value. */
export interface Derived {
  readonly size: number;
  readonly derivation: Derivation;
}

/**
 * A run of `length` units taken from `of[from, from + span)`: unit by unit when the lengths agree,
 * as one block when they do not (an escape sequence). Without `of` the piece is literal.
 */
export interface Piece {
  readonly length: number;
  readonly of?: Derived;
  readonly from?: number;
  readonly span?: number;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

type MapRange = (start: number, end: number) => Range;

/** A place in a field. `diffuse` marks a hash's way of depending: on all of it, nowhere in particular. */
export interface Source extends Range {
  readonly field: string;
  readonly diffuse?: true;
}

/** A stretch of a value whose units share their sources. No sources: written in the recipe. */
export interface Run extends Range {
  readonly sources: readonly Source[];
}

/** The places in fields that units [start, end) of a value came from, in order, without duplicates. */
export function sourcesOf(value: Derived, start = 0, end = value.size): Source[] {
  const found: Source[] = [];
  for (const run of runsOf(value, start, end)) for (const source of run.sources) addSource(found, source);
  return found;
}

/** Units [start, end) of a value cut into runs of like origin. The runs cover the range without gaps. */
export function runsOf(value: Derived, start = 0, end = value.size): Run[] {
  if (start >= end) return [];
  const { derivation } = value;
  switch (derivation.how) {
    case 'field':
      return [{ start, end, sources: [{ field: derivation.field, start, end }] }];
    case 'literal':
      return [{ start, end, sources: [] }];
    case 'pieces':
      return runsOfPieces(derivation.pieces, start, end);
    case 'regroup':
      return runsOfGroups(derivation, start, end);
    case 'diffuse':
      return [{ start, end, sources: diffuseSources(derivation.of) }];
  }
}

/** The ranges of a value that units [start, end) of a field ended up in. */
export function rangesFrom(value: Derived, field: string, start: number, end: number): Range[] {
  const { derivation } = value;
  switch (derivation.how) {
    case 'literal':
      return [];
    case 'field':
      return derivation.field === field ? clip({ start, end }, 0, value.size) : [];
    case 'pieces':
      return rangesOfPieces(derivation.pieces, field, start, end);
    case 'regroup':
      return mergeRanges(rangesFrom(derivation.of, field, start, end).map((r) => derivation.up(r.start, r.end)));
    case 'diffuse':
      return derivation.of.some((part) => rangesFrom(part, field, start, end).length > 0)
        ? [{ start: 0, end: value.size }]
        : [];
  }
}

/** The names of the fields a value depends on, in order of first appearance. */
export function fieldsOf(value: Derived): string[] {
  return [...new Set(sourcesOf(value).map((source) => source.field))];
}

function runsOfPieces(pieces: readonly Piece[], start: number, end: number): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(start, at);
    const to = Math.min(end, at + piece.length);
    if (from < to) for (const run of runsOfPiece(piece, from - at, to - at)) appendRun(runs, shift(run, at));
    at += piece.length;
    if (at >= end) break;
  }
  return runs;
}

function runsOfPiece(piece: Piece, start: number, end: number): Run[] {
  if (!piece.of) return [{ start, end, sources: [] }];
  const from = piece.from ?? 0;
  const span = piece.span ?? piece.length;
  if (span !== piece.length) return [{ start, end, sources: sourcesOf(piece.of, from, from + span) }];
  return runsOf(piece.of, from + start, from + end).map((run) => shift(run, -from));
}

function runsOfGroups(groups: Extract<Derivation, { how: 'regroup' }>, start: number, end: number): Run[] {
  const below = groups.down(start, end);
  const runs: Run[] = [];
  for (const run of runsOf(groups.of, below.start, below.end)) {
    const up = groups.up(run.start, run.end);
    addOverlapping(runs, { start: Math.max(start, up.start), end: Math.min(end, up.end), sources: run.sources });
  }
  const last = runs.at(-1);
  const reached = last ? last.end : start;
  // Padding (`=`) belongs to no byte in particular.
  if (reached < end) runs.push({ start: reached, end, sources: [] });
  return runs;
}

/** A base64 letter may carry bits of two fields: the shared letter becomes a run with both sources. */
function addOverlapping(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (!last || last.end <= run.start) return appendRun(runs, run);
  runs.pop();
  appendRun(runs, { ...last, end: run.start });
  const both = [...last.sources];
  for (const source of run.sources) addSource(both, source);
  appendRun(runs, { start: run.start, end: Math.min(last.end, run.end), sources: both });
  appendRun(runs, { start: last.end, end: run.end, sources: run.sources });
}

function appendRun(runs: Run[], run: Run): void {
  if (run.start >= run.end) return;
  const last = runs.at(-1);
  if (last && last.end === run.start && continues(last.sources, run.sources)) {
    runs[runs.length - 1] = {
      start: last.start,
      end: run.end,
      sources: last.sources.map((source, i) => ({ ...source, end: run.sources[i]?.end ?? source.end })),
    };
    return;
  }
  runs.push(run);
}

function continues(a: readonly Source[], b: readonly Source[]): boolean {
  if (a.length !== b.length || a.length > 1) return false;
  const [x, y] = [a[0], b[0]];
  return !x || !y || (x.field === y.field && x.diffuse === y.diffuse && (x.end === y.start || x.diffuse === true));
}

function diffuseSources(values: readonly Derived[]): Source[] {
  const found: Source[] = [];
  for (const value of values) for (const source of sourcesOf(value)) addSource(found, { ...source, diffuse: true });
  return found;
}

function addSource(found: Source[], source: Source): void {
  const same = found.findIndex(
    (old) =>
      old.field === source.field &&
      old.diffuse === source.diffuse &&
      old.start <= source.end &&
      source.start <= old.end,
  );
  const old = found[same];
  if (!old) found.push(source);
  else found[same] = { ...old, start: Math.min(old.start, source.start), end: Math.max(old.end, source.end) };
}

function rangesOfPieces(pieces: readonly Piece[], field: string, start: number, end: number): Range[] {
  const found: Range[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.of) {
      const from = piece.from ?? 0;
      const span = piece.span ?? piece.length;
      for (const range of rangesFrom(piece.of, field, start, end)) {
        for (const inside of clip(range, from, from + span)) {
          found.push(
            span === piece.length
              ? { start: at + inside.start - from, end: at + inside.end - from }
              : { start: at, end: at + piece.length },
          );
        }
      }
    }
    at += piece.length;
  }
  return mergeRanges(found);
}

function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else if (range.start < range.end) merged.push(range);
  }
  return merged;
}

function clip(range: Range, low: number, high: number): Range[] {
  const start = Math.max(range.start, low);
  const end = Math.min(range.end, high);
  return start < end ? [{ start, end }] : [];
}

function shift(run: Run, by: number): Run {
  return by === 0 ? run : { ...run, start: run.start + by, end: run.end + by };
}
