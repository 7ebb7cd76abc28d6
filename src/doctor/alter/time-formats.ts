import { general, goText, jsNumber, phpFloat } from '../json/numbers.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { asDate, digits } from './clock.ts';

const iso =
  (cut: (text: string) => string) =>
  (text: string): string | undefined => {
    const date = asDate(text);
    return date && cut(date.toISOString());
  };
/** Seconds or milliseconds as a date or another number: mistakes.md `timestamp-format`, `number-formatting`. */
export const FORMATS: readonly Alteration[] = [
  row(
    STAGE.content,
    'float',
    'timestamp-format',
    "has it as Python's float",
    (text) => (digits(text) ? `${text}.0` : undefined),
    { cost: 1.5, language: 'python', also: [['number-formatting']] },
  ),
  row(
    STAGE.content,
    'seconds-fraction',
    'timestamp-format',
    'has it in seconds with a fraction',
    (text) => (digits(text) ? String(Number(text) / 1000) : undefined),
    { cost: 1.6, also: [['timestamp-ms-vs-s']] },
  ),
  row(
    STAGE.content,
    'seconds-3',
    'timestamp-format',
    'has it in seconds with three decimals',
    (text) => (digits(text) ? (Number(text) / 1000).toFixed(3) : undefined),
    { cost: 1.7, also: [['timestamp-ms-vs-s']] },
  ),
  ...[6, 4, 3, 2, 1].map((places) =>
    row(
      STAGE.content,
      `decimals-${places}`,
      'timestamp-format',
      `has it with ${places} decimals`,
      (text) => (digits(text) ? `${text}.${'0'.repeat(places)}` : undefined),
      { cost: 2, also: [['number-formatting']], how: { id: 'decimals', at: places } },
    ),
  ),
  row(
    STAGE.content,
    'iso',
    'timestamp-format',
    'has it as an ISO 8601 date',
    iso((text) => text),
    { cost: 1.6 },
  ),
  row(
    STAGE.content,
    'iso-s',
    'timestamp-format',
    'has it as an ISO 8601 date without fraction',
    iso((text) => text.replace(/\.\d+/, '')),
    { cost: 1.7 },
  ),
  row(
    STAGE.content,
    'iso-offset',
    'timestamp-format',
    'has it as an ISO 8601 date with +00:00',
    iso((text) => text.replace(/\.\d+Z/, '+00:00')),
    { cost: 1.8 },
  ),
  row(
    STAGE.content,
    'iso-no-zone',
    'timestamp-format',
    'has it as an ISO 8601 date without zone',
    iso((text) => text.replace(/\.\d+Z/, '')),
    { cost: 1.9 },
  ),
  row(
    STAGE.content,
    'iso-ms-no-zone',
    'timestamp-format',
    'has it as an ISO 8601 date with milliseconds and no zone',
    iso((text) => text.replace('Z', '')),
    { cost: 1.9 },
  ),
  row(
    STAGE.content,
    'sql',
    'timestamp-format',
    'has it as YYYY-MM-DD hh:mm:ss',
    iso((text) => text.replace('T', ' ').replace(/\.\d+Z/, '')),
    { cost: 1.9 },
  ),
  row(
    STAGE.content,
    'compact-date',
    'timestamp-format',
    'has it as YYYYMMDDhhmmss',
    iso((text) => text.replaceAll(/[-:TZ]|\.\d+/g, '')),
    { cost: 2 },
  ),
  row(
    STAGE.content,
    'amz',
    'timestamp-format',
    'has it as YYYYMMDDThhmmssZ',
    iso((text) => text.replaceAll(/[-:]|\.\d+/g, '')),
    { cost: 2.2 },
  ),
  row(STAGE.content, 'http-date', 'timestamp-format', 'has it as an HTTP date', (text) => asDate(text)?.toUTCString(), {
    cost: 2,
  }),
  row(
    STAGE.content,
    'hex',
    'timestamp-format',
    'has it in hexadecimal',
    (text) => (digits(text) ? BigInt(text).toString(16) : undefined),
    { cost: 2.8 },
  ),
  ...(
    [
      ['hex-0x', '0x', (text: string) => text],
      ['hex-upper', '', (text: string) => text.toUpperCase()],
    ] as const
  ).map(([id, prefix, cased]) =>
    row(
      STAGE.content,
      id,
      'timestamp-format',
      prefix === '' ? 'has it in upper-case hexadecimal' : 'has it in hexadecimal with 0x before it',
      (text) => (digits(text) ? prefix + cased(BigInt(text).toString(16)) : undefined),
      { cost: UNCOMMON, also: [['number-formatting']] },
    ),
  ),
  ...(
    [
      ['.', 'points'],
      [' ', 'spaces'],
      ['\u00a0', 'no-break spaces'],
      ['\u202f', 'narrow no-break spaces'],
      ["'", 'apostrophes'],
      ['_', 'underscores'],
    ] as const
  ).map(([mark, words]) =>
    row(
      STAGE.content,
      `thousands-${mark}`,
      'timestamp-format',
      `has it with ${words} between thousands`,
      (text) => (digits(text) ? text.replaceAll(/\B(?=(\d{3})+$)/g, mark) : undefined),
      { cost: UNCOMMON, also: [['number-formatting']], how: { id: 'thousands-marked', text: mark } },
    ),
  ),
  row(
    STAGE.content,
    'thousands-2',
    'timestamp-format',
    'has it with thousands separators and two decimals',
    (text) => (digits(text) ? `${text.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.00` : undefined),
    { cost: UNCOMMON, also: [['number-formatting']] },
  ),
  row(
    STAGE.content,
    'character',
    'timestamp-format',
    'has the character of that number for it (string(n) in Go)',
    characterOf,
    {
      cost: UNCOMMON,
      language: 'go',
      also: [['byte-array-to-string'], ['number-formatting'], ['charset-replacement-char']],
      fix: 'Print the number in decimal: in Go strconv.FormatInt(n, 10), for string(n) is the character with that number.',
    },
  ),
  row(
    STAGE.content,
    'thousands',
    'timestamp-format',
    'has it with thousands separators',
    (text) => (digits(text) ? text.replaceAll(/\B(?=(\d{3})+$)/g, ',') : undefined),
    { cost: 2.4, also: [['number-formatting']] },
  ),
];

/** A whole number as it is printed once it was a float, or no longer fits; for plain integers as well as times. */
export const FLOATS: readonly Alteration[] = [
  row(
    STAGE.content,
    'js-number',
    'number-formatting',
    "prints it as JavaScript's number",
    (text) => (digits(text) ? jsNumber(text) : undefined),
    { cost: 1.4, language: 'javascript', also: [['timestamp-format']] },
  ),
  ...[14, 12, 15, 16, 17, 10, 6].map((precision, i) =>
    row(
      STAGE.content,
      `php-${precision}`,
      'number-formatting',
      `prints it as a float of ${precision} digits (ini precision)`,
      (text) => (digits(text) ? phpFloat(text, precision) : undefined),
      { cost: 1.4 + i / 10, language: 'php', also: [['timestamp-format']], how: { id: 'php-float', at: precision } },
    ),
  ),
  ...[6, 12, 15].map((precision) =>
    row(
      STAGE.content,
      `g-${precision}`,
      'number-formatting',
      `prints it as a float of ${precision} digits`,
      (text) => (digits(text) ? general(text, precision) : undefined),
      { cost: 2, also: [['timestamp-format']], how: { id: 'general-float', at: precision } },
    ),
  ),
  row(
    STAGE.content,
    'java-double',
    'number-formatting',
    "prints it as Java's double",
    (text) => (digits(text) ? javaScientific(text) : undefined),
    { cost: 1.9, language: 'java', also: [['timestamp-format']] },
  ),
  row(
    STAGE.content,
    'go-float',
    'number-formatting',
    "prints it as Go's float64 (%v)",
    (text) => (digits(text) ? goText(text) : undefined),
    { cost: 1.9, language: 'go', also: [['timestamp-format']] },
  ),
  row(
    STAGE.content,
    'printf-e',
    'number-formatting',
    'prints it with %e',
    (text) =>
      digits(text)
        ? Number(text)
            .toExponential(6)
            .replace(/e\+(\d)$/, 'e+0$1')
        : undefined,
    { cost: UNCOMMON, also: [['timestamp-format']] },
  ),
  row(STAGE.content, 'nan', 'literal-undefined', 'has NaN for it', () => 'NaN', {
    how: { id: 'word', text: 'NaN' },
    cost: UNCOMMON,
    language: 'javascript',
  }),
  row(
    STAGE.content,
    'double',
    'number-formatting',
    'rounds it to a double',
    (text) => (digits(text) ? String(Number(text)) : undefined),
    { cost: 1.9, language: 'javascript' },
  ),
  row(
    STAGE.content,
    'int32',
    'number-formatting',
    'cuts it to 32 bits',
    (text) => (digits(text) ? String(BigInt.asIntN(32, BigInt(text))) : undefined),
    { cost: 2.2 },
  ),
  row(
    STAGE.content,
    'uint32',
    'number-formatting',
    'cuts it to 32 bits without sign',
    (text) => (digits(text) ? String(BigInt.asUintN(32, BigInt(text))) : undefined),
    { cost: 2.3 },
  ),
  row(
    STAGE.content,
    'int32-max',
    'number-formatting',
    'holds it at 2147483647, the most that 32 bits hold',
    (text) => (digits(text) && BigInt(text) > 2147483647n ? '2147483647' : undefined),
    { cost: 2.4 },
  ),
  row(
    STAGE.content,
    'unzero',
    'number-formatting',
    'loses its leading zeros',
    (text) => text.replace(/^0+(?=\d)/, ''),
    {
      cost: 1.3,
    },
  ),
];

function javaScientific(text: string): string {
  const value = Number(text);
  if (value < 1e7) return `${value}.0`;
  const [mantissa = '', exponent = ''] = value.toExponential().split('e+');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${exponent}`;
}

/** The character with that number; there is none beyond U+10FFFF and for surrogates, and U+FFFD stands for it. */
function characterOf(text: string): string | undefined {
  if (!digits(text)) return undefined;
  const number = Number(text);
  return number > 0x10ffff || (number >= 0xd800 && number < 0xe000) ? '\ufffd' : String.fromCodePoint(number);
}
