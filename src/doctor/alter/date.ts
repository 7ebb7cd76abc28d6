import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { RARE_DATES } from './date-rare.ts';

// An ISO 8601 time that somebody parsed and printed again: mistakes.md `timestamp-format`.

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

type Parts = { readonly day: string; readonly time: string; readonly fraction: string; readonly zone: string };
const parted =
  (print: (parts: Parts) => string | undefined) =>
  (text: string): string | undefined => {
    const [, day, time, fraction = '', zone = ''] = ISO.exec(text) ?? [];
    return day === undefined || time === undefined
      ? undefined
      : print({ day, time, fraction: fraction.slice(1), zone });
  };
const places = (count: number) =>
  parted(
    ({ day, time, fraction, zone }) =>
      `${day}T${time}${count ? `.${fraction.padEnd(count, '0').slice(0, count)}` : ''}${zone}`,
  );
const moment = (text: string): Date | undefined => {
  const parts = ISO.exec(text);
  const date = parts && new Date(`${parts[1]}T${parts[2]}${(parts[3] ?? '').slice(0, 4)}${parts[4] ?? 'Z'}`);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
};

type Row = readonly [id: string, says: string, print: Alteration['alter'], cost: number];

const ROWS: readonly Row[] = [
  ['js', 'prints it with three decimals (new Date(…).toISOString())', (text) => moment(text)?.toISOString(), 1],
  ['no-fraction', 'prints it without its fraction', places(0), 1.1],
  ['micro', 'prints it with six decimals', places(6), 1.2],
  ['milli', 'prints it with three decimals', places(3), 1.3],
  ['nano', 'prints it with nine decimals', places(9), 1.5],
  ['seven', 'prints it with seven decimals', places(7), 1.5],
  [
    'trimmed',
    'prints it without zeros at the end of its fraction',
    parted(
      ({ day, time, fraction, zone }) =>
        `${day}T${time}${fraction.replace(/0+$/, '') === '' ? '' : `.${fraction.replace(/0+$/, '')}`}${zone}`,
    ),
    1.3,
  ],
  ['no-zone', 'prints it without its zone', (text) => text.replace(/(?:Z|[+-]\d\d:\d\d)$/, ''), 1.3],
  ['offset', 'prints +00:00 for Z', (text) => text.replace(/Z$/, '+00:00'), 1.2],
  ['to-z', 'prints Z for +00:00', (text) => text.replace(/[+-]00:?00$/, 'Z'), 1.2],
  [
    'micro-offset',
    "prints it as Python's isoformat() does",
    parted(
      ({ day, time, fraction, zone }) =>
        `${day}T${time}.${fraction.padEnd(6, '0').slice(0, 6)}${zone === 'Z' ? '+00:00' : zone}`,
    ),
    1.2,
  ],
  [
    'micro-bare',
    'prints it with six decimals and no zone',
    parted(({ day, time, fraction }) => `${day}T${time}.${fraction.padEnd(6, '0').slice(0, 6)}`),
    1.4,
  ],
  [
    'no-fraction-offset',
    'prints it without fraction, with +00:00',
    parted(({ day, time, zone }) => `${day}T${time}${zone === 'Z' ? '+00:00' : zone}`),
    1.3,
  ],
  ['no-fraction-bare', 'prints it without fraction and zone', parted(({ day, time }) => `${day}T${time}`), 1.4],
  ['sql', 'prints it as YYYY-MM-DD hh:mm:ss', parted(({ day, time }) => `${day} ${time}`), 1.3],
  ['space', 'prints a space for the T', (text) => text.replace('T', ' '), 1.4],
  [
    'python-str',
    "prints it as Python's str() does",
    parted(
      ({ day, time, fraction, zone }) =>
        `${day} ${time}.${fraction.padEnd(6, '0').slice(0, 6)}${zone === 'Z' ? '+00:00' : zone}`,
    ),
    1.4,
  ],
  [
    'python-str-bare',
    "prints it as Python's str() of a datetime without zone does",
    parted(({ day, time, fraction }) => `${day} ${time}.${fraction.padEnd(6, '0').slice(0, 6)}`),
    1.5,
  ],
  [
    'go-string',
    "prints it as Go's time.Time does",
    parted(({ day, time, fraction, zone }) => {
      const rest = fraction.replace(/0+$/, '');
      return zone === 'Z' ? `${day} ${time}${rest === '' ? '' : `.${rest}`} +0000 UTC` : undefined;
    }),
    1.8,
  ],
  ['day', 'prints only its day', parted(({ day }) => day), 1.8],
  ['http', 'prints it as an HTTP date', (text) => moment(text)?.toUTCString(), 1.8],
  [
    'js-string',
    "prints it as JavaScript's Date",
    (text) => {
      const date = moment(text);
      return (
        date &&
        `${date.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+)/, '$1 $3 $2 $4')}+0000 (Coordinated Universal Time)`
      );
    },
    1.9,
  ],
  [
    'seconds',
    'prints it as Unix seconds',
    (text) => {
      const date = moment(text);
      return date && String(Math.floor(date.getTime() / 1000));
    },
    1.6,
  ],
  [
    'milliseconds',
    'prints it as Unix milliseconds',
    (text) => {
      const date = moment(text);
      return date && String(date.getTime());
    },
    1.7,
  ],
  [
    'us',
    'prints it in US order (9/3/2025 11:45:11 AM)',
    (text) => {
      const date = moment(text);
      return date && usDate(date);
    },
    1.8,
  ],
  [
    'invariant',
    'prints it by the invariant culture (09/03/2025 11:45:11)',
    (text) => {
      const date = moment(text);
      return date && invariantDate(date);
    },
    1.7,
  ],
  [
    'european',
    'prints it in European order (03.09.2025 11:45:11)',
    (text) => {
      const date = moment(text);
      return date && europeanDate(date);
    },
    1.9,
  ],
];

const PRINTED: readonly Alteration[] = ROWS.map(([id, says, print, cost]) =>
  row(STAGE.content, `date-${id}`, 'timestamp-format', says, (text) => (ISO.test(text) ? print(text) : undefined), {
    cost,
  }),
);

/** .NET's DateTime.Parse gives local time: three hours of Europe and Turkey. */
const LOCAL: readonly Alteration[] = [1, 2, 3].flatMap((hours) => {
  const zone = `+${two(hours)}:00`;
  const local = (print: (date: Date, text: string) => string) => (text: string) => {
    const date = moment(text);
    return date && print(new Date(date.getTime() + hours * 3_600_000), text);
  };
  const made = (id: string, says: string, alter: Alteration['alter']): Alteration =>
    row(STAGE.content, `date-${id}-${hours}`, 'timestamp-format', says, alter, {
      cost: UNCOMMON,
      also: [['clock-skew', 'timestamp-format'], ['clock-skew']],
      language: 'csharp',
    });
  return [
    made(
      'local',
      `prints it in the local time of a zone at ${zone}, with seven decimals (DateTime.Parse(…).ToString("o"))`,
      local((date, text) => {
        const fraction = (ISO.exec(text)?.[3] ?? '').slice(1, 8).padEnd(7, '0');
        return `${date.toISOString().slice(0, 19)}.${fraction}${zone}`;
      }),
    ),
    made(
      'local-invariant',
      `prints it in the local time of a zone at ${zone} by the invariant culture (DateTime.Parse(…).ToString())`,
      local(invariantDate),
    ),
  ];
});

/** An ISO 8601 time parsed and printed anew: mistakes.md `timestamp-format`. Any other text is left alone. */
export const DATE: readonly Alteration[] = [...PRINTED, ...LOCAL, ...RARE_DATES];

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** As .NET's invariant culture prints a moment in UTC: 09/03/2025 11:45:11, the month first. */
export function invariantDate(date: Date): string {
  return `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)}`;
}

/** As .NET prints a moment in UTC in Germany: 03.09.2025 11:45:11. */
export function europeanDate(date: Date): string {
  return `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)}`;
}

/** As .NET prints a moment in UTC in the United States: 9/3/2025 11:45:11 AM, no leading zeros of the date. */
export function usDate(date: Date): string {
  const hour = date.getUTCHours();
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} ${hour % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`;
}
