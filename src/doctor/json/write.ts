import { encodeHex } from '../../core/bytes/hex.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import type { Json, Member } from './model.ts';
import type { NumberPrinter } from './numbers.ts';
import type { StringWriter } from './strings.ts';

/** How a serialiser lays a value out. */
export interface Layout {
  readonly comma: string;
  readonly colon: string;
  /** One level of indentation; absent: everything on one line. */
  readonly indent?: string;
  readonly newline?: string;
  /** Arrays stay on one line with these inside the brackets (Jackson's pretty printer). */
  readonly inlineArrays?: string;
  /** What an empty object is written as (`{ }` by Jackson). */
  readonly emptyObject?: string;
  /** Objects were read as PHP's arrays: one whose names count from 0, or that has none, is a list. */
  readonly phpArrays?: true;
  readonly emptyArray?: string;
  /** Empty objects and arrays are broken into lines too (Ruby's json before 2.8). */
  readonly emptyLines?: true;
  /** Arrays are written as objects with their indexes for names (JSON_FORCE_OBJECT). */
  readonly indexed?: true;
  /** After the whole. */
  readonly end?: string;
}

export interface Serialiser {
  readonly string: StringWriter;
  readonly number: NumberPrinter;
  readonly layout: Layout;
  readonly order?: (members: readonly Member[]) => readonly Member[];
  /** Set when only the outermost members are put into that order. */
  readonly shallow?: true;
}

/** As JSON.stringify lays out: no white space at all. */
export const COMPACT: Layout = { comma: ',', colon: ':' };
/** As Python's json.dumps lays out by default: a space after each comma and colon, on one line. */
export const SPACED: Layout = { comma: ', ', colon: ': ' };
/** One member a line, `indent` once a level, a space after the colon; empty structures stay `{}` and `[]`. */
export const indented = (indent: string, newline = '\n'): Layout => ({ comma: ',', colon: ': ', indent, newline });

/** What PHP makes of objects that it has read as arrays. */
export const PHP_ARRAYS: Layout = { ...COMPACT, phpArrays: true };
/** Jackson's DefaultPrettyPrinter: a space on both sides of the colon, arrays on one line. */
export const JACKSON_PRETTY: Layout = {
  ...indented('  '),
  colon: ' : ',
  inlineArrays: ' ',
  emptyObject: '{ }',
  emptyArray: '[ ]',
};

/** The value as the serialiser writes it. */
export function writeJson(json: Json, serialiser: Serialiser, depth = 0): string {
  const { end } = serialiser.layout;
  if (depth === 0 && end !== undefined) return writeValue(json, serialiser, 0) + end;
  return writeValue(json, serialiser, depth);
}

function writeValue(json: Json, serialiser: Serialiser, depth: number): string {
  switch (json.is) {
    case 'string':
      return serialiser.string(json.text);
    case 'number':
      return serialiser.number(json.literal);
    case 'array': {
      if (serialiser.layout.indexed) return writeJson(withIndexes(json.items), serialiser, depth);
      if (json.items.length === 0)
        return emptied('[', ']', serialiser.layout, depth) ?? serialiser.layout.emptyArray ?? '[]';
      const { inlineArrays } = serialiser.layout;
      // An array on one line is no level of its own: objects in it are indented as those beside it.
      const inner = inlineArrays === undefined ? depth + 1 : depth;
      const items = json.items.map((item) => writeValue(item, serialiser, inner));
      return inlineArrays === undefined
        ? block('[', items, ']', serialiser.layout, depth)
        : `[${inlineArrays}${items.join(`,${inlineArrays}`)}${inlineArrays}]`;
    }
    case 'object': {
      const order = serialiser.shallow && depth > 0 ? undefined : serialiser.order;
      const members = order ? order(json.members) : json.members;
      if (serialiser.layout.phpArrays && members.every(([name], i) => name === String(i)))
        return writeValue({ is: 'array', items: members.map(([, value]) => value) }, serialiser, depth);
      if (members.length === 0)
        return emptied('{', '}', serialiser.layout, depth) ?? serialiser.layout.emptyObject ?? '{}';
      const written = members.map(
        ([name, value]) =>
          `${serialiser.string(name)}${serialiser.layout.colon}${writeJson(value, serialiser, depth + 1)}`,
      );
      return block('{', written, '}', serialiser.layout, depth);
    }
    default:
      return json.is;
  }
}

function withIndexes(items: readonly Json[]): Json {
  return { is: 'object', members: items.map((item, i) => [String(i), item]) };
}

function emptied(open: string, close: string, layout: Layout, depth: number): string | undefined {
  const { indent, newline = '\n', emptyLines } = layout;
  if (indent === undefined || !emptyLines) return undefined;
  return `${open}${newline}${open === '[' ? newline : ''}${indent.repeat(depth)}${close}`;
}

function block(open: string, parts: readonly string[], close: string, layout: Layout, depth: number): string {
  const { indent, newline = '\n', comma } = layout;
  if (indent === undefined) return `${open}${parts.join(comma)}${close}`;
  const inside = newline + indent.repeat(depth + 1);
  return `${open}${inside}${parts.join(comma + inside)}${newline}${indent.repeat(depth)}${close}`;
}

/** Names by UTF-16 unit (JavaScript's sort). */
export const byUnit = (members: readonly Member[]): Member[] =>
  members.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** PostgreSQL's jsonb: shorter names first, and those of one length by their bytes. */
export const byLength = (members: readonly Member[]): Member[] => {
  const keyed = members.map((member) => [encodeHex(encodeUtf8(member[0])), member] as const);
  return keyed.toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)).map(([, member]) => member);
};

/** Integer-like names first, in rising order: what every JavaScript object does (ECMA-262 OrdinaryOwnPropertyKeys). */
export const jsOrder = (members: readonly Member[]): readonly Member[] => {
  const isIndex = (name: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(name) && Number(name) < 2 ** 32 - 1;
  if (!members.some(([name]) => isIndex(name))) return members;
  const indexes = members.filter(([name]) => isIndex(name)).toSorted(([a], [b]) => Number(a) - Number(b));
  return [...indexes, ...members.filter(([name]) => !isIndex(name))];
};

/** JavaScript's object after a sort of its entries: integer-like names still come first. */
export const jsSorted = (members: readonly Member[]): readonly Member[] => jsOrder(byUnit(members));

/** PHP's ksort: integer keys by value, before texts. */
export const phpSorted = (members: readonly Member[]): Member[] => {
  const isIndex = (name: string): boolean => /^(?:0|-?[1-9]\d{0,17})$/.test(name);
  const indexes = members.filter(([name]) => isIndex(name)).toSorted(([a], [b]) => Number(a) - Number(b));
  return [...indexes, ...byUnit(members.filter(([name]) => !isIndex(name)))];
};
