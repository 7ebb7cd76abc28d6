import { concat, join, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { nameOf, type Make } from './parts.ts';

/** The parts in every other order (up to four), or two exchanged, or one moved, or some of them together. */
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
  const last = parts.findLast((part) => !ends.includes(part));
  const before = parts.filter((part) => part !== last && !ends.includes(part));
  const rare =
    parts.length > 4 ? [...blocksMoved(parts), [...before.toReversed(), ...(last ? [last] : []), ...ends]] : [];
  return [...found, ...reversed, ...rare].map((order, i) =>
    make(
      'field-order',
      `order-${i}`,
      `puts the parts in another order: ${order.map(nameOf).join(', ')}`,
      listed(order),
      i < found.length + reversed.length ? 1.3 + i / 100 : UNCOMMON,
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

/** Four parts or more in the order of their names, as ksort leaves them, and another separator; a secret among them, or after them. */
export function sortedApart(
  parts: readonly Expr<'text'>[],
  own: string,
  fields: readonly FieldDef[],
  make: Make,
): Hypothesis[] {
  const plain = parts.filter(({ op }) => op !== 'literal');
  if (plain.length < 4) return [];
  const byName = (list: readonly Expr<'text'>[]): Expr<'text'>[] =>
    list.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const isSecret = (part: Expr): boolean =>
    fields.some(({ name, secret }) => secret === true && part.op === 'field' && name === part.param);
  const secret = plain.find(isSecret);
  const sorted = byName(plain.filter((part) => part !== secret));
  const made = (id: string, says: string, separator: string, text: Expr<'text'>): Hypothesis =>
    make(
      ['field-order', 'missing-separator'],
      `sorted-${id}-by-${separator}`,
      `${says}, with ${separator === '' ? 'nothing' : JSON.stringify(separator)} between`,
      text,
      UNCOMMON,
      [['field-order']],
      { id: `list/sorted-${id}`, text: separator },
    );
  const says = 'puts the parts in the order of their names';
  return SEPARATORS.flatMap((separator) => {
    if (!secret) return separator === own ? [] : [made('apart', says, separator, join(separator, ...sorted))];
    return [
      ...(separator === own
        ? []
        : [made('last', `${says}, the secret last`, separator, join(separator, ...sorted, secret))]),
      made('with-secret', `${says}, the secret too`, separator, join(separator, ...byName(plain))),
      ...(separator === ''
        ? []
        : [
            made(
              'bare',
              `${says} and the secret right after them`,
              separator,
              concat(join(separator, ...sorted), secret),
            ),
          ]),
    ];
  });
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

/** Two neighbouring blocks exchanged, where that is more than one part moved. */
function blocksMoved<T>(items: readonly T[]): T[][] {
  const found: T[][] = [];
  for (let from = 0; from < items.length; from++)
    for (let middle = from + 2; middle < items.length; middle++)
      for (let to = middle + 2; to <= items.length; to++)
        found.push([
          ...items.slice(0, from),
          ...items.slice(middle, to),
          ...items.slice(from, middle),
          ...items.slice(to),
        ]);
  return found;
}
