import { goText } from '../json/numbers.ts';
import { STRINGS } from '../json/strings.ts';
import { jsEscape, JS_URI } from './percent.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

const slashed = (text: string): string => text.replaceAll(/["'\\]/g, String.raw`\$&`);
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** A number as a document or a JSON string has it. */
const NUMBER = /^-?\d{1,40}(?:\.\d{1,40})?$/;
const STRING_FIX = 'Format a string with %s, or put it together with +: other verbs are for numbers.';
const NUMBER_FIX = 'Format a number with %d, or turn it into text with strconv: %s is for strings.';
const inside = (json: string): string => json.slice(1, -1);

/** What Go's fmt prints where verb and value do not fit. */
type Verb = readonly [id: string, what: string, alter: (text: string) => string | undefined, fix: string];
const goFloat =
  (verb: string) =>
  (text: string): string | undefined =>
    NUMBER.test(text) ? `%!${verb}(float64=${goText(text)})` : undefined;

/** A short text as another notation writes it. Each changes texts with certain characters only. */
export const WRITTEN: readonly Alteration[] = [
  row(STAGE.wrap, 'slashed', 'backslash-slashed', 'has a backslash before each quote in it (addslashes)', slashed, {
    language: 'php',
  }),
  ...(
    [
      ['js', 'JavaScript', 'javascript'],
      ['python', 'Python', 'python'],
      ['php', 'PHP', 'php'],
    ] as const
  ).map(([id, name, language], i) =>
    row(
      STAGE.wrap,
      `json-${id}`,
      'escape-rule',
      `has it escaped as in JSON written by ${name}`,
      (text) => inside(STRINGS[id](text)),
      {
        cost: 2 + i / 10,
        language,
        also: [['json-escaped-unicode'], ['backslash-slashed']],
        fix: 'Take the value that the parser gives, in which the escapes of JSON are undone.',
      },
    ),
  ),
  row(STAGE.wrap, 'text-uri', 'url-encoding', 'percent-encodes it as encodeURI does', JS_URI, {
    cost: UNCOMMON,
    language: 'javascript',
  }),
  row(STAGE.wrap, 'text-escape', 'url-encoding', "percent-encodes it as JavaScript's escape() does", jsEscape, {
    cost: UNCOMMON,
    language: 'javascript',
  }),
  row(
    STAGE.wrap,
    'blanks-to-commas',
    'missing-separator',
    'has a comma for each space in it',
    (text) => text.replaceAll(' ', ','),
    { cost: UNCOMMON },
  ),
  ...(
    [
      ['number', 'a string for %d', (text) => (NUMBER.test(text) ? `%!d(string=${text})` : undefined), STRING_FIX],
      ['float', 'a string for %f', (text) => (NUMBER.test(text) ? `%!f(string=${text})` : undefined), STRING_FIX],
      // The precision cuts the string.
      ...[2, 1, 3, 4].map((digits): Verb => [
        `float-${digits}`,
        `a string for %.${digits}f`,
        (text) => (NUMBER.test(text) ? `%!f(string=${text.slice(0, digits)})` : undefined),
        STRING_FIX,
      ]),
      ['text-int64', 'a number for %s', (text) => (/^\d+$/.test(text) ? `%!s(int64=${text})` : undefined), NUMBER_FIX],
      ['text-int', 'a number for %s', (text) => (/^\d+$/.test(text) ? `%!s(int=${text})` : undefined), NUMBER_FIX],
      ['text-float', 'a float64 for %s', goFloat('s'), NUMBER_FIX],
      ['whole-float', 'a float64 for %d', goFloat('d'), 'Format a float64 with strconv, to the digits that are sent.'],
    ] as readonly Verb[]
  ).map(([id, what, alter, fix], i) =>
    row(STAGE.wrap, `fmt-${id}`, 'literal-undefined', `has what Go prints of ${what} in the place of it`, alter, {
      cost: UNCOMMON + i / 100,
      language: 'go',
      also: [['number-formatting']],
      fix,
    }),
  ),
  row(
    STAGE.wrap,
    'without-dashes',
    'field-case-changed',
    'has it as a UUID without its dashes',
    (text) => (UUID.test(text) ? text.replaceAll('-', '') : undefined),
    { cost: UNCOMMON, fix: 'Take the text of the id as it was received, not what a UUID or Guid prints of it.' },
  ),
  row(
    STAGE.wrap,
    'lower-without-dashes',
    'field-case-changed',
    'has it as a UUID without its dashes, in lower case',
    (text) => (UUID.test(text) ? text.replaceAll('-', '').toLowerCase() : undefined),
    { cost: UNCOMMON + 0.01, fix: 'Take the text of the id as it was received, not what a UUID or Guid prints of it.' },
  ),
  row(
    STAGE.wrap,
    'optional',
    'body-object-to-string',
    'has toString() of an Optional for it',
    (text) => `Optional[${text}]`,
    {
      cost: UNCOMMON,
      language: 'java',
      fix: 'Take the value out of the Optional (orElseThrow) before it goes into the string.',
    },
  ),
  row(
    STAGE.wrap,
    'list-of-one',
    'body-object-to-string',
    'has a list of one for it, in brackets',
    (text) => `[${text}]`,
    {
      cost: UNCOMMON,
      also: [['missing-separator']],
      fix: 'Take the one value out of the list: headers and parameters come as lists in Go and Java.',
    },
  ),
];
