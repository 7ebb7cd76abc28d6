import { altered, concat, lower, nodesOf, percentEncode, upper, type Expr } from '../core/recipe/expression.ts';
import type { Names } from './alter/alteration.ts';
import { lenientPercentDecode } from './alter/percent.ts';
import type { Hypothesis } from './hypothesis.ts';
import { stepOf } from './parts.ts';
import type { Values } from './plan.ts';

const LISTS: ReadonlySet<string> = new Set(['concat', 'join', 'joinPresent']);

/** A part of a string that is a string of several parts itself: quoted, in another case, encoded or decoded as a whole. */
export function composedParts(root: Expr, values: Values): Hypothesis[] {
  return nodesOf([root]).flatMap((list) => {
    if (!LISTS.has(list.op)) return [];
    return list.args.flatMap((site, i) => {
      const value = LISTS.has(site.op) && site.args.length > 1 ? values.of(site) : undefined;
      return value?.kind === 'text' && value.text !== ''
        ? ofPart(site as Expr<'text'>, value.text, stepOf(site) ?? `part ${i + 1} of the string`)
        : [];
    });
  });
}

function ofPart(site: Expr<'text'>, text: string, name: string): Hypothesis[] {
  const make = (id: string, names: Names, says: string, replacement: Expr, cost: number): Hypothesis => ({
    id: `part/${id}`,
    names,
    says: `${says} ${name}`,
    how: { id: `part/${id}`, of: name },
    site,
    replacement,
    cost,
  });
  return [
    make('double-quotes', [['quotes-around-message']], 'keeps double quotes round', concat('"', site, '"'), 1.8),
    make('single-quotes', [['quotes-around-message']], 'keeps single quotes round', concat("'", site, "'"), 2),
    make('lower', [['field-case-changed']], 'lower-cases', lower(site), 1.8),
    make('upper', [['field-case-changed']], 'upper-cases', upper(site), 2.1),
    make('decoded', [['url-encoding']], 'percent-decodes', altered(site, lenientPercentDecode(text)), 1.8),
    make(
      'form-decoded',
      [['url-encoding'], ['plus-vs-space']],
      'form-decodes',
      altered(site, lenientPercentDecode(text.replaceAll('+', ' '))),
      2.1,
    ),
    make('encoded', [['url-double-encoding'], ['url-encoding']], 'percent-encodes once more', percentEncode(site), 1.9),
    make(
      'entities',
      [['html-entity-encoded']],
      'has &amp; for each & in',
      altered(site, text.replaceAll('&', '&amp;')),
      2.2,
    ),
  ];
}
