import { clockText } from '../../core/scheme/time-words.ts';
import { cards } from '../../schemes/registry.ts';
import { summaryOf, type Row } from './rows.ts';

const NAMES: ReadonlyMap<string, string> = new Map(cards.map(({ id, name }) => [id, name]));

/** What people call the scheme of that id. */
export const schemeName = (id: string): string => NAMES.get(id) ?? id;

/** Which exchange it is, so that two of one second are told apart: `exchange 2, 09:30:00`. The sandbox numbers what reached it. */
function exchangeName(row: Row): string {
  const time = clockText(summaryOf(row).time).slice(11);
  return row.id > 0 ? `exchange ${row.id}, ${time}` : `a request without an answer, ${time}`;
}

/** What a menu says of an exchange: its name, and what became of it. */
export function optionLabel(row: Row): string {
  const { method, target, code } = summaryOf(row);
  const name = exchangeName(row);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} · ${method} ${target.slice(0, 30)} · ${code}`;
}

/** The names of two texts that stand above each other: one of the exchange that is open, and one of another. */
export function comparedNames(open: Row, other: Row): readonly [string, string] {
  return [`this one (${exchangeName(open)})`, exchangeName(other)];
}
