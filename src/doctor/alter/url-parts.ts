import { lenientPercentDecode } from './percent.ts';

// A request target taken apart. Each map knows by the text whether it applies.

export const path = (text: string): string => text.split(/[?#]/)[0] ?? '';
export const query = (text: string): string => (text.includes('?') ? text.slice(text.indexOf('?')) : '');
export const onPath =
  (map: (path: string) => string) =>
  (text: string): string | undefined =>
    text.startsWith('/') ? map(path(text)) + query(text) : undefined;
export const onPairs =
  (map: (pairs: readonly string[]) => readonly string[], joiner = '&') =>
  (text: string): string | undefined =>
    query(text).length > 1 ? `${path(text)}?${map(query(text).slice(1).split('&')).join(joiner)}` : undefined;
export const eachValue = (map: (value: string) => string) =>
  onPairs((pairs) =>
    pairs.map((pair) =>
      pair.includes('=') ? `${pair.slice(0, pair.indexOf('='))}=${map(pair.slice(pair.indexOf('=') + 1))}` : pair,
    ),
  );
export const decoded = (text: string): string => lenientPercentDecode(text.replaceAll('+', ' '));
export const byUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const nameOf = (pair: string): string => pair.split('=')[0] ?? '';
