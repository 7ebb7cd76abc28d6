import { lower, upper } from '../core/recipe/expression.ts';
import type { Hypothesis } from './hypothesis.ts';
import { nameOf, type PartList } from './parts.ts';

const CASES = [
  ['upper', 'upper-cases', upper],
  ['lower', 'lower-cases', lower],
] as const;

/** Two members in another case at once: a class that has both as enumerations prints them alike. */
export function memberCases({ parts, listed, make }: PartList): Hypothesis[] {
  const members = parts.filter(({ op }) => op === 'jsonMember');
  return members.flatMap((first, i) =>
    members
      .slice(i + 1)
      .flatMap((second) =>
        CASES.map(([id, words, fold]) =>
          make(
            'field-case-changed',
            `${id}-${nameOf(first)}-${nameOf(second)}`,
            `${words} ${nameOf(first)} and ${nameOf(second)}`,
            listed(parts.map((part) => (part === first || part === second ? fold(part) : part))),
            2,
            [],
            { id: `list/${id}-two`, names: [nameOf(first), nameOf(second)] },
          ),
        ),
      ),
  );
}
