/** A time in Unix seconds as ISO 8601 in UTC, `1707241515` → `2024-02-06T17:45:15Z`; the number itself beyond what calendars hold. */
export function utcText(seconds: number): string {
  // ECMA-262 Date: 100,000,000 days either side of 1970.
  if (Math.abs(seconds) > 8.64e12) return `${seconds} s`;
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** A time in Unix milliseconds as a clock shows it, to the second, in UTC: `2024-02-06 17:45:15`. */
export function clockText(time: number): string {
  return utcText(Math.floor(time / 1000))
    .replace('T', ' ')
    .replace('Z', '');
}

/** How far one time is from another, both in Unix seconds: `31 min ago`, `in 5 min`. */
export function awayText(seconds: number, now: number): string {
  const span = spanText(Math.abs(seconds - now));
  return seconds > now ? `in ${span}` : `${span} ago`;
}

/** A rising number need not be a time: these are, for some decades around now. */
const LOOKS = { seconds: /^\d{9,11}$/, milliseconds: /^\d{12,14}$/ };

/** The time that a number stands for, in Unix seconds; undefined where it looks like none. */
export function timeIn(text: string, unit: keyof typeof LOOKS): number | undefined {
  return LOOKS[unit].test(text) ? Number(text) / (unit === 'seconds' ? 1 : 1000) : undefined;
}

/** A length of time in its two largest units: 1,860 → `31 min`, 90,061 → `1 d 1 h`. */
export function spanText(seconds: number): string {
  let rest = Math.floor(seconds);
  const parts: string[] = [];
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ] as const) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count.toLocaleString('en')} ${unit}`);
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}
