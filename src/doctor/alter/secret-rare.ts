import { general, javaDouble, jsNumber, phpFloat } from '../json/numbers.ts';
import { STRINGS } from '../json/strings.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// What is met seldom round a secret, or of a secret that was taken for a number: each by itself.

const BACKSLASHED = 'Take the backslashes away: between single quotes, and in files, they become part of the secret.';
const COPIED = 'Copy the secret alone: what stands round it in a file or in code is no part of it.';
const ROUND: readonly (readonly [open: string, close: string])[] = [
  ['', ';'],
  ['', ','],
  ['"', '",'],
  ["'", "',"],
  ['{', '}'],
  ['{{', '}}'],
  ['${', '}'],
  ['[', ']'],
  ['["', '"]'],
  ["['", "']"],
  ['"', ''],
  ['', '"'],
  ["'", ''],
  ['', "'"],
];
const shown = ([open, close]: readonly [string, string]): string => {
  if (open === '') return `${close === '"' ? close : JSON.stringify(close)} after it`;
  return close === '' ? `${open} before it` : `${open} before it and ${close} after it`;
};

/** What stands next to the secret among the arguments, and takes its place where it is forgotten. */
const LITERALS: readonly (readonly [word: string, says: string, fix: string])[] = [
  [
    '1',
    'has the text 1 for it, which PHP makes of true',
    'Give the secret as the third argument of hash_hmac, before the one that asks for raw bytes.',
  ],
  ...['HS256', 'sha256', 'SHA256'].map((name): readonly [string, string, string] => [
    name,
    `has the name ${name} for it`,
    'Give the secret as the key: the algorithm is another argument.',
  ]),
];
/** Columns of a fixed width fill what they hold. */
const WIDTHS: readonly number[] = [32, 50, 64, 100, 255];

const numeric =
  (print: (text: string) => string) =>
  (text: string): string | undefined =>
    /^\d+(?:[eE]\d+)?$/.test(text) ? print(text) : undefined;
const NUMBERS: readonly (readonly [id: string, says: string, print: (text: string) => string])[] = [
  ['unzero', 'reads it as a number, which loses the zeros before it', (text) => text.replace(/^0+(?=\d)/, '')],
  ['js', "reads it as a number and prints it as JavaScript's", jsNumber],
  ['float', 'reads it as a number and prints it with .0', (text) => `${text}.0`],
  ['php', "reads it as a number and prints it as PHP's float", (text) => phpFloat(text, 14)],
  ['java', "reads it as a number and prints it as Java's double", javaDouble],
  ['general', 'reads it as a number and prints six digits of it, as spreadsheets show it', (text) => general(text, 6)],
  [
    'sheet',
    'reads it as a number and prints six digits of it, as spreadsheets show it',
    (text) => general(text, 6).toUpperCase(),
  ],
  ['fifteen', 'keeps fifteen digits of it, as spreadsheets do', (text) => text.slice(0, 15).padEnd(text.length, '0')],
];

/** Far-fetched rows: each is tried by itself, pairs with them last. */
export const SECRET_RARE: readonly Alteration[] = [
  row(
    STAGE.form,
    'secret-json-php',
    'secret-escape-processed',
    String.raw`uses it as json_encode writes it, with \/ and \" left in it`,
    (text) => STRINGS.php(text).slice(1, -1),
    { cost: UNCOMMON, language: 'php' },
  ),
  ...(
    [
      ['php', 'json_encode'],
      ['python', 'json.dumps'],
    ] as const
  ).map(([language, writer]) =>
    row(
      STAGE.form,
      `secret-json-${language}-quoted`,
      'quotes-around-secret',
      `uses it as ${writer} writes it, quotes and escapes too`,
      (text) => (/["\\/]|[^ -~]/.test(text) ? STRINGS[language](text) : undefined),
      {
        cost: UNCOMMON,
        language,
        also: [['secret-escape-processed']],
        fix: `Use the secret itself: ${writer} puts quotes round it and escapes what is within.`,
      },
    ),
  ),
  ...LITERALS.map(([word, says, fix], i) =>
    row(STAGE.content, `secret-word-${word}`, 'wrong-key-field', says, () => word, {
      cost: UNCOMMON + i / 100,
      also: [['literal-undefined']],
      fix,
    }),
  ),
  ...ROUND.map((marks, i) =>
    row(
      STAGE.quotes,
      `secret-round-${i}`,
      'quotes-around-secret',
      `uses it with ${shown(marks)}`,
      (text) => marks[0] + text + marks[1],
      { cost: UNCOMMON + i / 100, fix: COPIED, how: { id: 'secret-round', text: marks.join('') } },
    ),
  ),
  row(
    STAGE.quotes,
    'secret-tuple',
    'quotes-around-secret',
    "uses Python's str() of a tuple of it",
    (text) => `('${text}',)`,
    {
      cost: UNCOMMON,
      language: 'python',
      also: [['byte-array-to-string']],
      fix: 'Take away the comma after the value: in Python it makes a tuple of it.',
    },
  ),
  row(
    STAGE.reading,
    'secret-percents-doubled',
    'secret-escape-processed',
    'has every % in it doubled',
    (text) => text.replaceAll('%', '%%'),
    { cost: UNCOMMON, fix: 'Store the secret as it is: only what reads %% as % wants its % doubled.' },
  ),
  row(
    STAGE.reading,
    'secret-shell-escaped',
    'secret-escape-processed',
    'has a backslash before each character in it that means something to a shell',
    (text) => text.replaceAll(/[^\w%+,./:=@-]/g, String.raw`\$&`),
    { cost: UNCOMMON, fix: BACKSLASHED },
  ),
  row(
    STAGE.reading,
    'secret-shell-dollars',
    'secret-escape-processed',
    'has a backslash before each $ in it',
    (text) => text.replaceAll('$', String.raw`\$`),
    { cost: UNCOMMON, fix: BACKSLASHED },
  ),
  ...WIDTHS.map((width) =>
    row(
      STAGE.tail,
      `secret-padded-${width}`,
      'whitespace-in-secret',
      `uses it padded with spaces to ${width} characters`,
      (text) => (text.length < width ? text.padEnd(width) : undefined),
      {
        cost: UNCOMMON,
        how: { id: 'secret-padded', at: width },
        fix: `Trim the secret where it is read, or store it in a VARCHAR: a CHAR(${width}) column pads it with spaces.`,
      },
    ),
  ),
  ...NUMBERS.map(([id, says, print], i) =>
    row(STAGE.reading, `secret-number-${id}`, 'number-formatting', says, numeric(print), {
      cost: UNCOMMON + i / 100,
      fix: 'Keep the secret as text: put it between quotes in YAML and JSON, and format its cell as text.',
    }),
  ),
];
