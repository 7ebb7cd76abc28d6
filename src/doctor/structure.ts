import { concat, field as fieldExpr, join, joinPresent, nodesOf, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import { addedApart, additions, pairsOf, shownLists, unusedMembers, withSecret } from './additions.ts';
import { UNCOMMON } from './alter/alteration.ts';
import { formParts } from './form-parts.ts';
import type { Hypothesis } from './hypothesis.ts';
import { camelName, plainField } from './json/go-values.ts';
import { orders, ordersApart, ordersOfSome, sortedApart } from './orders.ts';
import { namedParts, variableNames } from './named-parts.ts';
import { memberCases } from './member-cases.ts';
import { missing } from './missing.ts';
import { bodyBeside } from './body-beside.ts';
import { everyPart, wholeBody } from './other-parts.ts';
import { summed } from './summed.ts';
import { nameOf, type Make } from './parts.ts';
import { placeholders } from './placeholders.ts';
import { rareSeparators, separators } from './separators.ts';
import { unusedFields } from './sites.ts';
import { writtenParts } from './written-parts.ts';

// Base strings put together otherwise: mistakes.md group H.

/** Everything that can be otherwise about a `concat` or `join`. */
export function structureHypotheses(root: Expr, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  return nodesOf([root]).flatMap((node) => {
    if (node.op === 'formEncode') return formParts(node, fields, inputs);
    return LISTS.has(node.op) ? listHypotheses(node, root, fields, inputs) : [];
  });
}

const LISTS: ReadonlySet<string> = new Set(['concat', 'join', 'joinPresent']);

/** Everything that can be otherwise about one list; `root` tells which fields are used. */
export function listHypotheses(site: Expr, root: Expr, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  const parts = site.args as readonly Expr<'text'>[];
  const separator = site.op === 'concat' ? '' : String(site.param);
  // A list within the string has a name of its own: its parts are not the string's.
  const own = site.op === 'joinPresent' ? `the ${nameOf(site)} line` : undefined;
  const make: Make = (cause, id, says, replacement, cost, also = [], how = {}) => ({
    id: `${site.op}/${id}`,
    names: [typeof cause === 'string' ? [cause] : cause, ...also],
    says: own === undefined ? says : within(own, says),
    how: { id: `list/${id}`, ...(own === undefined ? {} : { within: own }), ...how },
    site,
    replacement,
    cost,
    place: 'part',
  });
  if (isToken(site)) return unlabelled(parts, make);
  const listed = (list: readonly Expr<'text'>[]): Expr<'text'> =>
    site.op === 'joinPresent' ? joinPresent(separator, ...list) : join(separator, ...list);
  return [
    ...separators(parts, separator, make, site.op === 'joinPresent' ? joinPresent : join),
    ...rareSeparators(parts, separator, make, listed),
    ...placeholders(variableNames(parts), separator, make),
    ...missing(parts, listed, separator, fields, make),
    ...memberCases(parts, listed, make),
    ...orders(parts, listed, make),
    ...ordersApart(parts, separator, make),
    ...ordersOfSome(parts, listed, make),
    ...sortedApart(parts, separator, fields, make),
    ...withSecret(parts, listed, fields, make),
    ...shownLists(parts, make),
    ...additions(
      parts,
      listed,
      [...unusedFields(root, fields, inputs).map(({ name }) => fieldExpr(name)), ...unusedMembers(root, inputs)],
      make,
    ),
    ...addedApart(
      parts,
      separator,
      unusedFields(root, fields, inputs).map(({ name }) => fieldExpr(name)),
      make,
    ),
    ...pairsOf(parts, make),
    ...namedParts(parts, fields, make),
    ...writtenParts(site as Expr<'text'>, parts, fields, inputs, make),
    ...wholeBody(parts, separator, root, fields, inputs, make),
    ...everyPart(parts, listed, fields, inputs, make),
    ...bodyBeside(parts, listed, fields, inputs, make),
    ...summed(parts, fields, inputs, make),
  ];
}

const within = (list: string, says: string): string =>
  says
    .replace('the string', list)
    .replace(/\bthe (?:(?:first|last) )?parts?\b(?! of)/, (parts) => `${parts} of ${list}`);

/** The recipe's own `name=value` is no base string. */
function isToken(node: Expr): boolean {
  return node.args.length < 2 || (node.args.length === 2 && node.args[0]?.op === 'literal');
}

function unlabelled(parts: readonly Expr<'text'>[], make: Make): Hypothesis[] {
  const [label, value] = parts;
  if (!label || !value) return [];
  const text = String(label.param);
  const name = text.replace(/=$/, '');
  return [
    make('prefix-missing-or-included', 'no-label', `leaves ${text} away`, value, 1.8),
    ...[camelName(name), plainField(name), name.replaceAll('_', '-'), name.replaceAll('_', ''), name.toUpperCase()]
      .filter((other) => other !== name)
      .map((other) =>
        make(
          'key-name-case',
          `label-${other}`,
          `writes ${other}= for ${text}`,
          concat(`${other}=`, value),
          UNCOMMON,
          [],
          {
            id: 'list/label',
            text: other,
          },
        ),
      ),
  ];
}
