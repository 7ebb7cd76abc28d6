import { row, STAGE, type Alteration } from './alteration.ts';
import { asDate, digits, perSecond } from './clock.ts';
import { ZONES } from './time.ts';

/**
 * Readings of the clock too many to pair with anything: the milliseconds that a second hides, some
 * minutes round a time in seconds, five minutes round a key in milliseconds. Nearest first.
 */
export function* sweep(text: string): Generator<string> {
  if (!digits(text)) return;
  const value = BigInt(text);
  const second = perSecond(value);
  for (const zone of ZONES) for (const step of NEAR) yield String(value + (BigInt(zone) * 60n + step) * second);
  yield* localTexts(text);
  if (perSecond(value) === 1n) {
    for (let ms = 1n; ms < 1000n; ms++) yield String(value * 1000n + ms);
    for (let ms = 1n; ms < 1000n; ms++) yield String(value * 1000n - ms);
    for (let ms = 1; ms < 1000; ms++) yield `${text}.${String(ms).padStart(3, '0').replace(/0+$/, '')}`;
    for (let s = 6n; s <= 300n; s++) for (const sign of SIGNS) yield String(value + sign * s);
    return;
  }
  // 600,000 of them: plain numbers, where they hold the value, are made three times as fast.
  const at = Number(value);
  for (let ms = 6; ms <= 300_000; ms++)
    for (const sign of SIGNS)
      yield Number.isSafeInteger(at + ms) ? String(at + Number(sign) * ms) : String(value + sign * BigInt(ms));
}

const SIGNS = [1n, -1n] as const;

const NEAR = [1n, -1n, 2n, -2n, 3n, -3n, 4n, -4n, 5n, -5n] as const;

/** Local time in a format that does not say so. */
function* localTexts(text: string): Generator<string> {
  const date = asDate(text);
  if (!date) return;
  for (const zone of ZONES) {
    const iso = new Date(date.getTime() + zone * 60_000).toISOString();
    const whole = iso.replace(/\.\d+Z$/, '');
    yield whole;
    yield whole.replace('T', ' ');
    yield `${whole}Z`;
    yield iso;
    yield whole.replaceAll(/[-:T]/g, '');
  }
}

/** What a reading of the sweep means. */
export function sweepAlteration(before: string, after: string): Alteration {
  if (after.startsWith(`${before}.`))
    return row(STAGE.content, 'fraction', 'timestamp-format', 'has it with a fraction', () => after, {
      cost: 1.4,
      also: [['timestamp-ms-vs-s'], ['number-formatting']],
    });
  if (!digits(after) || after.length > 13)
    return row(STAGE.content, 'local', 'timestamp-format', 'has it as a date in local time', () => after, {
      cost: 1.6,
      also: [['clock-skew', 'timestamp-format'], ['clock-skew']],
    });
  const [from, to] = [BigInt(before), BigInt(after)];
  const inMilliseconds = perSecond(from) === 1n && perSecond(to) === 1000n;
  if (inMilliseconds)
    return row(STAGE.content, 'ms-of-second', 'timestamp-ms-vs-s', 'has it in milliseconds', () => after, {
      cost: 1.1,
    });
  const minutes = Number((to - from) / (60n * perSecond(from)));
  if (perSecond(from) === perSecond(to) && Math.abs(minutes) >= 29)
    return row(
      STAGE.content,
      'zone-apart',
      ['clock-skew', 'timestamp-regenerated'],
      'has local time for UTC and reads the clock twice',
      () => after,
      {
        cost: 1.8,
        also: [['clock-skew']],
      },
    );
  const apart = to > from ? to - from : from - to;
  const unit = perSecond(from) === 1n ? 'seconds' : 'ms';
  const says = `reads the clock twice: it is ${apart} ${unit} ${to > from ? 'later' : 'earlier'} in the string`;
  return row(STAGE.content, 'apart', 'timestamp-regenerated', says, () => after, { cost: 1.1 });
}
