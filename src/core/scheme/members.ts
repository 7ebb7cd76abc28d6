import { memberOf, scanJson } from '../json/scan.ts';

type Row = Readonly<Record<string, unknown>>;

/** A member that is a string, or a number as text; undefined for anything else and for what is inherited. */
export function textMember(row: Row, name: string): string | undefined {
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A member that is a finite number, or the decimal text of one. */
export function numberMember(row: Row, name: string): number | undefined {
  const text = textMember(row, name);
  return text !== undefined && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}

/** A member that is an object. */
export function rowMember(row: Row, name: string): Row {
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
}

/** The literal of a top-level member as it stands in the raw JSON: `2600.00` stays `2600.00`. */
export function literalMember(json: string, name: string): string | undefined {
  const scan = scanJson(json);
  const member = scan.ok ? memberOf(scan.root, name) : undefined;
  return member && json.slice(member.value.start, member.value.end);
}
