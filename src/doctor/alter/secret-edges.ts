import { row, STAGE, type Alteration } from './alteration.ts';

// What is put round a secret, or cut off its ends, on its way to the key: mistakes.md group D.

const NEWLINES: readonly (readonly [id: string, tail: string, words: string])[] = [
  ['lf', '\n', 'a line feed'],
  ['crlf', '\r\n', 'CR LF'],
  ['cr', '\r', 'a carriage return (a file with Windows line ends)'],
];
const BLANKS: readonly (readonly [id: string, blank: string, words: string])[] = [
  ['space', ' ', 'a space'],
  ['tab', '\t', 'a tab'],
  ['nbsp', '\u00a0', 'a no-break space'],
  ['zwsp', '\u200b', 'a zero-width space'],
];

/** What `trim` leaves at the ends of a text, and nobody who types it from the screen would. */
const INVISIBLE = /^[\s\u200b-\u200f\u2060\ufeff]+|(?<![\s\u200b-\u200f\u2060\ufeff])[\s\u200b-\u200f\u2060\ufeff]+$/g;

const WHOLE = 'Use the secret whole, without trimming: the white space at its ends is part of it.';

/** Line feeds, blanks, quotes, a NUL and a byte order mark round a secret, and what trimming takes off its ends. */
export const SECRET_EDGES: readonly Alteration[] = [
  ...NEWLINES.map(([id, tail, words], i) =>
    row(
      STAGE.tail,
      `secret-${id}`,
      'trailing-newline-in-secret',
      `uses it with ${words} at its end`,
      (text) => text + tail,
      { cost: 1 + i / 10, how: { id: 'secret-tail', text: tail } },
    ),
  ),
  ...BLANKS.flatMap(([id, blank, words]) => [
    row(
      STAGE.tail,
      `secret-${id}-after`,
      'whitespace-in-secret',
      `uses it with ${words} after it`,
      (text: string) => text + blank,
      { cost: 1.5, how: { id: 'secret-tail', text: blank } },
    ),
    row(
      STAGE.tail,
      `secret-${id}-before`,
      'whitespace-in-secret',
      `uses it with ${words} before it`,
      (text: string) => blank + text,
      { cost: 1.6, how: { id: 'secret-head', text: blank } },
    ),
  ]),
  row(STAGE.tail, 'secret-trimmed', 'whitespace-in-secret', 'trims it', (text) => text.trim(), {
    cost: 1.2,
    also: [['field-trimmed'], ['trailing-newline-in-secret']],
    fix: WHOLE,
  }),
  row(
    STAGE.tail,
    'secret-right-trimmed',
    'trailing-newline-in-secret',
    'cuts the white space at its end',
    (text) => text.trimEnd(),
    { cost: 1.1, also: [['field-trimmed']], fix: WHOLE },
  ),
  row(
    STAGE.tail,
    'secret-ends-typed',
    'whitespace-in-secret',
    'uses it without the invisible characters at its ends',
    (text) => text.replaceAll(INVISIBLE, ''),
    { cost: 1.3, also: [['field-trimmed']], fix: WHOLE },
  ),
  row(STAGE.tail, 'secret-nul', 'nul-terminator', 'uses it with a NUL byte at its end', (text) => `${text}\0`, {
    cost: 2,
  }),
  row(
    STAGE.form,
    'secret-bom',
    'utf8-bom',
    'uses it with a byte order mark before it (read from a file)',
    (text) => `\ufeff${text}`,
    { cost: 1.5 },
  ),
  row(
    STAGE.quotes,
    'secret-double-quotes',
    'quotes-around-secret',
    'uses it with the double quotes round it',
    (text) => `"${text}"`,
    { cost: 1.1 },
  ),
  row(
    STAGE.quotes,
    'secret-single-quotes',
    'quotes-around-secret',
    'uses it with the single quotes round it',
    (text) => `'${text}'`,
    { cost: 1.2 },
  ),
  row(
    STAGE.quotes,
    'secret-back-quotes',
    'quotes-around-secret',
    'uses it with the backticks round it',
    (text) => `\`${text}\``,
    { cost: 2.4 },
  ),
  row(
    STAGE.quotes,
    'secret-brackets',
    'quotes-around-secret',
    'uses it with the angle brackets of the documentation',
    (text) => `<${text}>`,
    { cost: 2.8 },
  ),
  row(
    STAGE.quotes,
    'secret-unquoted',
    'quotes-around-secret',
    'strips the quotes, which are part of it',
    (text) => text.replace(/^(["'])(.*)\1$/s, '$2'),
    { fix: 'Use the secret with its quotes: they are part of it.' },
  ),
];
