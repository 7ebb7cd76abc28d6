// What all readings of clocks share. Times are decimal texts; what is no whole number is left alone.

/** A map over a time of at most 19 digits; undefined for any other text and for a result below zero. */
export const whole =
  (map: (value: bigint) => bigint | undefined) =>
  (text: string): string | undefined => {
    if (!/^\d{1,19}$/.test(text)) return undefined;
    const value = map(BigInt(text));
    return value === undefined || value < 0n ? undefined : String(value);
  };
/** Whether a text can be a time or a counter here: 1 to 19 decimal digits, no sign and no point. */
export const digits = (text: string): boolean => /^\d{1,19}$/.test(text);
/** Seconds have ten digits until the year 2286; more are milliseconds. */
export const perSecond = (value: bigint): bigint => (value >= 10n ** 11n ? 1000n : 1n);
/**
 * The moment a time names, in seconds or milliseconds by its size (`perSecond`); undefined beyond the range of
 * Date.
 */
export const asDate = (text: string): Date | undefined => {
  if (!digits(text)) return undefined;
  const milliseconds = Number(text) * (Number(perSecond(BigInt(text))) === 1000 ? 1 : 1000);
  return milliseconds <= 8.64e15 ? new Date(milliseconds) : undefined;
};
