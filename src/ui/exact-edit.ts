/**
 * A textarea shows every line break as LF: its value is not what was pasted. The real text is kept
 * beside it, and each change of the shown text is carried over to the real one as an edit, so that
 * carriage returns the edit did not touch stay.
 */

/** What a textarea shows for a text (HTML, "API value": CRLF and CR become LF). */
export function displayOf(real: string): string {
  return real.includes('\r') ? real.replace(/\r\n?/g, '\n') : real;
}

/** The real text after the shown one became `next`; `caret` is where the edit ended, which tells equal characters apart. */
export function applyEdit(real: string, next: string, caret: number): string {
  const shown = displayOf(real);
  if (shown === next) return real;
  if (shown === real) return next;
  const suffix = commonSuffix(shown, next, Math.max(0, next.length - caret));
  const prefix = commonPrefix(shown, next, Math.min(caret, shown.length - suffix, next.length - suffix));
  const inserted = next.slice(prefix, next.length - suffix);
  return splice(real, prefix, shown.length - suffix, inserted);
}

/** The real text with shown units [start, end) replaced by a text taken to the character, carriage returns included. */
export function splice(real: string, start: number, end: number, text: string): string {
  const before = real.slice(0, realIndex(real, start));
  const after = real.slice(realIndex(real, end));
  const head = mendedEnd(before, text === '' ? after : text);
  return head + mendedEnd(text, after) + after;
}

/** A lone CR that comes to stand before an LF would melt into one line break with it; it becomes an LF instead, as do those before it. */
function mendedEnd(text: string, next: string): string {
  return next.startsWith('\n') ? text.replace(/\r+$/, (run) => '\n'.repeat(run.length)) : text;
}

/** Where in the real text the shown unit at `index` stands. */
function realIndex(real: string, index: number): number {
  let at = real.indexOf('\r\n');
  let pairs = 0;
  while (at !== -1 && at - pairs < index) {
    pairs++;
    at = real.indexOf('\r\n', at + 2);
  }
  return index + pairs;
}

function commonPrefix(a: string, b: string, limit: number): number {
  let length = 0;
  while (length < limit && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function commonSuffix(a: string, b: string, limit: number): number {
  const most = Math.min(limit, a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
