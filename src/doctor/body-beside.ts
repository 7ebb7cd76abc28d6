import { concat, field, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { nameOf, type PartList } from './parts.ts';

/** The body itself in a string that holds its hash: after the string, as one more part, or in the place of a computed one. */
export function bodyBeside(list: PartList, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  if (list.parts.length < 3) return [];
  return fields
    .filter(({ kind, name }) => kind === 'rawBody' && (inputs[name] ?? '') !== '')
    .flatMap(({ name }) => [...bodyAdded(list, name), ...bodyForHash(list, name)]);
}

function bodyAdded({ parts, listed, called, make }: PartList, name: string): Hypothesis[] {
  const body = field(name);
  const end = parts.findIndex((part) => part.op === 'literal' && part.param === '');
  const added = (id: string, where: string, replacement: Expr, cost: number): Hypothesis =>
    make('signed-set-differs-from-sent', `${name}-${id}`, `puts ${name} itself ${where}`, replacement, cost, [], {
      id: `list/body-${id}`,
      other: name,
    });
  return [
    make(
      'signed-set-differs-from-sent',
      `${name}-alone`,
      `signs ${name} alone`,
      body,
      2.3,
      [['params-missing-from-base']],
      { id: 'list/body-alone', other: name },
    ),
    added('after', `after ${called}`, concat(listed(parts), body), 2),
    added(
      'part',
      `into ${called} as one more part`,
      listed(parts.toSpliced(end === -1 ? parts.length : end, 0, body)),
      UNCOMMON,
    ),
  ];
}

function bodyForHash({ parts, listed, make }: PartList, name: string): Hypothesis[] {
  return parts.flatMap((part, i) =>
    COMPUTED.has(part.op)
      ? [
          make(
            'wrong-inner-digest',
            `${name}-for-${i}`,
            `puts ${name} itself where ${nameOf(part)} belongs`,
            listed(parts.with(i, field(name))),
            2,
            [['signed-set-differs-from-sent']],
            { id: 'list/body-for', of: nameOf(part), other: name },
          ),
        ]
      : [],
  );
}

const COMPUTED: ReadonlySet<string> = new Set(['joinPresent', 'whenPresent', 'base64', 'hex', 'concat']);
