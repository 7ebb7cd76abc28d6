import { general, phpFloat } from '../json/numbers.ts';
import { row, STAGE, type Alteration } from './alteration.ts';

// Clocks: mistakes.md group J. Times are decimal texts; what is no whole number is left alone.

const whole =
  (map: (value: bigint) => bigint | undefined) =>
  (text: string): string | undefined => {
    if (!/^\d{1,19}$/.test(text)) return undefined;
    const value = map(BigInt(text));
    return value === undefined || value < 0n ? undefined : String(value);
  };
const digits = (text: string): boolean => /^\d{1,19}$/.test(text);
/** Seconds have ten digits until the year 2286; more are milliseconds. */
const perSecond = (value: bigint): bigint => (value >= 10n ** 11n ? 1000n : 1n);
const asDate = (text: string): Date | undefined => {
  if (!digits(text)) return undefined;
  const milliseconds = Number(text) * (Number(perSecond(BigInt(text))) === 1000 ? 1 : 1000);
  return milliseconds <= 8.64e15 ? new Date(milliseconds) : undefined;
};

const UNITS: readonly Alteration[] = [
  row(
    STAGE.content,
    'ms',
    'timestamp-ms-vs-s',
    'has it in milliseconds',
    whole((s) => s * 1000n),
    { cost: 1 },
  ),
  row(
    STAGE.content,
    's',
    'timestamp-ms-vs-s',
    'has it in seconds',
    whole((ms) => ms / 1000n),
    { cost: 1 },
  ),
  row(
    STAGE.content,
    's-rounded',
    'timestamp-ms-vs-s',
    'has it in rounded seconds',
    whole((ms) => (ms + 500n) / 1000n),
    { cost: 1.1 },
  ),
  row(
    STAGE.content,
    'us',
    'timestamp-ms-vs-s',
    'has it in microseconds',
    whole((s) => s * 1_000_000n),
    { cost: 1.6 },
  ),
  row(
    STAGE.content,
    'ns',
    'timestamp-ms-vs-s',
    'has it in nanoseconds',
    whole((s) => s * 1_000_000_000n),
    { cost: 1.8 },
  ),
  row(
    STAGE.content,
    's-as-ms',
    'timestamp-ms-vs-s',
    'has it in milliseconds cut to whole seconds',
    whole((ms) => (ms >= 1000n ? (ms / 1000n) * 1000n : undefined)),
    { cost: 1.3 },
  ),
  row(
    STAGE.content,
    'minutes',
    'timestamp-ms-vs-s',
    'has it in minutes',
    whole((s) => s / (60n * perSecond(s))),
    { cost: 2.2 },
  ),
  row(
    STAGE.content,
    'ticks',
    'timestamp-format',
    'has .NET ticks for it',
    whole((s) => s * (10_000_000n / perSecond(s)) + 621_355_968_000_000_000n),
    { cost: 2, language: 'csharp' },
  ),
];

const iso =
  (cut: (text: string) => string) =>
  (text: string): string | undefined => {
    const date = asDate(text);
    return date && cut(date.toISOString());
  };
const FORMATS: readonly Alteration[] = [
  row(
    STAGE.content,
    'float',
    'timestamp-format',
    'has it as a float (time.time())',
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
  ...[6, 3, 2, 1].map((places) =>
    row(
      STAGE.content,
      `decimals-${places}`,
      'timestamp-format',
      `has it with ${places} decimals`,
      (text) => (digits(text) ? `${text}.${'0'.repeat(places)}` : undefined),
      { cost: 2, also: [['number-formatting']] },
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
  row(
    STAGE.content,
    'thousands',
    'timestamp-format',
    'has it with thousands separators',
    (text) => (digits(text) ? text.replaceAll(/\B(?=(\d{3})+$)/g, ',') : undefined),
    { cost: 2.4, also: [['number-formatting']] },
  ),
];

const FLOATS: readonly Alteration[] = [
  ...[14, 12, 15, 16, 17, 10, 6].map((precision, i) =>
    row(
      STAGE.content,
      `php-${precision}`,
      'number-formatting',
      `prints it as a float of ${precision} digits (ini precision)`,
      (text) => (digits(text) ? phpFloat(text, precision) : undefined),
      { cost: 1.4 + i / 10, language: 'php', also: [['timestamp-format']] },
    ),
  ),
  ...[6, 12, 15].map((precision) =>
    row(
      STAGE.content,
      `g-${precision}`,
      'number-formatting',
      `prints it as a float of ${precision} digits`,
      (text) => (digits(text) ? general(text, precision) : undefined),
      { cost: 2, also: [['timestamp-format']] },
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
    'is held at 2147483647',
    (text) => (digits(text) && BigInt(text) > 2147483647n ? '2147483647' : undefined),
    { cost: 2.4 },
  ),
  row(STAGE.content, 'unzero', 'number-formatting', 'loses leading zeros', (text) => text.replace(/^0+(?=\d)/, ''), {
    cost: 1.6,
  }),
];

function javaScientific(text: string): string {
  const value = Number(text);
  if (value < 1e7) return `${value}.0`;
  const [mantissa = '', exponent = ''] = value.toExponential().split('e+');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${exponent}`;
}

const shifted = (seconds: number) => whole((value) => value + BigInt(seconds) * perSecond(value));

/** Two readings of the clock, a few seconds (or milliseconds) apart. */
function near(): Alteration[] {
  const steps = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5];
  const apart = (step: number): string =>
    `reads the clock twice: it is ${Math.abs(step)} ${step > 0 ? 'later' : 'earlier'} in the string`;
  const units = steps.map((step, i) =>
    row(
      STAGE.content,
      `step${step}`,
      'timestamp-regenerated',
      apart(step),
      whole((value) => value + BigInt(step)),
      { cost: 1.2 + i / 100 },
    ),
  );
  const seconds = steps.map((step, i) =>
    row(
      STAGE.content,
      `second${step}`,
      'timestamp-regenerated',
      `${apart(step)} seconds`,
      whole((value) => (perSecond(value) === 1n ? undefined : value + 1000n * BigInt(step))),
      { cost: 1.4 + i / 100 },
    ),
  );
  return [...units, ...seconds];
}

/** Whole hours, and the half and quarter hours of some zones. */
function zones(): Alteration[] {
  const minutes = [...Array(15).keys()].slice(1).flatMap((hour) => [hour * 60, hour * -60]);
  const odd = [210, -210, 270, 330, 345, 390, 525, 570, -570, 630, 765, -150, -330, -345, 30, -30];
  return [...minutes, ...odd].map((offset) =>
    row(
      STAGE.content,
      `zone${offset}`,
      'clock-skew',
      `has local time for UTC: ${hours(Math.abs(offset))} ${offset > 0 ? 'ahead' : 'behind'}`,
      shifted(offset * 60),
      { cost: 1.5 + Math.abs(offset) / 1000 },
    ),
  );
}

function hours(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''} hour${minutes === 60 ? '' : 's'}`;
}

export const TIME: readonly Alteration[] = [...UNITS, ...near(), ...zones(), ...FLOATS, ...FORMATS];

/** Plain whole numbers: what a language's number type makes of them. */
export const INTEGER: readonly Alteration[] = [
  ...FLOATS,
  ...FORMATS.filter((alteration) => ['float', 'thousands', 'decimals-2', 'hex'].includes(alteration.id)).map(
    (alteration) => ({ ...alteration, names: [['number-formatting']] }),
  ),
  row(
    STAGE.content,
    'plus-one',
    'wrong-id-in-base',
    'uses the next number',
    whole((value) => value + 1n),
    { cost: 2.5 },
  ),
  ...[2, 4, 6, 8, 10, 12, 16].map((width) =>
    row(
      STAGE.content,
      `pad-${width}`,
      'number-formatting',
      `pads it with zeros to ${width} digits`,
      (text) => (digits(text) ? text.padStart(width, '0') : undefined),
      { cost: 2.4 },
    ),
  ),
];

/**
 * Readings of the clock too many to pair with anything: the milliseconds that a second hides, some
 * minutes round a time in seconds, five minutes round a key in milliseconds. Nearest first.
 */
export function* sweep(text: string): Generator<string> {
  if (!digits(text)) return;
  const value = BigInt(text);
  if (perSecond(value) === 1n) {
    for (let ms = 1n; ms < 1000n; ms++) yield String(value * 1000n + ms);
    for (let ms = 1n; ms < 1000n; ms++) yield String(value * 1000n - ms);
    for (let s = 6n; s <= 300n; s++) for (const sign of SIGNS) yield String(value + sign * s);
    return;
  }
  for (let ms = 6n; ms <= 300_000n; ms++) for (const sign of SIGNS) yield String(value + sign * ms);
}

const SIGNS = [1n, -1n] as const;

/** What a reading of the sweep means. */
export function sweepAlteration(before: string, after: string): Alteration {
  const [from, to] = [BigInt(before), BigInt(after)];
  const inMilliseconds = perSecond(from) === 1n && perSecond(to) === 1000n;
  if (inMilliseconds)
    return row(STAGE.content, 'ms-of-second', 'timestamp-ms-vs-s', 'has it in milliseconds', () => after, {
      cost: 1.1,
    });
  const apart = to > from ? to - from : from - to;
  const unit = perSecond(from) === 1n ? 'seconds' : 'ms';
  const says = `reads the clock twice: it is ${apart} ${unit} ${to > from ? 'later' : 'earlier'} in the string`;
  return row(STAGE.content, 'apart', 'timestamp-regenerated', says, () => after, { cost: 1.1 });
}
