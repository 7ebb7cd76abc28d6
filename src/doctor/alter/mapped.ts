import { asObject } from '../json/as-js.ts';
import { camelName, goField, plainField, snakeName } from '../json/go-values.ts';
import { withoutMembers, type Json } from '../json/model.ts';
import { jsNumber, phpPlain, pythonNumber, rawNumber } from '../json/numbers.ts';
import { serialiserOf } from '../json/serialisers.ts';
import * as shown from '../json/shown.ts';
import { writeJson } from '../json/write.ts';
import { row, STAGE, UNCOMMON, type Alteration, type Names } from './alteration.ts';
import {
  hashed,
  inside,
  isBlank,
  isFalsy,
  isNull,
  isStructure,
  list,
  outerHashed,
  outerQuoted,
  outerRenamed,
  pair,
  quoted,
  renamed,
  sortedPairs,
} from './json-maps.ts';
import { VALUES } from './mapped-values.ts';

// A parsed body that became another value before it was written again: by a class, a map or a filter.

export interface Mapping {
  readonly id: string;
  readonly names: Names;
  /** Completing "… and writes it again as … does". */
  readonly says: string;
  readonly map: (json: Json) => Json | undefined;
  readonly serialisers: readonly string[];
  readonly cost: number;
}

const TYPED = [
  'js',
  'python',
  'python-compact',
  'stj',
  'newtonsoft',
  'jackson',
  'gson',
  'go-struct',
  'go-struct-float',
  'ruby',
];
const BOUND = [
  'stj',
  'newtonsoft',
  'jackson',
  'gson',
  'gson-object',
  'gson-nohtml',
  'gson-object-nohtml',
  'gson-pretty',
  'newtonsoft-pretty',
  'newtonsoft-pretty-crlf',
  'stj-pretty',
  'stj-pretty-crlf',
  'jackson-pretty',
  'go-struct',
  'go',
  'ruby',
  'python',
  'js',
];
const again: Names = [['body-reserialised-json']];

const number =
  (printer: (literal: string) => string) =>
  (json: Json): string =>
    json.is === 'number' ? printer(json.literal) : shown.scalarText(json);

const dropping = (id: string, words: string, drops: (json: Json) => boolean): Mapping => ({
  id,
  names: [['empty-field-dropped'], ...again],
  says: `parses it, drops members that are ${words}`,
  map: (json) => withoutMembers(json, drops),
  serialisers: BOUND,
  cost: UNCOMMON,
});
const naming = (id: string, words: string, map: Mapping['map']): Mapping => ({
  id,
  names: [['key-name-case'], ...again],
  says: `parses it, has its members named in ${words}`,
  map,
  serialisers: TYPED,
  cost: UNCOMMON + 0.01,
});
const changing = (
  id: string,
  names: Names,
  says: string,
  map: Mapping['map'],
  serialisers: readonly string[],
): Mapping => ({
  id,
  names,
  says: `parses it, ${says}`,
  map,
  serialisers,
  cost: UNCOMMON,
});
const emptied =
  (from: (json: Json) => boolean, to: Json) =>
  (json: Json): Json =>
    from(json) ? to : inside(json, emptied(from, to));
const isEmptyText = (json: Json): boolean => json.is === 'string' && json.text === '';
const trimmed = (json: Json): Json =>
  json.is === 'string'
    ? { is: 'string', text: json.text.replaceAll(/^[\s\u200b\u200e]+|(?<![\s\u200b\u200e])[\s\u200b\u200e]+$/g, '') }
    : inside(json, trimmed);
const LARAVEL: Names = [['framework-parsed-body'], ...again, ['body-reserialised-json', 'field-trimmed']];
const JSON_ENCODES = ['php', 'php-raw', 'php-slashes', 'php-unicode'];
const BLANKS: Names = [...again, ['literal-undefined'], ['empty-field-added'], ['empty-field-dropped']];
const TEXTS: Names = [['number-formatting'], ...again];
const LISTS: Names = [...again, ['body-object-to-string'], ['signed-set-differs-from-sent']];

const MAPPINGS: readonly Mapping[] = [
  dropping('no-null', 'null', isNull),
  dropping('no-blank', 'null or empty', isBlank),
  dropping('no-falsy', 'empty, zero or false', isFalsy),
  changing('empty-null', BLANKS, 'has null for each empty string', emptied(isEmptyText, { is: 'null' }), BOUND),
  changing('laravel-trimmed', LARAVEL, 'has white space round its texts trimmed (TrimStrings)', trimmed, JSON_ENCODES),
  changing(
    'laravel-null',
    LARAVEL.slice(0, 2),
    'has null for each empty string (ConvertEmptyStringsToNull)',
    emptied(isEmptyText, { is: 'null' }),
    JSON_ENCODES,
  ),
  changing(
    'laravel',
    LARAVEL,
    'has its texts trimmed, and null for the empty ones (TrimStrings, ConvertEmptyStringsToNull)',
    (json) => emptied(isEmptyText, { is: 'null' })(trimmed(json)),
    JSON_ENCODES,
  ),
  changing(
    'null-empty',
    BLANKS,
    'has an empty string for each null',
    emptied(isNull, { is: 'string', text: '' }),
    BOUND,
  ),
  naming('pascal', 'PascalCase', renamed(plainField)),
  naming('camel', 'camelCase', renamed(camelName)),
  naming('snake', 'snake_case', renamed(snakeName)),
  naming('go-names', 'the way of Go (no json tags)', renamed(goField)),
  naming('outer-camel', 'camelCase (the outermost only)', outerRenamed(camelName)),
  naming('outer-snake', 'snake_case (the outermost only)', outerRenamed(snakeName)),
  {
    id: 'hashed',
    names: [...again, ['json-key-order']],
    says: 'parses it, keeps it in a HashMap, which has an order of its own',
    map: hashed,
    serialisers: ['org-json', 'jackson', 'gson', 'gson-object'],
    cost: 2,
  },
  {
    id: 'outer-hashed',
    names: [...again, ['json-key-order']],
    says: 'parses it, puts its members into a HashMap, which has an order of its own',
    map: outerHashed,
    serialisers: ['jackson', 'gson', 'gson-object', 'gson-nohtml'],
    cost: UNCOMMON,
  },
  {
    ...dropping('hashed-no-null', 'null', isNull),
    says: 'parses it into a HashMap, which has an order of its own and loses null members',
    map: (json) => withoutMembers(outerHashed(json), isNull),
    serialisers: ['gson-object', 'gson'],
  },
  changing(
    'texts-js',
    TEXTS,
    'makes every value a text',
    quoted(number(jsNumber), (json) => isStructure(json) || isNull(json)),
    ['js', 'python', 'php'],
  ),
  changing(
    'texts-raw',
    TEXTS,
    'makes every number a text',
    quoted(number(rawNumber), ({ is }) => is !== 'number'),
    ['js', 'python', 'python-compact', 'php', 'jackson'],
  ),
  changing(
    'floats-raw',
    TEXTS,
    'makes every decimal number a text',
    quoted(number(rawNumber), (json) => json.is !== 'number' || /^-?\d+$/.test(json.literal)),
    ['python', 'python-compact', 'js'],
  ),
  changing('texts-python', TEXTS, 'makes every value of it a text with str()', outerQuoted(shown.pythonScalar), [
    'python',
    'python-compact',
    'js',
  ]),
  changing(
    'texts-python-numbers',
    TEXTS,
    'makes every number a text',
    quoted(number(pythonNumber), ({ is }) => is !== 'number'),
    ['python'],
  ),
  changing('texts-php', TEXTS, 'makes every value of it a text', outerQuoted(shown.phpText, isStructure), [
    'php',
    'php-raw',
    'js',
  ]),
  changing(
    'big-php',
    TEXTS,
    'makes integers beyond 64 bits texts',
    quoted(number(phpPlain), (json) => json.is !== 'number' || !/^-?\d{19,}$/.test(json.literal)),
    ['php', 'php-raw'],
  ),
  changing('values', LISTS, 'takes its values as a list', (json) => list(json, ([, value]) => value), [
    'js',
    'python',
    'php',
    'php-raw',
    'ruby',
  ]),
  changing('keys', LISTS, 'takes its names as a list', (json) => list(json, ([key]) => ({ is: 'string', text: key })), [
    'js',
    'python',
  ]),
  changing('entries', LISTS, 'takes its names and values as a list of pairs', (json) => list(json, pair), [
    'js',
    'python',
    'python-compact',
    'ruby',
  ]),
  changing(
    'sorted-entries',
    LISTS,
    'takes its names and values as a sorted list of pairs',
    (json) => list(sortedPairs(json), pair),
    ['js', 'python', 'python-compact'],
  ),
];

/** Every mapping with every serialiser that goes with it. */
export const MAPPED: readonly Alteration[] = [...MAPPINGS, ...VALUES].flatMap(
  ({ id, names: [first = [], ...also], says, map, serialisers, cost }) =>
    serialisers.map((written, i) => {
      const serialiser = serialiserOf(written);
      return row(
        STAGE.content,
        `mapped-${id}-${written}`,
        first,
        `${says}, and writes it again as ${serialiser.name} does`,
        asObject((json) => {
          const mapped = map(json);
          return mapped && writeJson(mapped, serialiser);
        }),
        {
          cost: cost + i / 1000,
          also,
          how: { id: `mapped-${id}`, writers: [written] },
          ...(serialiser.language ? { language: serialiser.language } : {}),
        },
      );
    }),
);
