/** `1 byte`, `12,000 bytes`. */
export function count(number: number, unit: string): string {
  return `${grouped(number)} ${unit}${number === 1 ? '' : 's'}`;
}

/** `12,000`: a whole number as Intl.NumberFormat('en') writes it. Setting that up takes 10 ms before the first screen. */
export const grouped = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
