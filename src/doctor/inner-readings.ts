import { encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { decodeUtf8 } from '../core/bytes/text.ts';
import { altered, alteredBytes, concatBytes, literal, nodesOf, utf8, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { READINGS } from './alter/reading.ts';
import { about, type Hypothesis } from './hypothesis.ts';

/**
 * A secret inside the string, read as other bytes. Where these are a text, it stands for the secret; otherwise the
 * string is put together from bytes, as it is where nothing else can be otherwise (`isLast`). Only where a secret and other parts are encoded together.
 */
export function innerReadings(root: Expr, fields: readonly FieldDef[], inputs: Inputs, isLast = false): Hypothesis[] {
  const site = nodesOf([root]).find(
    (node) =>
      node.op === 'utf8' &&
      (node.args[0]?.op === 'concat' || node.args[0]?.op === 'join') &&
      node.args[0].args.some((arg) => isSecret(arg, fields)),
  );
  const list = site?.args[0];
  const secret = list?.args.find((arg) => isSecret(arg, fields)) as Expr<'text'> | undefined;
  if (!site || !list || !secret) return [];
  return READINGS.flatMap(({ id, names, says, read, cost, how }) => {
    const bytes = read(inputs[String(secret.param)] ?? '');
    if (!bytes || id === 'empty') return [];
    const text = decodeUtf8(bytes);
    return [
      {
        id: `${String(secret.param)}/${id}`,
        names,
        says: about(String(secret.param), says),
        how: { id: `key/${id}`, of: String(secret.param), ...how },
        cost,
        // What else is otherwise about the string is found beside a text, and not beside bytes.
        ...(text === undefined || isLast
          ? { site, replacement: ofBytes(list, secret, bytes) }
          : { site: secret, replacement: altered(secret, text) }),
      },
    ];
  });
}

/** The parts of a list as bytes, with these for one of them. */
function ofBytes(list: Expr, part: Expr<'text'>, bytes: Octets): Expr<'bytes'> {
  const separator = list.op === 'join' ? String(list.param) : '';
  const pieces = list.args.flatMap((arg, i) => [
    ...(i > 0 && separator !== '' ? [utf8(literal(separator))] : []),
    arg === part ? alteredBytes(part, encodeHex(bytes)) : utf8(arg as Expr<'text'>),
  ]);
  return concatBytes(...pieces);
}

function isSecret(node: Expr, fields: readonly FieldDef[]): boolean {
  return node.op === 'field' && fields.some((field) => field.secret === true && field.name === node.param);
}
