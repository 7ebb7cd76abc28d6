import { join, type Expr } from '../core/recipe/expression.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { nameOf, type Make } from './parts.ts';

/** The parts in every other order (up to four), or two exchanged, or one moved. */
export function orders(
  parts: readonly Expr<'text'>[],
  listed: (list: readonly Expr<'text'>[]) => Expr,
  make: Make,
): Hypothesis[] {
  const found = parts.length <= 4 ? permutations(parts).slice(1) : swaps(parts);
  // What ends the string stays at its end.
  const ends = parts.filter(({ op }) => op === 'literal');
  const reversed =
    parts.length > 4
      ? [parts.toReversed(), [...parts.filter((part) => !ends.includes(part)).toReversed(), ...ends]]
      : [];
  return [...found, ...reversed].map((order, i) =>
    make(
      'field-order',
      `order-${i}`,
      `puts the parts in another order: ${order.map(nameOf).join(', ')}`,
      listed(order),
      1.3 + i / 100,
      [['key-id-secret-swapped']].filter(() => parts.length === 3),
      { id: 'list/order', names: order.map(nameOf) },
    ),
  );
}

const SEPARATORS = ['', ':', '|', '\n', '.', '-', '&', ' ', ',', ';', '_', '/'];

/** Another order and another separator at once, of two or three parts: one line of code gets both wrong. */
export function ordersApart(parts: readonly Expr<'text'>[], own: string, make: Make): Hypothesis[] {
  if (parts.length > 3 || parts.some(({ op }) => op === 'literal')) return [];
  const separators = SEPARATORS.filter((separator) => separator !== own);
  return permutations(parts)
    .slice(1)
    .flatMap((order, i) =>
      separators.map((separator) =>
        make(
          ['field-order', 'missing-separator'],
          `order-${i}-by-${separator}`,
          `puts the parts in another order, with ${separator === '' ? 'nothing' : JSON.stringify(separator)} between: ${order.map(nameOf).join(', ')}`,
          join(separator, ...order),
          2.4 + i / 100,
          [],
          { id: 'list/order', names: order.map(nameOf), text: separator },
        ),
      ),
    );
}

/** One part left out and the others in another order, of three or four. */
export function ordersOfSome(
  parts: readonly Expr<'text'>[],
  listed: (list: readonly Expr<'text'>[]) => Expr,
  make: Make,
): Hypothesis[] {
  if (parts.length < 3 || parts.length > 4) return [];
  return parts.flatMap((part, i) =>
    permutations(parts.toSpliced(i, 1))
      .slice(1)
      .map((order, k) =>
        make(
          ['field-order', 'params-missing-from-base'],
          `some-${i}-${k}`,
          `leaves ${nameOf(part)} out of the string, and puts the other parts in another order: ${order.map(nameOf).join(', ')}`,
          listed(order),
          UNCOMMON,
          [],
          { id: 'list/some', of: nameOf(part), names: order.map(nameOf) },
        ),
      ),
  );
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

/** Two exchanged, or one moved elsewhere. */
function swaps<T>(items: readonly T[]): T[][] {
  const found: T[][] = [];
  items.forEach((item, i) => {
    items.forEach((other, k) => {
      if (k > i) found.push(items.with(i, other).with(k, item));
      if (Math.abs(k - i) > 1) found.push(items.toSpliced(i, 1).toSpliced(k, 0, item));
    });
  });
  return found;
}
