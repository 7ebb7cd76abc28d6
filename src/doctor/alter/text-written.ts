import { STRINGS } from '../json/strings.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

const slashed = (text: string): string => text.replaceAll(/["'\\]/g, String.raw`\$&`);
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
