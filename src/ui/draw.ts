import { glyphAt } from '../core/bytes/invisible.ts';
import type { Run } from '../core/bytes/origin.ts';

/** A stretch of text as it is drawn: itself, or a stand-in for something that cannot be seen. */
export type Mark = string | Glyphs;

/** One or more of the same invisible character. */
export interface Glyphs {
  readonly glyph: string;
  readonly name: string;
  readonly count: number;
  /** Whether the line ends here on screen, too. */
  readonly breaks: boolean;
}

/** ISO 646 abbreviations. Few fonts have the control pictures that stand for them in plain text. */
const CONTROLS =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

/** The stand-in as a label, for a screen that draws a box around it. */
function labelOf(text: string, at: number, glyph: string): string {
  const unit = text.charCodeAt(at);
  const named: Readonly<Record<number, string>> = { 0x20: 'SP', 0x7f: 'DEL', 0xa0: 'NBSP' };
  return CONTROLS[unit] ?? named[unit] ?? glyph.replace(/^\[(.*)\]$/, '$1');
}

const CANDIDATE = /[\u0000-\u001f\u007f-\uffff]/g;

/** Units [start, end) of a text as marks. Spaces are drawn where they are missed: at the ends of the text. */
export function drawMarks(text: string, start: number, end: number, isWhole: boolean): Mark[] {
  const marks: Mark[] = [];
  let plainFrom = start;
  const put = (at: number, name: string, glyph: string) => {
    if (at > plainFrom) marks.push(text.slice(plainFrom, at));
    plainFrom = at + 1;
    const last = marks.at(-1);
    const breaks = text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n');
    if (typeof last === 'object' && last.name === name && !breaks)
      marks[marks.length - 1] = { ...last, glyph: `${last.glyph} ${glyph}`, count: last.count + 1 };
    else marks.push({ glyph, name, count: 1, breaks });
  };
  for (const at of placesToDraw(text, start, end, isWhole)) {
    const glyph = glyphAt(text, at);
    if (glyph) put(at, glyph.name, labelOf(text, at, glyph.glyph));
  }
  if (end > plainFrom) marks.push(text.slice(plainFrom, end));
  return marks;
}

/** Whether anything in the text has to be drawn by a stand-in. */
export function hasGlyphs(text: string): boolean {
  return (
    /^ | $/.test(text) || [...placesToDraw(text, 0, text.length, true)].some((at) => glyphAt(text, at) !== undefined)
  );
}

function* placesToDraw(text: string, start: number, end: number, isWhole: boolean): Generator<number> {
  const leading = /^ */.exec(text)?.[0].length ?? 0;
  const trailing = isWhole ? text.length - (/ *$/.exec(text.slice(-1000))?.[0].length ?? 0) : text.length;
  for (let at = start; at < Math.min(leading, end); at++) yield at;
  const from = Math.max(start, leading);
  // The window alone: in a text of megabytes the next one may be far behind it.
  for (const { index } of text.slice(from, Math.min(end, trailing)).matchAll(CANDIDATE)) yield from + index;
  for (let at = Math.max(start, trailing, leading); at < end; at++) yield at;
}

/** A run of a value, ready to be drawn. */
export interface DrawnRun {
  readonly run: Run;
  readonly marks: readonly Mark[];
}

/** A value's window as drawn runs. */
export function drawRuns(text: string, runs: readonly Run[], isWhole: boolean): DrawnRun[] {
  return runs.map((run) => ({ run, marks: drawMarks(text, run.start, run.end, isWhole) }));
}
