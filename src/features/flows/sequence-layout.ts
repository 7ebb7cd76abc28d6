/** One row of a sequence diagram: a message with its answer, or a band across everybody's line. */
export interface SequenceRow {
  readonly kind: 'message' | 'clock' | 'fault' | 'key';
  /** What happens, in words. */
  readonly says: string;
  /** The whole row for those who do not see it. */
  readonly spoken: string;
  readonly isAhead: boolean;
  /** On the arrow, or on the band. */
  readonly label?: string;
  /** The message goes from the second actor to the first. */
  readonly isReversed?: boolean;
  /** What changed the message on its way. */
  readonly changed?: string;
  readonly answer?: SequenceAnswer;
  /** What was expected and did not come. */
  readonly unexpected?: string;
}

export interface SequenceAnswer {
  readonly label: string;
  readonly isRefused: boolean;
  /** The receiver's own conclusion: nothing travels back. */
  readonly isOwn?: true;
}

/** Something that lives from one row to another, drawn as a bar beside the first actor's line. */
export interface SequenceBar {
  readonly name: string;
  readonly tint: number;
  /** The row whose answer begins it, and the row in which it ends; open when it still lives. */
  readonly from: number;
  readonly to?: number;
}

export interface PlacedRow {
  readonly top: number;
  readonly height: number;
  /** Words, wrapped. */
  readonly lines: readonly string[];
  readonly linesX: number;
  readonly linesY: number;
  /** Where the arrows are, or the middle of a band. */
  readonly requestY: number;
  readonly answerY: number;
}

export interface PlacedBar {
  readonly bar: SequenceBar;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export interface SequenceLayout {
  readonly width: number;
  readonly height: number;
  /** The two lines. */
  readonly lanes: readonly [number, number];
  readonly rows: readonly PlacedRow[];
  readonly bars: readonly PlacedBar[];
}

/** Pixels above the first row, where the names of both sides stand. */
export const HEAD = 56;
const LINE = 19;
const TRACK = 24;
/** Kept free from the start, so that nothing moves aside when a token comes. */
const MIN_TRACKS = 2;
const MAX_TRACKS = 4;

/** Places everything for a width in pixels. Pure, so that it can be tested without a screen. */
export function layoutSequence(
  rows: readonly SequenceRow[],
  bars: readonly SequenceBar[],
  width: number,
): SequenceLayout {
  const tracks = trackOf(bars, rows.length);
  const used = Math.min(MAX_TRACKS, Math.max(MIN_TRACKS, ...tracks.map((track) => track + 1)));
  const [client, server] = [used * TRACK + 28, width - 28];
  let top = HEAD;
  const placed = rows.map((row): PlacedRow => {
    const at = placeRow(row, top, client + 24, width);
    top += at.height;
    return at;
  });
  const drawn = bars.flatMap((bar, index): PlacedBar[] => {
    const track = tracks[index] ?? 0;
    const [from, to] = [placed[bar.from], placed[bar.to ?? lastDone(rows)]];
    if (track >= MAX_TRACKS || !from || !to) return [];
    const end = bar.to === undefined ? to.top + to.height : to.requestY;
    const start = rows[bar.from]?.kind === 'message' ? from.answerY : from.requestY;
    return [{ bar, x: 4 + track * TRACK, top: start, bottom: Math.max(end, start + 8) }];
  });
  return { width, height: top + 12, lanes: [client, server], rows: placed, bars: drawn };
}

/** Words on top, the arrows or the band below. A row that is still to come has its words only. */
function placeRow(row: SequenceRow, top: number, linesX: number, width: number): PlacedRow {
  const lines = wrap(row.says, width - linesX - 40);
  const text = lines.length * LINE;
  const from = top + text + 14;
  const requestY = from + (row.kind === 'message' ? 24 : 18);
  const answerY = requestY + (row.label === undefined ? 4 : row.changed === undefined ? 36 : 54);
  const drawing = row.kind === 'message' ? answerY - from + 16 + (row.unexpected === undefined ? 0 : 28) : 42;
  return { top, height: text + 20 + (row.isAhead ? 0 : drawing), lines, linesX, linesY: top + 24, requestY, answerY };
}

/** Each bar's track: the first one that is free where the bar begins. */
export function trackOf(bars: readonly SequenceBar[], rows: number): number[] {
  const free: number[] = [];
  return bars.map(({ from, to = rows }) => {
    const found = free.findIndex((until) => until <= from);
    const track = found === -1 ? free.length : found;
    free[track] = to + 1;
    return track;
  });
}

function lastDone(rows: readonly SequenceRow[]): number {
  return rows.findLastIndex(({ isAhead }) => !isAhead);
}

/** Mean width of a letter at 13.5 px in the fonts of the page, on the safe side. */
const LETTER = 6.9;

/** Words in lines that fit. A word that is longer than a line is left whole. */
export function wrap(text: string, width: number): string[] {
  const most = Math.max(12, Math.floor(width / LETTER));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** At 12 px, every letter of a fixed-width font is 0.602 em wide. */
const MONO = 7.3;

/** A label that fits between the lines: the middle of a long one is left out. */
export function fit(label: string, width: number): string {
  const most = Math.max(8, Math.floor(width / MONO));
  if (label.length <= most) return label;
  const tail = Math.floor((most - 1) / 2);
  return `${label.slice(0, most - 1 - tail)}…${label.slice(label.length - tail)}`;
}
