import { concat, field, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { nameOf, type Make } from './parts.ts';

/** The body itself in a string that holds its hash: after the string, as one more part, or in the place of a computed one. */
export function bodyBeside(
  parts: readonly Expr<'text'>[],
  listed: (list: readonly Expr<'text'>[]) => Expr<'text'>,
  fields: readonly FieldDef[],
  inputs: Inputs,
  make: Make,
): Hypothesis[] {
  if (parts.length < 3) return [];
  return fields
    .filter(({ kind, name }) => kind === 'rawBody' && (inputs[name] ?? '') !== '')
    .flatMap(({ name }) => {
      const body = field(name);
      const end = parts.findIndex((part) => part.op === 'literal' && part.param === '');
      const says = (where: string): string => `puts ${name} itself ${where}`;
      const added = [
        make(
          'signed-set-differs-from-sent',
          `${name}-after`,
          says('after the string'),
          concat(listed(parts), body),
          2,
          [],
          {
            id: 'list/body-after',
            other: name,
          },
        ),
        make(
          'signed-set-differs-from-sent',
          `${name}-part`,
          says('into the string as one more part'),
          listed(end === -1 ? [...parts, body] : parts.toSpliced(end, 0, body)),
          UNCOMMON,
          [],
          { id: 'list/body-part', other: name },
        ),
      ];
      const instead = parts.flatMap((part, i) =>
        COMPUTED.has(part.op)
          ? [
              make(
                'wrong-inner-digest',
                `${name}-for-${i}`,
                says(`where ${nameOf(part)} belongs`),
                listed(parts.with(i, body)),
                2,
                [['signed-set-differs-from-sent']],
                { id: 'list/body-for', of: nameOf(part), other: name },
              ),
            ]
          : [],
      );
      return [...added, ...instead];
    });
}

const COMPUTED: ReadonlySet<string> = new Set(['joinPresent', 'whenPresent', 'base64', 'hex', 'concat']);
