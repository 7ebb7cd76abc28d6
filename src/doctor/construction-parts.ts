import type { HashName } from '../core/crypto/port.ts';
import type { Expr } from '../core/recipe/expression.ts';
import type { Names } from './alter/alteration.ts';
import type { How } from './how.ts';
import type { Hypothesis } from './hypothesis.ts';

// What hypotheses about a construction are made with.

/** The hashes that hypotheses put in each other's place, those that are met most first. */
export const ALGORITHMS: readonly HashName[] = ['SHA-256', 'MD5', 'SHA-1', 'SHA-512', 'SHA-384'];

export type Make = (
  names: Names,
  id: string,
  says: string,
  replacement: Expr,
  cost: number,
  how?: Partial<How>,
) => Hypothesis;

/** Makes hypotheses about one site. */
export function maker(site: Expr): Make {
  return (names, id, says, replacement, cost, how = {}) => ({
    id: `${site.op}/${id}`,
    names,
    says,
    how: { id: `${site.op}/${id}`, ...how },
    site,
    replacement,
    cost,
  });
}

/** The text whose UTF-8 bytes these are. */
export function textOf(bytes: Expr): Expr<'text'> | undefined {
  const [inner] = bytes.args;
  return bytes.op === 'utf8' && inner?.kind === 'text' ? (inner as Expr<'text'>) : undefined;
}
