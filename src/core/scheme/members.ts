import { Exact } from '../json/exact.ts';
import { ownOf } from '../own.ts';

type Row = Readonly<Record<string, unknown>>;

/** A member that is a string, or the literal of a number; undefined for anything else and for what is inherited. */
export function textMember(row: Row, name: string): string | undefined {
  const value = ownOf(row, name);
  if (typeof value === 'string') return value;
  if (value instanceof Exact) return value.literal;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A number, or its decimal text, of at most 15 digits before the point and 6 after it; undefined for anything else. */
export function numberMember(row: Row, name: string): number | undefined {
  const value = ownOf(row, name);
  const text = value instanceof Exact ? String(Number(value.literal)) : textMember(row, name);
  return typeof text === 'string' && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}

/** A member that is an object; an object of nothing where it is anything else, or not there. */
export function rowMember(row: Row, name: string): Row {
  const value = ownOf(row, name);
  const isRow = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Exact);
  return isRow ? (value as Row) : {};
}

/**
 * `numberMember` as it was sent: `2600.00` stays `2600.00`. Text that JSON would not take for a number is written
 * anew.
 */
export function literalMember(row: Row, name: string): string | undefined {
  const value = numberMember(row, name);
  if (value === undefined) return undefined;
  const text = textMember(row, name) ?? '';
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? text : String(value);
}
