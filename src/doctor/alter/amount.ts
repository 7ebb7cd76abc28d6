import { general, goNumber, goText, javaDouble, jsNumber, netDouble, phpFloat, pythonNumber } from '../json/numbers.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// A number that somebody parsed and printed again: mistakes.md `number-formatting`.

/** Digits of the longest number that is read as one: what prints it goes over them again and again. */
const LONGEST = 400;
const numeric =
  (print: (text: string) => string | undefined) =>
  (text: string): string | undefined =>
    text.length <= LONGEST && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? print(text) : undefined;

type Row = readonly [
  id: string,
  says: string,
  print: (text: string) => string | undefined,
  cost: number,
  language?: Alteration['language'],
];

/** How countries write numbers. */
const MARKS: readonly (readonly [id: string, words: string, thousands: string, decimal: string])[] = [
  ['blank', 'spaces between thousands and a comma', ' ', ','],
  ['nbsp', 'no-break spaces between thousands and a comma', '\u00a0', ','],
  ['narrow', 'narrow no-break spaces between thousands and a comma', '\u202f', ','],
  ['swiss', 'apostrophes between thousands', "'", '.'],
  ['swiss-curly', 'curly apostrophes between thousands', '\u2019', '.'],
  ['blank-point', 'spaces between thousands', ' ', '.'],
];
const marked = (text: string, thousands: string, decimal: string): string => {
  const [integer = '', fraction] = text.split('.');
  return grouped(integer, thousands) + (fraction === undefined ? '' : decimal + fraction);
};

const ROWS: readonly Row[] = [
  ['fixed-2', 'prints it with two decimals (%.2f)', (text) => fixed(text, 2), 1],
  ['js', "prints it as JavaScript's number", jsNumber, 1.1, 'javascript'],
  [
    'float',
    "prints it as Python's float",
    (text) => pythonNumber(/[.eE]/.test(text) ? text : `${text}.0`),
    1.2,
    'python',
  ],
  ['integer', 'prints it as a whole number', (text) => fixed(truncated(text), 0), 1.2],
  ['rounded', 'rounds it to a whole number', (text) => fixed(text, 0), 1.3],
  ['fixed-1', 'prints it with one decimal', (text) => fixed(text, 1), 1.4],
  ['fixed-6', 'prints it with six decimals (%f)', (text) => fixed(text, 6), 1.5],
  ...[3, 4, 8, 18].map((places): Row => [
    `fixed-${places}`,
    `prints it with ${places} decimals`,
    (text) => fixed(text, places),
    1.7,
  ]),
  ['go', "prints it as Go's float64 (%v)", goText, 1.6, 'go'],
  ['go-json', "prints it as Go's encoding/json does", goNumber, 1.6, 'go'],
  ['java', "prints it as Java's double", javaDouble, 1.6, 'java'],
  ['php', "prints it as PHP's float", (text) => phpFloat(text, 14), 1.6, 'php'],
  ['php-17', "prints it as PHP's float of 17 digits", (text) => phpFloat(text, 17), 1.8, 'php'],
  ['net', "prints it as .NET's double", netDouble(), 1.8, 'csharp'],
  ['net-15', "prints it as .NET Framework's double, of 15 digits", netDouble(15), 1.8, 'csharp'],
  ['g', 'prints it with %g', (text) => general(text, 6), 1.7],
  ['scientific', 'prints it in scientific notation (%e)', (text) => exponential(text), 1.9],
  ['go-scientific', 'prints it in scientific notation', (text) => Number(text).toExponential(), 2],
  ['trimmed', 'drops the zeros at its end', trimmedZeros, 1.3],
  ['cents', 'prints it in cents', (text) => String(Math.round(Number(text) * 100)), 1.8],
  ['cents-cut', 'prints it in cents, cut off where a float falls short', centsCut, 2.2],
  ['ruby-decimal', "prints it as Ruby's BigDecimal (to_s without 'F')", rubyDecimal, UNCOMMON, 'ruby'],
  [
    'java-exact',
    'prints new BigDecimal of its double, with every digit that the double has',
    exactDouble,
    UNCOMMON,
    'java',
  ],
  ['cents-float', 'prints it in cents as a float', (text) => jsNumber(String(Number(text) * 100)), UNCOMMON],
  [
    'single',
    'prints it as a float of 32 bits made into a double',
    (text) => jsNumber(String(Math.fround(Number(text)))),
    UNCOMMON,
  ],
  ['units', 'prints it divided by a hundred', (text) => String(Number(text) / 100), 1.9],
  ['units-2', 'prints it divided by a hundred, with two decimals', (text) => (Number(text) / 100).toFixed(2), 1.9],
  ['comma', 'prints it with a decimal comma', (text) => text.replace('.', ','), 1.7],
  ['comma-2', 'prints it with a decimal comma and two decimals', (text) => fixed(text, 2).replace('.', ','), 1.7],
  ['thousands', 'prints it with thousands separators', (text) => grouped(text, ','), 1.9],
  ['thousands-2', 'prints it with thousands separators and two decimals', (text) => grouped(fixed(text, 2), ','), 1.8],
  ['decimal', 'prints it with a decimal .0', (text) => (text.includes('.') ? text : `${text}.0`), 1.4],
  [
    'continental',
    'prints it with dots between thousands and a decimal comma',
    (text) => swapped(grouped(text, ',')),
    2,
  ],
  [
    'continental-2',
    'prints it with dots between thousands, a decimal comma and two decimals',
    (text) => swapped(grouped(fixed(text, 2), ',')),
    2,
  ],
  [
    'comma-short',
    'prints it with a decimal comma, without zeros at its end',
    (text) => trimmedZeros(text).replace('.', ','),
    1.9,
  ],
  [
    'thousands-short',
    'prints it with thousands separators, without zeros at its end (toLocaleString)',
    (text) => grouped(trimmedZeros(text), ','),
    1.9,
  ],
  [
    'decimal-exponent',
    "prints it as Python's Decimal.normalize() or Java's stripTrailingZeros() does",
    normalized,
    1.9,
  ],
  [
    'no-zero',
    'prints it without the zero before the point (Oracle)',
    (text) => trimmedZeros(text).replace(/^(-?)0\./, '$1.'),
    UNCOMMON,
  ],
  ['quoted', 'keeps the JSON quotes round it', (text) => `"${text}"`, 2],
  ...MARKS.flatMap(([id, words, thousands, decimal], i): Row[] => [
    [`marks-${id}`, `prints it with ${words}`, (text) => marked(text, thousands, decimal), UNCOMMON + i / 100],
    [
      `marks-${id}-2`,
      `prints it with ${words} and two decimals`,
      (text) => marked(fixed(text, 2), thousands, decimal),
      UNCOMMON + i / 100,
    ],
  ]),
];

/**
 * How languages print a decimal number they have parsed: mistakes.md `number-formatting`. Texts that are no number
 * are left alone.
 */
export const AMOUNT: readonly Alteration[] = ROWS.map(([id, says, print, cost, language]) =>
  row(STAGE.content, `amount-${id}`, 'number-formatting', says, numeric(print), {
    cost,
    ...(language ? { language } : {}),
  }),
);

/** Decimal places counted off in text, so that no double comes between; halves away from zero where the exact value says so. */
export function fixed(text: string, places: number): string {
  const plain = /[eE]/.test(text) ? Number(text).toFixed(places) : text;
  const [integer = '0', fraction = ''] = plain.split('.');
  if (fraction.length <= places) return places === 0 ? integer : `${integer}.${fraction.padEnd(places, '0')}`;
  return Number(text).toFixed(places);
}

function truncated(text: string): string {
  return /[eE]/.test(text) ? String(Math.trunc(Number(text))) : (text.split('.')[0] ?? text);
}

/** `(int)(19.99 * 100)` is 1998. Where the cut changes nothing there is no such mistake. */
function centsCut(text: string): string | undefined {
  const cents = Number(text) * 100;
  return Math.trunc(cents) === Math.round(cents) ? undefined : String(Math.trunc(cents));
}

function trimmedZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** `0.15005e4`: the digits behind a zero and a point. */
function rubyDecimal(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return `${sign}0.0`;
  const power = digits.length - fraction.length + Number(exponent);
  return `${sign}0.${digits.replace(/0+$/, '')}e${power}`;
}

/** 99.999 is 99.9990000000000094360…; undefined where the double has no other digits. */
function exactDouble(text: string): string | undefined {
  const value = Math.abs(Number(text));
  if (value >= 1e15 || value < 1e-15) return undefined;
  // Doubling is exact: k times give value · 2^k, a whole number, and 5^k times that are the digits of value · 10^k.
  let [whole, places] = [value, 0];
  for (; !Number.isInteger(whole); places++) whole *= 2;
  const digits = String(BigInt(whole) * 5n ** BigInt(places)).padStart(places + 1, '0');
  return digits.length > 17 && places > 0
    ? `${text.startsWith('-') ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
    : undefined;
}

function exponential(text: string): string {
  const [mantissa = '', exponent = '0'] = Number(text).toExponential(6).split('e');
  const power = Number(exponent);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** With a separator after each three digits before the point. */
export function grouped(text: string, separator: string): string {
  const [integer = '', fraction] = text.split('.');
  const whole = integer.replaceAll(/\B(?=(\d{3})+$)/g, separator);
  return fraction === undefined ? whole : `${whole}.${fraction}`;
}

/** Point and comma in each other's place. */
export function swapped(text: string): string {
  return text.replaceAll(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}

/** Zeros at the end of a whole number go into an exponent: 2600.00 is 2.6E+3, 100 is 1E+2. */
function normalized(text: string): string {
  const short = trimmedZeros(text);
  const [, sign = '', digits = '', zeros = ''] = /^(-?)([1-9]\d*?)(0+)$/.exec(short) ?? [];
  if (zeros === '') return short;
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${sign}${digits.slice(0, 1)}${fraction}E+${digits.length - 1 + zeros.length}`;
}
