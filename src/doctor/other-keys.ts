import { encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { alteredBytes, field as fieldExpr, nodesOf, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON, type Names } from './alter/alteration.ts';
import { READINGS } from './alter/reading.ts';
import { about, type Hypothesis } from './hypothesis.ts';

/** What is done to nearly every key costs no more. */
const MET = 1.5;

/**
 * Another credential of the same account for the key, and read as other bytes than its UTF-8, or without its label.
 * Two mistakes, and of one text: neither stands in the recipe.
 */
export function otherKeys(root: Expr, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  const secret = fields.find(({ secret: isSecret }) => isSecret === true);
  const site = nodesOf([root]).find(
    ({ op, args: [text] }) => op === 'utf8' && text?.op === 'field' && text.param === secret?.name,
  );
  if (!secret || !site) return [];
  return fields
    .filter((other) => other.kind === 'credential' && (inputs[other.name] ?? '') !== '')
    .flatMap(({ name }) => {
      const text = inputs[name] ?? '';
      const make = (id: string, cause: readonly string[], says: string, bytes: Octets | undefined): Hypothesis[] => {
        const names: Names = [[...cause, 'wrong-key-field'], ['wrong-key-field']];
        const both = `uses ${name} for ${secret.name}, and ${about(name, says)}`;
        const replacement = bytes && alteredBytes(fieldExpr(name), encodeHex(bytes));
        if (!replacement || bytes.length === 0) return [];
        const how = { id: 'key/other', of: secret.name, other: name };
        return [{ id: `${name}/for-key-${id}`, names, says: both, how, site, replacement, cost: UNCOMMON }];
      };
      const bare = /^[A-Za-z]+_/.test(text) ? encodeUtf8(text.replace(/^[A-Za-z]+_/, '')) : undefined;
      return [
        ...READINGS.filter(({ cost }) => cost <= MET).flatMap(({ id, names, says, read }) =>
          make(id, names[0] ?? [], says, read(text)),
        ),
        ...make('bare', ['prefix-missing-or-included'], 'leaves its label away', bare),
      ];
    });
}
