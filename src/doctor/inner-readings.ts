import { encodeHex } from '../core/bytes/hex.ts';
import { alteredBytes, concatBytes, literal, nodesOf, utf8, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { READINGS } from './alter/reading.ts';
import { about, type Hypothesis } from './hypothesis.ts';

/**
 * A secret inside the string, read as other bytes: the string is then put together from bytes. Only
 * where a secret and other parts are encoded together.
 */
export function innerReadings(root: Expr, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  const site = nodesOf([root]).find(
    (node) =>
      node.op === 'utf8' &&
      (node.args[0]?.op === 'concat' || node.args[0]?.op === 'join') &&
      node.args[0].args.some((arg) => isSecret(arg, fields)),
  );
  const list = site?.args[0];
  const secret = list?.args.find((arg) => isSecret(arg, fields));
  if (!site || !list || !secret) return [];
  const separator = list.op === 'join' ? String(list.param) : '';
  return READINGS.flatMap(({ id, names, says, read, cost }) => {
    const bytes = read(inputs[String(secret.param)] ?? '');
    if (!bytes || id === 'empty') return [];
    const pieces = list.args.flatMap((arg, i) => [
      ...(i > 0 && separator !== '' ? [utf8(literal(separator))] : []),
      arg === secret ? alteredBytes(secret as Expr<'text'>, encodeHex(bytes)) : utf8(arg as Expr<'text'>),
    ]);
    return [
      {
        id: `${String(secret.param)}/${id}`,
        names,
        says: about(String(secret.param), says),
        site,
        replacement: concatBytes(...pieces),
        cost,
      },
    ];
  });
}

function isSecret(node: Expr, fields: readonly FieldDef[]): boolean {
  return node.op === 'field' && fields.some((field) => field.secret === true && field.name === node.param);
}
