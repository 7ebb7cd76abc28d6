import { altered, concat, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { fieldOf, isNumeric, nameOf, type PartList } from './parts.ts';

/** Two whole numbers side by side, which + adds before a text makes it join: `id + key + token` in Java, C# and JavaScript. */
export function summed({ parts, make }: PartList, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  const isNumber = (part: Expr): boolean => isNumeric(fieldOf(part, fields));
  const [first, second, ...more] = parts.filter(isNumber);
  const rest = parts.filter((part) => !isNumber(part));
  const [a, b] = [first, second].map((part) => inputs[String(part?.param)] ?? '');
  if (
    !first ||
    !second ||
    more.length > 0 ||
    rest.length === 0 ||
    !/^\d{1,18}$/.test(a ?? '') ||
    !/^\d{1,18}$/.test(b ?? '')
  )
    return [];
  const sum = altered(first, String(BigInt(a ?? '') + BigInt(b ?? '')));
  const says = `puts ${nameOf(first)} and ${nameOf(second)} side by side, where + adds the two numbers`;
  const names = [['field-order'], ['number-formatting'], ['field-order', 'number-formatting']];
  return [concat(sum, ...rest), concat(...rest, sum)].map((expr, i) =>
    make('field-order', `summed-${i}`, says, expr, UNCOMMON, names.slice(1), { id: 'list/summed' }),
  );
}
