import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { asDate, digits, perSecond } from './clock.ts';

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
    'float-ms',
    'timestamp-ms-vs-s',
    "has it in milliseconds as Python's float",
    (text) => (digits(text) && perSecond(BigInt(text)) === 1n ? `${text}000.0` : undefined),
    { cost: UNCOMMON, language: 'python', also: [['timestamp-format'], ['number-formatting']] },
  ),
  row(
    STAGE.content,
    'float-s',
    'timestamp-format',
    "has it in seconds as Python's float",
    (text) => (/^\d{10,16}000$/.test(text) ? `${text.slice(0, -3)}.0` : undefined),
    { cost: UNCOMMON, language: 'python', also: [['timestamp-ms-vs-s'], ['number-formatting']] },
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

/** The character with that number; there is none beyond U+10FFFF and for surrogates, and U+FFFD stands for it. */
function characterOf(text: string): string | undefined {
  if (!digits(text)) return undefined;
  const number = Number(text);
  return number > 0x10ffff || (number >= 0xd800 && number < 0xe000) ? '\ufffd' : String.fromCodePoint(number);
}
