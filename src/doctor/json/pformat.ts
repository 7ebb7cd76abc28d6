import type { Json } from './model.ts';
import { pythonRepr, pythonText } from './shown.ts';
import { byUnit } from './write.ts';

// What Python's pprint makes of a parsed body: Lib/pprint.py of Python 3.11.

interface Options {
  readonly width: number;
  readonly indent: number;
  readonly isSorted: boolean;
}

/** Where a value stands: columns used before it, columns wanted after it. */
interface Place {
  readonly at: number;
  readonly after: number;
  readonly level: number;
}

/** pprint.pformat(body, indent, width, sort_dicts=isSorted). */
export function pformat(json: Json, options: Partial<Options> = {}): string {
  const all = { width: 80, indent: 1, isSorted: true, ...options };
  return format(all.isSorted ? sorted(json) : json, { at: 0, after: 0, level: 0 }, all);
}

function sorted(json: Json): Json {
  if (json.is === 'array') return { is: 'array', items: json.items.map(sorted) };
  if (json.is !== 'object') return json;
  return { is: 'object', members: byUnit(json.members).map(([name, value]) => [name, sorted(value)]) };
}

const lengthOf = (text: string): number => Array.from(text).length;

function format(json: Json, place: Place, options: Options): string {
  const whole = pythonText(json);
  if (lengthOf(whole) <= options.width - place.at - place.after) return whole;
  const inner = { ...place, level: place.level + 1 };
  if (json.is === 'string') return brokenText(json.text, inner, options);
  if (json.is !== 'object' && json.is !== 'array') return whole;
  const at = place.at + options.indent;
  const extra = ' '.repeat(options.indent - 1);
  const last = (json.is === 'object' ? json.members : json.items).length - 1;
  const after = (i: number): number => (i === last ? place.after + 1 : 1);
  const between = `,\n${' '.repeat(at)}`;
  if (json.is === 'array') {
    const items = json.items.map((item, i) => format(item, { at, after: after(i), level: inner.level }, options));
    return `[${extra}${items.join(between)}]`;
  }
  const members = json.members.map(([name, value], i) => {
    const key = pythonRepr(name);
    return `${key}: ${format(value, { at: at + lengthOf(key) + 2, after: after(i), level: inner.level }, options)}`;
  });
  return `{${extra}${members.join(between)}}`;
}

/** A long text as several, one a line, broken at blanks. */
function brokenText(text: string, { at, after, level }: Place, { width }: Options): string {
  if (text === '') return pythonRepr(text);
  const isOuter = level === 1;
  const [start, spare] = isOuter ? [at + 1, after + 1] : [at, after];
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [text];
  const chunks = lines.flatMap((line, i) => {
    const isLast = i === lines.length - 1;
    const room = width - start - (isLast ? spare : 0);
    return lengthOf(pythonRepr(line)) <= room ? [line] : words(line, width - start, isLast ? spare : 0);
  });
  const body = chunks.map(pythonRepr).join(`\n${' '.repeat(start)}`);
  return isOuter && chunks.length > 1 ? `(${body})` : body;
}

function words(line: string, room: number, spare: number): string[] {
  const parts = (line.match(/\S*\s*/g) ?? []).filter((part) => part !== '');
  const chunks: string[] = [];
  let current = '';
  parts.forEach((part, i) => {
    const fits = room - (i === parts.length - 1 ? spare : 0);
    if (lengthOf(pythonRepr(current + part)) <= fits) current += part;
    else {
      if (current !== '') chunks.push(current);
      current = part;
    }
  });
  return current === '' ? chunks : [...chunks, current];
}
