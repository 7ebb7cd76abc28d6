import { concat, join, percentEncode, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { camelName, plainField, snakeName } from './json/go-values.ts';
import { fieldOf, isNumeric, isSecretPart, nameOf, type PartList } from './parts.ts';

// The parts with names before them, which nobody asked for: the habit of other vendors.

/** What people call a part, by what the vendor calls it. */
const ALIASES: readonly (readonly [pattern: RegExp, names: readonly string[]])[] = [
  [/(?:^|[-_])t(?:s|ime|imestamp)?$|time|CreatedAt/i, ['ts', 'timestamp', 'time', 't', 'nonce', 'date']],
  [/mail/i, ['email', 'user', 'login', 'mail', 'username', 'e']],
  [/^id$/i, ['id', 'merchant_id', 'pos', 'pos_id', 'merchantId', 'point']],
  [/token/i, ['token', 'secret', 'key', 'secretToken']],
  [/^key$/i, ['key', 'nonce', 'timestamp', 'ts']],
  [/privateKey/, ['privateKey', 'key', 'secret', 'private_key']],
];
/** Not more ways to name the parts than this. */
const MOST = 24;

/** The writings that are looked for with every alias; names in one style have all of them. */
const EVERYDAY: ReadonlySet<string> = new Set([
  'query',
  'lines',
  'lines-end',
  'lines-equals',
  'commas',
  'commas-colon',
  'semicolons',
  'bare',
  'json-compact',
  'json-compact-numbers',
  'json-spaced',
  'json-spaced-numbers',
]);

/** A part under a name. */
export interface Part {
  readonly part: Expr<'text'>;
  readonly name: string;
  /** All parts are named in one style: the vendor's, or one made from it. */
  readonly isStyle: boolean;
}

/** What vendors' samples call the time; the header that it is sent in is no name for a variable. */
const CLOCK = /[-_]ts$/i;
const CLOCKS: readonly string[] = ['time', 'unix_time', 'ts', 'timestamp'];

/** What programs call the variables of the parts: in the vendor's words, in the styles of languages, by aliases. */
export function variableNames(parts: readonly Expr<'text'>[]): string[][] {
  const own = parts.map((part) => (part.op === 'literal' ? '' : nameOf(part)));
  const styled = [own, ...[camelName, snakeName].map((style) => own.map((name) => (name === '' ? '' : style(name))))];
  const clocks = CLOCKS.map((word) => own.map((name) => (CLOCK.test(name) ? word : camelName(name))));
  const named = own.every((name) => name !== '') && own.length < 4 ? [...clocks, ...aliased(own)] : [];
  return [...new Map([...styled, ...named].map((names) => [names.join('\0'), names])).values()];
}

/** Each part by one of its aliases: the first of each list first. */
function aliased(names: readonly string[]): string[][] {
  const aliases = names.map((name) => ALIASES.find(([pattern]) => pattern.test(name))?.[1] ?? [name]);
  if (names.length > 3) return [aliases.map(([first = '']) => first)];
  return aliases
    .reduce<{ readonly names: readonly string[]; readonly rank: number }[]>(
      (made, list) =>
        made.flatMap((before) => list.map((name, i) => ({ names: [...before.names, name], rank: before.rank + i }))),
      [{ names: [], rank: 0 }],
    )
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map((one) => [...one.names]);
}

/** The parts as a list of names in one style, or with aliases. */
export function namings(parts: readonly Expr<'text'>[]): (readonly Part[])[] {
  const own = parts.map(nameOf);
  const lower = (name: string): string => name.toLowerCase();
  const all = [own, ...[lower, camelName, snakeName, plainField].map((style) => own.map(style)), ...aliased(own)];
  const unique = new Map(all.map((names, i) => [names.join('\0'), { names, isStyle: i < 5 }] as const).toReversed());
  return [...unique.values()]
    .toReversed()
    .map(({ names, isStyle }) => parts.map((part, i) => ({ part, name: names[i] ?? '', isStyle })));
}

type Write = readonly [id: string, words: string, write: (list: readonly Part[]) => Expr<'text'>];
const pairs =
  (between: string, after: string, value: (part: Expr<'text'>) => Expr<'text'> = (part) => part) =>
  (list: readonly Part[]): Expr<'text'> =>
    join(after, ...list.map(({ part, name }) => concat(`${name}${between}`, value(part))));
const quoted = (part: Expr<'text'>): Expr<'text'> => concat('"', part, '"');

const WRITES: readonly Write[] = [
  ['query', 'name=value with & between', pairs('=', '&')],
  ['query-encoded', 'name=value, percent-encoded, with & between', pairs('=', '&', percentEncode)],
  ['lines', 'name: value, a line each', pairs(': ', '\n')],
  ['lines-end', 'name: value and a line feed', (list) => concat(pairs(': ', '\n')(list), '\n')],
  ['lines-tight', 'name:value, a line each', pairs(':', '\n')],
  ['lines-equals', 'name=value, a line each', pairs('=', '\n')],
  ['lines-equals-end', 'name=value and a line feed', (list) => concat(pairs('=', '\n')(list), '\n')],
  ['commas', 'name=value with commas between', pairs('=', ',')],
  ['commas-colon', 'name:value with commas between', pairs(':', ',')],
  ['semicolons', 'name=value with ; between', pairs('=', ';')],
  ['bars', 'name=value with | between', pairs('=', '|')],
  ['bare', 'each name and value with nothing between', pairs('', '')],
  ['equals', 'name=value with nothing between', pairs('=', '')],
  ['header', 'name="value" with commas between, as in a header', pairs('=', ', ', quoted)],
];

function jsons(isNumber: (part: Expr<'text'>) => boolean): Write[] {
  return [
    [',', ':', 'compact'],
    [', ', ': ', 'spaced'],
  ].flatMap(([comma = '', colon = '', layout = '']) =>
    [false, true].map((numbers): Write => [
      `json-${layout}${numbers ? '-numbers' : ''}`,
      `JSON${layout === 'spaced' ? ' with spaces' : ''}`,
      (list) =>
        concat(
          '{',
          join(
            comma,
            ...list.map(({ part, name }) =>
              concat(`"${name}"${colon}`, numbers && isNumber(part) ? part : quoted(part)),
            ),
          ),
          '}',
        ),
    ]),
  );
}

/** str() of a dict, numbers bare. */
const dict = (isNumber: (part: Expr<'text'>) => boolean): Write => [
  'dict',
  "Python's str() of a dict",
  (list) =>
    concat(
      '{',
      join(
        ', ',
        ...list.map(({ part, name }) => concat(`'${name}': `, isNumber(part) ? part : concat("'", part, "'"))),
      ),
      '}',
    ),
];

/** What stands round the parts: nothing, or the secret that has no name. */
type Around = readonly [tag: string, words: string, around: (text: Expr<'text'>) => Expr<'text'>];

const NOTHING: Around = ['all', '', (text) => text];
const withSecret = (secret: Expr<'text'>): readonly Around[] => [
  ['after', ' and the secret after them', (text) => concat(text, secret)],
  ['before', ' and the secret before them', (text) => concat(secret, text)],
  ['both', ' between two times the secret', (text) => concat(secret, text, secret)],
  ['key', ' and &key= with the secret after them', (text) => concat(text, '&key=', secret)],
  ['semicolon', ' and ; with the secret after them', (text) => concat(text, ';', secret)],
];

/** The parts as name and value in every common writing, in their order or in that of the names; a secret also bare at an end. */
export function namedParts(own: PartList, fields: readonly FieldDef[]): Hypothesis[] {
  const named = own.parts.filter((part) => part.op !== 'literal');
  if (named.length < 2 || named.length > 8) return [];
  const secret = named.find((part) => isSecretPart(part, fields));
  const others = named.filter((part) => part !== secret);
  const isNumber = (part: Expr): boolean => isNumeric(fieldOf(part, fields));
  const writes = [...WRITES, ...jsons(isNumber), dict(isNumber)];
  const whole = namings(named)
    .flatMap(ordered)
    .flatMap((list) =>
      writes
        .filter(([id]) => list[0]?.isStyle === true || EVERYDAY.has(id))
        .map((write) => written(own, list, write, NOTHING)),
    );
  const lists = unnamed({ ...own, parts: named }, isNumber);
  if (!secret || others.length < 2) return [...whole, ...lists];
  const bare = writes.filter(([id]) => BARE.test(id));
  const apart = namings(others)
    .filter(([first]) => first?.isStyle === true)
    .flatMap(ordered)
    .flatMap((list) => bare.flatMap((write) => withSecret(secret).map((around) => written(own, list, write, around))));
  return [...whole, ...lists, ...apart];
}

/** The writings that people put a secret beside. */
const BARE = /^(?:query|bare|equals|semicolons|json-compact)/;

/** As they stand, and in the order of their names; of two, the other way round. */
export function ordered(list: readonly Part[]): (readonly Part[])[] {
  const sorted = list.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (sorted.some(({ name }, i) => name !== list[i]?.name)) return [list, sorted];
  return list.length === 2 ? [list, list.toReversed()] : [list];
}

function written(
  { whose, make }: PartList,
  list: readonly Part[],
  [id, words, write]: Write,
  [tag, more, around]: Around,
): Hypothesis {
  const names = list.map(({ name }) => name);
  return make(
    'signed-set-differs-from-sent',
    `name-${id}-${tag}-${names.join('-')}`,
    `writes the parts${whose} as ${words}${more}: ${names.join(', ')}`,
    around(write(list)),
    UNCOMMON,
    [['form-vs-json']],
    { id: `list/${tag === 'all' ? id : `${id}-${tag}`}`, names: list.map(({ part }) => nameOf(part)), labels: names },
  );
}

/** The values alone as a list, texts in quotes and numbers bare. */
function unnamed({ parts, whose, make }: PartList, isNumber: (part: Expr) => boolean): Hypothesis[] {
  const bare = (quote: string): Expr<'text'>[] =>
    parts.map((part) => (isNumber(part) ? part : concat(quote, part, quote)));
  const shown = (id: string, says: string, expr: Expr): Hypothesis =>
    make('body-object-to-string', `bare-${id}`, says, expr, UNCOMMON, [['missing-separator']]);
  const array = `signs the parts${whose} as a JSON array, numbers without quotes`;
  return [
    shown('json', array, concat('[', join(',', ...bare('"')), ']')),
    shown('json-spaced', array, concat('[', join(', ', ...bare('"')), ']')),
    shown('python', `signs str() of a list of the parts${whose}`, concat('[', join(', ', ...bare("'")), ']')),
    shown('tuple', `signs str() of a tuple of the parts${whose}`, concat('(', join(', ', ...bare("'")), ')')),
    shown('array', `signs the parts${whose} in square brackets with commas`, concat('[', join(',', ...parts), ']')),
  ];
}
