import { jsOrder } from './write.ts';
import { jsNumber } from './numbers.ts';
import type { Json } from './model.ts';

// What Node's util.inspect (and console.log) make of a parsed body: lib/internal/util/inspect.js of Node 20.

/** The options of util.inspect that people set. */
export interface InspectOptions {
  /** Objects nested deeper are written as [Object]. */
  readonly depth: number;
  readonly breakLength: number;
  /** How many inner levels may share a line; 0 is `compact: false`. */
  readonly compact: number;
}

/** What Node takes where nobody says otherwise. */
export const INSPECT: InspectOptions = { depth: 2, breakLength: 80, compact: 3 };

interface State extends InspectOptions {
  indentation: number;
  /** Depth of the object that was written last. */
  current: number;
}

/**
 * A parsed body as console.log shows it, without colours: the first 100 items of an array, numbers and the order
 * of members as JavaScript has them.
 */
export function inspect(json: Json, options: InspectOptions = INSPECT): string {
  return value({ ...options, indentation: 0, current: 0 }, json, 0);
}

function value(state: State, json: Json, depth: number): string {
  if (json.is === 'string') return text(state, json.text);
  if (json.is === 'number') return jsNumber(json.literal);
  if (json.is !== 'object' && json.is !== 'array') return json.is;
  const isArray = json.is === 'array';
  const count = isArray ? json.items.length : json.members.length;
  if (count === 0) return isArray ? '[]' : '{}';
  if (depth > state.depth) return isArray ? '[Array]' : '[Object]';
  state.current = depth + 1;
  state.indentation += 2;
  const parts = isArray
    ? json.items.slice(0, MOST).map((item) => value(state, item, depth + 1))
    : jsOrder(json.members).map(([name, member]) => `${key(name)}: ${value(state, member, depth + 1)}`);
  if (isArray && count > MOST) parts.push(`... ${count - MOST} more item${count - MOST > 1 ? 's' : ''}`);
  state.indentation -= 2;
  const lines = isArray && state.compact > 0 && parts.length > 6 ? grouped(state, parts, json.items) : parts;
  return laid(state, { lines, isGrouped: lines.length !== parts.length, depth: depth + 1, isArray });
}

const MOST = 100;

interface Parts {
  readonly lines: readonly string[];
  readonly isGrouped: boolean;
  readonly depth: number;
  readonly isArray: boolean;
}

/** On one line where that is short enough, else one part a line. */
function laid(state: State, { lines, isGrouped, depth, isArray }: Parts): string {
  const [open, close] = isArray ? ['[', ']'] : ['{', '}'];
  if (!isGrouped && state.current - depth < state.compact) {
    const start = lines.length + state.indentation + 1 + 10;
    const length = lines.reduce((sum, line) => sum + line.length, lines.length + start);
    const joined = lines.join(', ');
    if (length <= state.breakLength && !joined.includes('\n')) return `${open} ${joined} ${close}`;
  }
  const indent = `\n${' '.repeat(state.indentation)}`;
  return `${open}${indent}  ${lines.join(`,${indent}  `)}${indent}${close}`;
}

/** Arrays of more than six items in columns. */
function grouped(state: State, parts: readonly string[], items: readonly Json[]): readonly string[] {
  const isCut = items.length > MOST;
  const shown = isCut ? parts.slice(0, -1) : parts;
  const lengths = shown.map((part) => part.length);
  const total = lengths.reduce((sum, length) => sum + length + 2, 0);
  const longest = Math.max(...lengths);
  const widest = longest + 2;
  if (widest * 3 + state.indentation >= state.breakLength || (total / widest <= 5 && longest > 6)) return parts;
  const biased = Math.max(widest - 3 - Math.sqrt(widest - total / parts.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biased * shown.length) / biased),
    Math.floor((state.breakLength - state.indentation) / widest),
    state.compact * 4,
    15,
  );
  if (columns <= 1) return parts;
  const widths = [...Array(columns).keys()].map(
    (column) => Math.max(0, ...lengths.filter((_, i) => i % columns === column)) + 2,
  );
  const isNumbers = items.every(({ is }) => is === 'number');
  const rows: string[] = [];
  for (let i = 0; i < shown.length; i += columns) rows.push(rowOf(shown.slice(i, i + columns), widths, isNumbers));
  return isCut ? [...rows, parts.at(-1) ?? ''] : rows;
}

function rowOf(row: readonly string[], widths: readonly number[], isNumbers: boolean): string {
  return row
    .map((part, i) => {
      const width = widths[i] ?? 0;
      const isLast = i === row.length - 1;
      if (isNumbers) return isLast ? part.padStart(width - 2) : `${part}, `.padStart(width);
      return isLast ? part : `${part}, `.padEnd(width);
    })
    .join('');
}

const key = (name: string): string => (/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(name) ? name : quoted(name));

/** Long texts are broken after their line feeds. */
function text({ breakLength, indentation, compact }: State, content: string): string {
  const isLong = content.length > 16 && content.length > breakLength - indentation - 4;
  if (!isLong || compact < 0) return quoted(content);
  return content
    .split(/(?<=\n)/)
    .map(quoted)
    .join(` +\n${' '.repeat(indentation + 2)}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

/** Single quotes, unless there are some inside and none of the others. */
function quoted(content: string): string {
  const quote = !content.includes("'") ? "'" : !content.includes('"') ? '"' : /`|\$\{/.test(content) ? "'" : '`';
  const body = content.replaceAll(/[\0-\u001f'\\\u007f-\u009f]/g, (char) => {
    if (char === "'") return quote === "'" ? String.raw`\'` : char;
    return ESCAPES[char] ?? String.raw`\x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return quote + body + quote;
}
