import { concat, join, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { isSecretPart, nameOf, shownSeparator, type PartList } from './parts.ts';

/** The parts in every other order (up to five), or two exchanged, or one moved, or some of them together. */
export function orders({ parts, listed, whose, make }: PartList): Hypothesis[] {
  const found = parts.length <= 4 ? permutations(parts).slice(1) : swaps(parts);
  // What ends the string stays at its end.
  const ends = parts.filter(({ op }) => op === 'literal');
  const reversed =
    parts.length > 4
      ? [parts.toReversed(), [...parts.filter((part) => !ends.includes(part)).toReversed(), ...ends]]
      : [];
  const last = parts.findLast((part) => !ends.includes(part));
  const before = parts.filter((part) => part !== last && !ends.includes(part));
  const blocks =
    parts.length > 4 ? [...blocksMoved(parts), [...before.toReversed(), ...(last ? [last] : []), ...ends]] : [];
  const met = new Set([parts, ...found, ...reversed, ...blocks].map(orderOf));
  const others = parts.length === 5 ? permutations(parts).filter((order) => !met.has(orderOf(order))) : [];
  // Those in the order of their names (`sortedApart`) are told before any other of the rest.
  const all = [...found, ...reversed, ...blocks, ...others];
  return all.map((order, i) =>
    make(
      'field-order',
      `order-${i}`,
      `puts the parts${whose} in another order: ${order.map(nameOf).join(', ')}`,
      listed(order),
      i < found.length + reversed.length ? 1.3 + i / 100 : i < all.length - others.length ? UNCOMMON : UNCOMMON + 0.02,
      [['key-id-secret-swapped']].filter(() => parts.length === 3),
      { id: 'list/order', names: order.map(nameOf) },
    ),
  );
}

const orderOf = (parts: readonly Expr<'text'>[]): string => parts.map(nameOf).join('\n');

const SEPARATORS = ['', ':', '|', '\n', '.', '-', '&', ' ', ',', ';', '_', '/'];

/** Another order and another separator at once, of two or three parts: one line of code gets both wrong. */
export function ordersApart({ parts, separator: own, whose, make }: PartList): Hypothesis[] {
  if (parts.length > 3 || parts.some(({ op }) => op === 'literal')) return [];
  const separators = SEPARATORS.filter((separator) => separator !== own);
  return permutations(parts)
    .slice(1)
    .flatMap((order, i) =>
      separators.map((separator) =>
        make(
          ['field-order', 'missing-separator'],
          `order-${i}-by-${separator}`,
          `puts the parts${whose} in another order, with ${shownSeparator(separator)} between: ${order.map(nameOf).join(', ')}`,
          join(separator, ...order),
          2.4 + i / 100,
          [],
          { id: 'list/order', names: order.map(nameOf), text: separator },
        ),
      ),
    );
}

/** Four parts or more in the order of their names, as ksort leaves them, and another separator; a secret among them, or after them. */
export function sortedApart(list: PartList, fields: readonly FieldDef[]): Hypothesis[] {
  const plain = list.parts.filter(({ op }) => op !== 'literal');
  if (plain.length < 4) return [];
  const secret = plain.find((part) => isSecretPart(part, fields));
  const others = byName(plain.filter((part) => part !== secret));
  return SEPARATORS.flatMap((separator) => {
    const isOwn = separator === list.separator;
    const sorted = join(separator, ...others);
    if (!secret) return isOwn ? [] : [sortedBy(list, separator, 'apart', '', sorted)];
    return [
      ...(isOwn ? [] : [sortedBy(list, separator, 'last', ', the secret last', join(separator, ...others, secret))]),
      sortedBy(list, separator, 'with-secret', ', the secret too', join(separator, ...byName(plain))),
      ...(separator === ''
        ? []
        : [sortedBy(list, separator, 'bare', ' and the secret right after them', concat(sorted, secret))]),
    ];
  });
}

const byName = (parts: readonly Expr<'text'>[]): Expr<'text'>[] =>
  parts.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

function sortedBy({ whose, make }: PartList, separator: string, id: string, more: string, text: Expr): Hypothesis {
  return make(
    ['field-order', 'missing-separator'],
    `sorted-${id}-by-${separator}`,
    `puts the parts${whose} in the order of their names${more}, with ${shownSeparator(separator)} between`,
    text,
    UNCOMMON,
    [['field-order']],
    { id: `list/sorted-${id}`, text: separator },
  );
}

/** One part left out and the others in another order, of three or four. */
export function ordersOfSome({ parts, listed, called, make }: PartList): Hypothesis[] {
  if (parts.length < 3 || parts.length > 4) return [];
  return parts.flatMap((part, i) =>
    permutations(parts.toSpliced(i, 1))
      .slice(1)
      .map((order, k) =>
        make(
          ['field-order', 'params-missing-from-base'],
          `some-${i}-${k}`,
          `leaves ${nameOf(part)} out of ${called}, and puts the other parts in another order: ${order.map(nameOf).join(', ')}`,
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
