// Made once: it costs more than all it ever formats.
const format = new Intl.NumberFormat('en');

/** `1 byte`, `12,000 bytes`. */
export function count(number: number, unit: string): string {
  return `${format.format(number)} ${unit}${number === 1 ? '' : 's'}`;
}

/** `12,000`. */
export const grouped = (number: number): string => format.format(number);
