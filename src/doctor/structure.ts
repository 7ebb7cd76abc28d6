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
import { nameOf, type PartList } from './parts.ts';
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
  const list = listOf(site);
  if (isToken(site)) return unlabelled(list);
  const unused = unusedFields(root, fields, inputs);
  const others = unused.map(({ name }) => fieldExpr(name));
  return [
    ...separators(list),
    ...rareSeparators(list),
    ...placeholders(variableNames(list.parts), list),
    ...missing(list, fields),
    ...memberCases(list),
    ...orders(list),
    ...ordersApart(list),
    ...ordersOfSome(list),
    ...sortedApart(list, fields),
    ...withSecret(list, fields),
    ...shownLists(list),
    ...additions(list, [...others, ...unusedMembers(root, inputs)]),
    ...addedApart(list, others),
    ...pairsOf(list),
    ...namedParts(list, fields),
    ...writtenParts(site as Expr<'text'>, list, fields, inputs),
    ...wholeBody(list, unused),
    ...everyPart(list, fields, inputs),
    ...bodyBeside(list, fields, inputs),
    ...summed(list, fields, inputs),
  ];
}

/** A list within the string has a name of its own: its parts are not the string's. */
function listOf(site: Expr): PartList {
  const isLine = site.op === 'joinPresent';
  const line = `the ${nameOf(site)} line`;
  const joined = isLine ? joinPresent : join;
  const separator = site.op === 'concat' ? '' : String(site.param);
  return {
    parts: site.args as readonly Expr<'text'>[],
    separator,
    joined,
    listed: (parts) => joined(separator, ...parts),
    called: isLine ? line : 'the string',
    whose: isLine ? ` of ${line}` : '',
    make: (cause, id, says, replacement, cost, also = [], how = {}) => ({
      id: `${site.op}/${id}`,
      names: [typeof cause === 'string' ? [cause] : cause, ...also],
      says,
      how: { id: `list/${id}`, ...(isLine ? { within: line } : {}), ...how },
      site,
      replacement,
      cost,
      place: 'part',
    }),
  };
}

/** The recipe's own `name=value` is no base string. */
function isToken(node: Expr): boolean {
  return node.args.length < 2 || (node.args.length === 2 && node.args[0]?.op === 'literal');
}

function unlabelled({ parts, make }: PartList): Hypothesis[] {
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
          { id: 'list/label', text: other },
        ),
      ),
  ];
}
