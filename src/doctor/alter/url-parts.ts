import { lenientPercentDecode } from './percent.ts';

// A request target taken apart. Each map knows by the text whether it applies.

/** What stands before the first `?` or `#`. */
export const path = (text: string): string => text.split(/[?#]/)[0] ?? '';
/** From the first `?` on, the mark and a fragment included; empty where there is none. */
export const query = (text: string): string => (text.includes('?') ? text.slice(text.indexOf('?')) : '');
/**
 * A map of the path alone, with the query put back (a fragment is not); undefined for what does not start with a
 * slash.
 */
export const onPath =
  (map: (path: string) => string) =>
  (text: string): string | undefined =>
    text.startsWith('/') ? map(path(text)) + query(text) : undefined;
/** A map of the query's pairs, written anew with `joiner`; undefined for a target without a query. */
export const onPairs =
  (map: (pairs: readonly string[]) => readonly string[], joiner = '&') =>
  (text: string): string | undefined =>
    query(text).length > 1 ? `${path(text)}?${map(query(text).slice(1).split('&')).join(joiner)}` : undefined;
/** A map of each pair's value; pairs without `=` stay as they are. */
export const eachValue = (map: (value: string) => string) =>
  onPairs((pairs) =>
    pairs.map((pair) =>
      pair.includes('=') ? `${pair.slice(0, pair.indexOf('='))}=${map(pair.slice(pair.indexOf('=') + 1))}` : pair,
    ),
  );
/** Form decoding: `+` is a space; escapes that are no UTF-8 stay as they are. */
export const decoded = (text: string): string => lenientPercentDecode(text.replaceAll('+', ' '));
/**
 * The order of UTF-16 units, as Array.sort has it: characters beyond U+FFFF come before U+E000, unlike in Go or
 * Python.
 */
export const byUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** What stands before the first `=` of a pair; the whole where there is none. */
export const nameOf = (pair: string): string => pair.split('=')[0] ?? '';
