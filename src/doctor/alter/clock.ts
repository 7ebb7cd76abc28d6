// What all readings of clocks share. Times are decimal texts; what is no whole number is left alone.

export const whole =
  (map: (value: bigint) => bigint | undefined) =>
  (text: string): string | undefined => {
    if (!/^\d{1,19}$/.test(text)) return undefined;
    const value = map(BigInt(text));
    return value === undefined || value < 0n ? undefined : String(value);
  };
export const digits = (text: string): boolean => /^\d{1,19}$/.test(text);
/** Seconds have ten digits until the year 2286; more are milliseconds. */
export const perSecond = (value: bigint): bigint => (value >= 10n ** 11n ? 1000n : 1n);
export const asDate = (text: string): Date | undefined => {
  if (!digits(text)) return undefined;
  const milliseconds = Number(text) * (Number(perSecond(BigInt(text))) === 1000 ? 1 : 1000);
  return milliseconds <= 8.64e15 ? new Date(milliseconds) : undefined;
};
