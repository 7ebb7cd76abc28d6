import type { Json } from '../json/model.ts';
import { byUnit } from '../json/write.ts';
import { UNCOMMON, type Names } from './alteration.ts';
import { DATE } from './date.ts';
import type { Mapping } from './mapped.ts';

// Values of a body that came back otherwise from the types they were read into.

const again: Names = [['body-reserialised-json']];

/** Every value that is no structure, wherever it stands. */
const scalars =
  (map: (json: Json) => Json) =>
  (json: Json): Json => {
    if (json.is === 'array') return { is: 'array', items: json.items.map(scalars(map)) };
    if (json.is !== 'object') return map(json);
    return { is: 'object', members: json.members.map(([key, value]) => [key, scalars(map)(value)]) };
  };

const bit = (json: Json): Json =>
  json.is === 'true' || json.is === 'false' ? { is: 'number', literal: json.is === 'true' ? '1' : '0' } : json;

/** Structs keep their order, the maps in them are written in the order of their names. */
const sorted = (json: Json): Json => {
  if (json.is === 'array') return { is: 'array', items: json.items.map(sorted) };
  if (json.is !== 'object') return json;
  return { is: 'object', members: byUnit(json.members).map(([key, value]) => [key, sorted(value)]) };
};
const innerSorted = (json: Json): Json =>
  json.is === 'object' ? { is: 'object', members: json.members.map(([key, value]) => [key, sorted(value)]) } : json;

/** Texts that are ISO 8601 times, as the alteration of that name prints one. */
function printed(id: string): (json: Json) => Json {
  const { alter } = DATE.find((row) => row.id === `date-${id}`) ?? {};
  if (!alter) throw new Error(`no way to print a date: ${id}`);
  return (json) => (json.is === 'string' ? { is: 'string', text: alter(json.text) ?? json.text } : json);
}

const dated = (id: string, words: string, serialisers: readonly string[]): Mapping => ({
  id: `dates-${id}`,
  names: [['timestamp-format'], ...again, ['body-reserialised-json', 'timestamp-format']],
  says: `parses it, prints its dates ${words}`,
  map: scalars(printed(id)),
  serialisers,
  cost: UNCOMMON,
});

/** Each with the serialisers that print what was so changed: other languages do not have the habit. */
export const VALUES: readonly Mapping[] = [
  {
    id: 'bits',
    names: [...again, ['number-formatting']],
    says: 'parses it, has 1 and 0 for true and false',
    map: scalars(bit),
    serialisers: ['php', 'php-raw', 'js', 'python', 'python-compact'],
    cost: UNCOMMON,
  },
  {
    id: 'inner-maps',
    names: [...again, ['json-key-order']],
    says: 'parses it into a struct, the objects within into maps',
    map: innerSorted,
    serialisers: ['go-struct-float'],
    cost: UNCOMMON,
  },
  dated('js', 'with three decimals (toISOString)', ['js']),
  dated('trimmed', 'without zeros at the end of their fractions', [
    'newtonsoft',
    'stj',
    'go-struct-float',
    'go-struct',
  ]),
  dated('no-fraction', 'without fraction', ['jackson', 'php', 'js']),
  dated('micro', 'with six decimals', ['php', 'php-raw']),
  dated('offset', 'with +00:00 for Z', ['php', 'php-raw', 'python', 'stj']),
  dated('no-fraction-offset', 'without fraction, with +00:00', ['php', 'python', 'python-compact']),
  dated('micro-offset', "as Python's isoformat() does", ['python', 'python-compact']),
];
