import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { asDate } from './clock.ts';
import { europeanDate, invariantDate, usDate } from './date.ts';

// A time in UTC as a language prints it that was not asked for a format: mistakes.md `timestamp-format`.

const wholeSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);

type Print = (date: Date, day: string, time: string) => string;
const PRINTS: readonly (readonly [id: string, whose: string, print: Print])[] = [
  ['ruby-time', 'Ruby prints a Time', (_, day, time) => `${day} ${time} UTC`],
  ['ruby-local', 'Ruby prints a Time with its zone', (_, day, time) => `${day} ${time} +0000`],
  ['go-time', 'Go prints a time.Time', (_, day, time) => `${day} ${time} +0000 UTC`],
  ['python-zone', 'Python prints a datetime with its zone', (_, day, time) => `${day} ${time}+00:00`],
  ['java-zone', 'Java prints a ZonedDateTime', (_, day, time) => `${day}T${time.replace(/:00$/, '')}Z[UTC]`],
  ['java-date', 'Java prints a Date', (date, _, time) => `${weekday(date)} ${time} UTC ${date.getUTCFullYear()}`],
  [
    'js-date',
    'JavaScript prints a Date',
    (date, _, time) => `${weekday(date)} ${date.getUTCFullYear()} ${time} GMT+0000 (Coordinated Universal Time)`,
  ],
  [
    'ctime',
    'ctime prints it',
    (date, _, time) => `${weekday(date).replace(/ 0(\d)$/, '  $1')} ${time} ${date.getUTCFullYear()}`,
  ],
  ['mail-date', 'PHP prints it for mail (DATE_RFC2822)', (date) => date.toUTCString().replace('GMT', '+0000')],
  [
    'go-rfc1123',
    "Go prints it by time.RFC1123, UTC for HTTP's GMT",
    (date) => date.toUTCString().replace('GMT', 'UTC'),
  ],
  ['net-invariant', '.NET prints a DateTime by the invariant culture', invariantDate],
  ['net-us', '.NET prints a DateTime in the United States', usDate],
  ['net-sortable', '.NET prints a DateTime with "u"', (_, day, time) => `${day} ${time}Z`],
  ['net-round', '.NET prints a DateTime with "o"', (_, day, time) => `${day}T${time}.0000000Z`],
  ['net-round-bare', '.NET prints a DateTime of no kind with "o"', (_, day, time) => `${day}T${time}.0000000`],
  ['net-offset', '.NET prints a DateTimeOffset with "o"', (_, day, time) => `${day}T${time}.0000000+00:00`],
  [
    'net-offset-invariant',
    '.NET prints a DateTimeOffset by the invariant culture',
    (date) => `${invariantDate(date)} +00:00`,
  ],
  ['net-offset-us', '.NET prints a DateTimeOffset in the United States', (date) => `${usDate(date)} +00:00`],
  ['net-offset-europe', '.NET prints a DateTimeOffset in Germany', (date) => `${europeanDate(date)} +00:00`],
  ['european', 'it is written in Europe (DD.MM.YYYY hh:mm:ss)', europeanDate],
  ['js-us', 'toLocaleString() prints a Date in the United States', (date) => localeDate(date, ' ')],
  [
    'js-us-narrow',
    'toLocaleString() prints a Date in the United States, with a narrow no-break space before AM or PM',
    (date) => localeDate(date, '\u202f'),
  ],
  [
    'british',
    'it is written in Britain (DD/MM/YYYY hh:mm:ss)',
    (_, day, time) => `${day.split('-').toReversed().join('/')} ${time}`,
  ],
  ['bsd-millis', 'date +%s%3N of macOS prints it', (date) => `${wholeSeconds(date)}3N`],
  ['bsd-nanos', 'date +%s%N of macOS prints it', (date) => `${wholeSeconds(date)}N`],
  ['day', 'its day alone (YYYY-MM-DD)', (_, day) => day],
  ['compact-day', 'its day alone (YYYYMMDD)', (_, day) => day.replaceAll('-', '')],
];

/** Seconds or milliseconds as a date that was printed without a format; always in UTC. */
export const PRINTED_TIMES: readonly Alteration[] = PRINTS.map(([id, whose, print], i) =>
  row(
    STAGE.content,
    `printed-${id}`,
    'timestamp-format',
    `has it as ${whose}`,
    (text) => {
      const date = asDate(text);
      const iso = date?.toISOString();
      return date && iso && print(date, iso.slice(0, 10), iso.slice(11, 19));
    },
    { cost: UNCOMMON + i / 100 },
  ),
);

/** `1/1/1970, 12:00:00 AM`, the last blank as the runtime's locale data have it. */
const localeDate = (date: Date, blank: string): string =>
  usDate(date)
    .replace(' ', ', ')
    .replace(/ (?=[AP]M$)/, blank);

/** `Thu Jan 01`. */
function weekday(date: Date): string {
  const [, name = '', day = '', month = ''] = /^(\w+), (\d+) (\w+)/.exec(date.toUTCString()) ?? [];
  return `${name} ${month} ${day}`;
}
