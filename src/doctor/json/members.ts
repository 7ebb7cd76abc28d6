import type { Json } from './model.ts';
import { jqNumber, jsNumber, phpPlain, rawNumber } from './numbers.ts';
import * as shown from './shown.ts';
import { STRINGS } from './strings.ts';
import { byUnit, COMPACT, jsOrder, PHP_ARRAYS, writeJson, type Serialiser } from './write.ts';

// The members of a body put one after the other by hand, as each language turns values into text.

/** A value as text; `null` is left to each. */
type Scalar = (value: Json) => string;

const writer = (string: Serialiser['string'], number: Serialiser['number'], layout = COMPACT): Scalar => {
  const serialiser: Serialiser = { string, number, layout };
  return (value) => writeJson(value, serialiser);
};
const raw = writer(STRINGS.raw, rawNumber);
const isNested = (value: Json): boolean => value.is === 'object' || value.is === 'array';
/** Nested values by one writer, single ones by another. */
const nested =
  (inner: Scalar, scalar: Scalar): Scalar =>
  (value) =>
    isNested(value) ? inner(value) : scalar(value);
const text =
  (others: Scalar): Scalar =>
  (value) =>
    value.is === 'string' ? value.text : others(value);
const nothing =
  (others: Scalar): Scalar =>
  (value) =>
    value.is === 'null' ? '' : others(value);
const net = (value: Json): string => {
  if (value.is === 'null') return '';
  return value.is === 'true' || value.is === 'false'
    ? `${value.is.slice(0, 1).toUpperCase()}${value.is.slice(1)}`
    : raw(value);
};

/** How each language prints a member's value on its own; `words` complete "signs the values of its members …". */
export const SCALARS: readonly (readonly [id: string, words: string, scalar: Scalar])[] = [
  ['raw', 'as they stand in it', text(raw)],
  ['js', 'as JavaScript prints them', shown.scalarText],
  ['js-join', 'as JavaScript joins them', nothing(shown.scalarText)],
  ['js-json', 'with JSON.stringify of nested ones', nested(writer(STRINGS.js, jsNumber), shown.scalarText)],
  ['python', 'as Python prints them', shown.pythonScalar],
  ['php', 'as PHP prints them', shown.phpText],
  ['php-json', 'with json_encode of nested ones', nested(writer(STRINGS.php, phpPlain, PHP_ARRAYS), shown.phpText)],
  [
    'php-json-raw',
    'with json_encode and the UNESCAPED flags of nested ones',
    nested(writer(STRINGS.phpUnescapedBoth, phpPlain, PHP_ARRAYS), shown.phpText),
  ],
  ['ruby', 'as Ruby prints them', text(nothing(shown.rubyText))],
  ['go', 'as Go prints them', text(shown.goText)],
  ['java', 'as Java prints them after Jackson', text(shown.jacksonText)],
  ['gson', 'as Java prints them after Gson', text(shown.gsonText)],
  ['net', 'as C# prints them', text(net)],
  ['jq', 'as jq prints them', text(writer(STRINGS.raw, jqNumber))],
];

/** The order of the members: as JavaScript has it (names that are whole numbers first), or by UTF-16 units. */
export const ORDERS: readonly (readonly [id: string, words: string, sorted: boolean])[] = [
  ['', '', false],
  ['-sorted', ' in the order of their names', true],
];

/** The members' names and values as text; undefined for what is no object or a large one. */
export function membersOf(json: Json, scalar: Scalar, sorted: boolean): [string, string][] | undefined {
  if (json.is !== 'object' || json.members.length > 60) return undefined;
  return (sorted ? byUnit(json.members) : jsOrder(json.members)).map(([name, value]) => [name, scalar(value)]);
}
