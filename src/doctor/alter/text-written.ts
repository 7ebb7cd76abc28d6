import { STRINGS } from '../json/strings.ts';
import { jsEscape, JS_URI } from './percent.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

const slashed = (text: string): string => text.replaceAll(/["'\\]/g, String.raw`\$&`);
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const inside = (json: string): string => json.slice(1, -1);

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
  row(
    STAGE.wrap,
    'fmt-number',
    'literal-undefined',
    'has what Go prints of a string for %d in the place of it',
    (text) => (/^\d+$/.test(text) ? `%!d(string=${text})` : undefined),
    {
      cost: UNCOMMON,
      language: 'go',
      also: [['number-formatting']],
      fix: 'Format a string with %s, or put it together with +: %d is for numbers.',
    },
  ),
  ...['int64', 'int'].map((type, i) =>
    row(
      STAGE.wrap,
      `fmt-text-${type}`,
      'literal-undefined',
      'has what Go prints of a number for %s in the place of it',
      (text) => (/^\d+$/.test(text) ? `%!s(${type}=${text})` : undefined),
      {
        cost: UNCOMMON + i / 100,
        language: 'go',
        also: [['number-formatting']],
        fix: 'Format a number with %d, or turn it into text with strconv: %s is for strings.',
      },
    ),
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
