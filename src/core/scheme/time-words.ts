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
