import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { digits, perSecond, whole } from './clock.ts';
import { FLOATS } from './floats.ts';
import { FORMATS } from './time-formats.ts';
import { PRINTED_TIMES } from './time-printed.ts';

// Clocks: mistakes.md group J.

const UNITS: readonly Alteration[] = [
  row(
    STAGE.content,
    'ms',
    'timestamp-ms-vs-s',
    'has it in milliseconds',
    whole((s) => (perSecond(s) === 1n ? s * 1000n : undefined)),
    { cost: 1 },
  ),
  row(
    STAGE.content,
    's',
    'timestamp-ms-vs-s',
    'has it in seconds',
    whole((ms) => (perSecond(ms) === 1n ? undefined : ms / 1000n)),
    { cost: 1 },
  ),
  row(
    STAGE.content,
    's-rounded',
    'timestamp-ms-vs-s',
    'has it in rounded seconds',
    whole((ms) => (perSecond(ms) === 1n ? undefined : (ms + 500n) / 1000n)),
    { cost: 1.1 },
  ),
  row(
    STAGE.content,
    'us',
    'timestamp-ms-vs-s',
    'has it in microseconds',
    whole((s) => s * (1_000_000n / perSecond(s))),
    { cost: 1.6 },
  ),
  row(
    STAGE.content,
    'ns',
    'timestamp-ms-vs-s',
    'has it in nanoseconds',
    whole((s) => s * (1_000_000_000n / perSecond(s))),
    { cost: 1.8 },
  ),
  row(
    STAGE.content,
    'divided',
    'timestamp-ms-vs-s',
    'divides it by 1000 although it is in seconds',
    whole((s) => (perSecond(s) === 1n ? s / 1000n : undefined)),
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
  row(
    STAGE.content,
    'net-milliseconds',
    'timestamp-format',
    'has the milliseconds since the year 1 for it (.NET ticks / 10000)',
    whole((s) => s * (1000n / perSecond(s)) + 62_135_596_800_000n),
    { cost: UNCOMMON, language: 'csharp' },
  ),
  row(
    STAGE.content,
    'file-time',
    'timestamp-format',
    'has a Windows file time for it (ToFileTimeUtc)',
    whole((s) => s * (10_000_000n / perSecond(s)) + 116_444_736_000_000_000n),
    { cost: UNCOMMON, language: 'csharp' },
  ),
  row(STAGE.content, 'int32', 'timestamp-ms-vs-s', 'has it in milliseconds cast to a 32-bit int', int32, {
    cost: UNCOMMON,
    also: [['number-formatting']],
    fix: 'Divide before the cast, or keep the time in a long: milliseconds do not fit into 32 bits.',
  }),
];

/** A time in milliseconds, of which an int keeps 32 bits; it may be negative. */
function int32(text: string): string | undefined {
  if (!digits(text)) return undefined;
  const value = BigInt(text);
  return String(BigInt.asIntN(32, perSecond(value) === 1n ? value * 1000n : value));
}

const shifted = (seconds: number) => whole((value) => value + BigInt(seconds) * perSecond(value));

/** Two readings of the clock, a few seconds (or milliseconds) apart. */
function near(): Alteration[] {
  const steps = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5];
  const apart = (step: number, unit: string): string =>
    `reads the clock twice: it is ${Math.abs(step)}${unit} ${step > 0 ? 'later' : 'earlier'} in the string`;
  // A counter has no unit: fewer digits than a time in seconds.
  const kinds: readonly (readonly [unit: string, is: (value: bigint) => boolean])[] = [
    [' s', (value) => perSecond(value) === 1n && value >= 10n ** 9n],
    [' ms', (value) => perSecond(value) !== 1n],
    ['', (value) => value < 10n ** 9n],
  ];
  const units = kinds.flatMap(([unit, is]) =>
    steps.map((step, i) =>
      row(
        STAGE.content,
        `step${step}${unit.trim()}`,
        'timestamp-regenerated',
        apart(step, unit),
        whole((value) => (is(value) ? value + BigInt(step) : undefined)),
        { cost: 1.2 + i / 100, how: { id: 'apart', at: step } },
      ),
    ),
  );
  const seconds = steps.map((step, i) =>
    row(
      STAGE.content,
      `second${step}`,
      'timestamp-regenerated',
      apart(step, ' s'),
      whole((value) => (perSecond(value) === 1n ? undefined : value + 1000n * BigInt(step))),
      { cost: 1.4 + i / 100, how: { id: 'apart', at: step * 1000 } },
    ),
  );
  return [...units, ...seconds];
}

/** Minutes from UTC: whole hours, half and quarter hours of some zones, a day. */
export const ZONES: readonly number[] = [
  ...[...Array(15).keys()].slice(1).flatMap((hour) => [hour * 60, hour * -60]),
  210,
  -210,
  270,
  330,
  345,
  390,
  525,
  570,
  -570,
  630,
  765,
  -150,
  -330,
  -345,
  30,
  -30,
  1440,
  -1440,
];

/** Whole hours, and the half and quarter hours of some zones. */
function zones(): Alteration[] {
  return ZONES.map((offset) =>
    row(
      STAGE.content,
      `zone${offset}`,
      'clock-skew',
      `has local time for UTC: ${hours(Math.abs(offset))} ${offset > 0 ? 'ahead' : 'behind'}`,
      shifted(offset * 60),
      { cost: 1.5 + Math.abs(offset) / 1000, how: { id: 'zone', at: offset } },
    ),
  );
}

function hours(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''} hour${minutes === 60 ? '' : 's'}`;
}

/**
 * All about a Unix time but its sweeps: units, neighbours, zones, number formats and dates. Seconds and
 * milliseconds are told apart by size.
 */
export const TIME: readonly Alteration[] = [...UNITS, ...near(), ...zones(), ...FLOATS, ...FORMATS, ...PRINTED_TIMES];

/** Plain whole numbers: what a language's number type makes of them. */
export const INTEGER: readonly Alteration[] = [
  ...FLOATS,
  ...FORMATS.filter((alteration) =>
    ['float', 'thousands', 'decimals-2', 'hex', 'character'].includes(alteration.id),
  ).map((alteration) => ({ ...alteration, names: [['number-formatting']] })),
  row(
    STAGE.content,
    'plus-one',
    'wrong-id-in-base',
    'uses the number after it',
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
      { cost: 2.4, how: { id: 'pad', at: width } },
    ),
  ),
];
