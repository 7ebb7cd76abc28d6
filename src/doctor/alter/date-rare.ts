import { withoutEnd } from '../../core/bytes/text.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// An ISO 8601 time in UTC as it is printed more seldom, and in the local time of a server.

const UTC = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?(?:Z|\+00:00)$/;

interface Moment {
  readonly date: Date;
  readonly day: string;
  readonly time: string;
  /** Digits after the point, without the zeros at their end. */
  readonly fraction: string;
  readonly text: string;
}
type Print = (moment: Moment) => string;

const places = (fraction: string, count: number): string => fraction.padEnd(count, '0').slice(0, count);
/** Rounded to so many decimals, up at the half. */
function rounded({ date, fraction }: Moment, count: number): string {
  const step = 10 ** (9 - count);
  const nanos = Math.round(Number(places(fraction, 9)) / step) * step;
  const seconds = new Date(Math.floor(date.getTime() / 1000) * 1000 + Math.floor(nanos / 1e9) * 1000);
  return `${seconds.toISOString().slice(0, 19)}.${String(nanos % 1e9)
    .padStart(9, '0')
    .slice(0, count)}`;
}
const weekday = (date: Date): string =>
  date.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, '$1 $3 $2 $5 UTC $4');
const seconds = ({ date }: Moment): number => Math.floor(date.getTime() / 1000);
const point = (fraction: string): string => (fraction === '' ? '' : `.${fraction}`);
const american = (date: Date, comma: string): string => {
  const hour = date.getUTCHours();
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}${comma} ${hour % 12 || 12}${date.toISOString().slice(13, 19)} ${hour < 12 ? 'AM' : 'PM'}`;
};

const PRINTS: readonly (readonly [id: string, says: string, print: Print])[] = [
  [
    'sql-fraction',
    'prints it as YYYY-MM-DD hh:mm:ss with its fraction',
    ({ day, time, fraction }) => `${day} ${time}${point(fraction)}`,
  ],
  [
    'sql-7',
    'prints it as YYYY-MM-DD hh:mm:ss with seven decimals',
    ({ day, time, fraction }) => `${day} ${time}.${places(fraction, 7)}`,
  ],
  [
    'sql-3',
    'prints it as YYYY-MM-DD hh:mm:ss with three decimals',
    ({ day, time, fraction }) => `${day} ${time}.${places(fraction, 3)}`,
  ],
  [
    'milli-offset',
    'prints it with three decimals and +00:00',
    ({ day, time, fraction }) => `${day}T${time}.${places(fraction, 3)}+00:00`,
  ],
  [
    'milli-bare',
    'prints it with three decimals and no zone',
    ({ day, time, fraction }) => `${day}T${time}.${places(fraction, 3)}`,
  ],
  [
    'milli-zone',
    'prints it with three decimals and +0000',
    ({ day, time, fraction }) => `${day}T${time}.${places(fraction, 3)}+0000`,
  ],
  ['zone', 'prints it without fraction, with +0000', ({ day, time }) => `${day}T${time}+0000`],
  ['rounded-3', 'rounds it to three decimals', (moment) => `${rounded(moment, 3)}Z`],
  ['rounded-6', 'rounds it to six decimals', (moment) => `${rounded(moment, 6)}Z`],
  ['rounded-6-offset', 'rounds it to six decimals, with +00:00', (moment) => `${rounded(moment, 6)}+00:00`],
  ['comma', 'prints a comma before its fraction', ({ text }) => text.replace('.', ',')],
  ['ruby', 'prints it as Ruby prints a Time', ({ day, time }) => `${day} ${time} UTC`],
  ['java', 'prints it as Java prints a Date', ({ date }) => weekday(date)],
  [
    'us-comma',
    "prints it as JavaScript's toLocaleString() does in the United States",
    ({ date }) => american(date, ','),
  ],
  [
    'nanos',
    'prints it as seconds with nine decimals (Jackson)',
    (moment) => `${seconds(moment)}.${places(moment.fraction, 9)}`,
  ],
  [
    'float',
    "prints it as Python's timestamp()",
    (moment) => String(Number(`${seconds(moment)}.${places(moment.fraction, 6)}`)),
  ],
  [
    'ticks',
    'prints its .NET ticks',
    (moment) =>
      String(BigInt(seconds(moment)) * 10_000_000n + BigInt(places(moment.fraction, 7)) + 621_355_968_000_000_000n),
  ],
];

function momentOf(text: string): Moment | undefined {
  const [, day, time, digits = ''] = UTC.exec(text) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const fraction = withoutEnd(digits, '0');
  const date = new Date(`${day}T${time}.${places(digits, 3)}Z`);
  return Number.isNaN(date.getTime()) ? undefined : { date, day, time, fraction, text };
}

const utc: readonly Alteration[] = PRINTS.map(([id, says, print], i) =>
  row(
    STAGE.content,
    `date-${id}`,
    'timestamp-format',
    says,
    (text) => {
      const moment = momentOf(text);
      return moment && print(moment);
    },
    { cost: UNCOMMON + i / 100 },
  ),
);

/** Hours of the zones that most servers stand in. */
const ZONES: readonly number[] = [1, 2, 3, 5.5, 8, -4, -5, -7, -8];
const local: readonly Alteration[] = ZONES.flatMap((hours, i) => {
  const sign = hours < 0 ? '-' : '+';
  const [whole, part] = [Math.trunc(Math.abs(hours)), (Math.abs(hours) % 1) * 60];
  const zone = `${sign}${String(whole).padStart(2, '0')}:${String(part).padStart(2, '0')}`;
  const made = (id: string, words: string, print: (date: Date) => string): Alteration =>
    row(
      STAGE.content,
      `date-local-${id}-${hours}`,
      'timestamp-format',
      `prints it in the local time of a zone at ${zone}, ${words}`,
      (text) => {
        const moment = momentOf(text);
        return moment && print(new Date(moment.date.getTime() + hours * 3_600_000));
      },
      {
        cost: UNCOMMON + i / 100,
        also: [['clock-skew', 'timestamp-format'], ['clock-skew']],
        how: { id: `date-local-${id}`, at: hours },
      },
    );
  return [
    made('sql', 'as YYYY-MM-DD hh:mm:ss', (date) => date.toISOString().slice(0, 19).replace('T', ' ')),
    ...(hours < 0
      ? [made('us', "as JavaScript's toLocaleString() does in the United States", (date) => american(date, ','))]
      : [made('iso', 'without fraction', (date) => `${date.toISOString().slice(0, 19)}${zone}`)]),
    made('java', 'with three decimals', (date) => `${date.toISOString().slice(0, 23)}${zone}`),
  ];
});

/** ISO 8601 times as they are printed more seldom, in UTC and in nine zones of servers; far-fetched, all of them. */
export const RARE_DATES: readonly Alteration[] = [...utc, ...local];
