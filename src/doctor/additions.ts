import { concat, field, join, jsonMember, nodesOf, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import { UNCOMMON, type Names } from './alter/alteration.ts';
import type { How } from './how.ts';
import type { Hypothesis } from './hypothesis.ts';
import { readJson } from './json/model.ts';
import { nameOf, type PartList } from './parts.ts';

/** Other inputs put among the parts, in place of one, or one part twice. */
export function additions(list: PartList, unused: readonly Expr<'text'>[]): Hypothesis[] {
  return [...unused.flatMap((extra) => added(list, extra)), ...replaced(list, unused), ...twice(list)];
}

/** One more input, at each place. */
function added({ parts, listed, called, make }: PartList, extra: Expr<'text'>): Hypothesis[] {
  return [...Array(parts.length + 1).keys()].map((i) =>
    make(
      'signed-set-differs-from-sent',
      `plus-${nameOf(extra)}-${i}`,
      `puts ${nameOf(extra)} into ${called} too, ${placed(parts, i)}`,
      listed(parts.toSpliced(i, 0, extra)),
      2,
      [],
      { id: 'list/plus', other: nameOf(extra), ...followed(parts, i) },
    ),
  );
}

/** A member that is not signed in the place of one that is. */
function replaced({ parts, listed, make }: PartList, unused: readonly Expr<'text'>[]): Hypothesis[] {
  const isMember = ({ op }: Expr): boolean => op === 'jsonMember';
  return unused
    .filter(isMember)
    .flatMap((other) =>
      parts.flatMap((part, i) =>
        isMember(part)
          ? [
              make(
                'wrong-id-in-base',
                `${nameOf(other)}-for-${i}`,
                `uses ${nameOf(other)} for ${nameOf(part)}`,
                listed(parts.with(i, other)),
                1.9,
                [],
                { id: 'list/other', of: nameOf(part), other: nameOf(other) },
              ),
            ]
          : [],
      ),
    );
}

function twice({ parts, listed, called, make }: PartList): Hypothesis[] {
  return parts.flatMap((part, i) =>
    part.op === 'literal'
      ? []
      : [
          make(
            'signed-set-differs-from-sent',
            `twice-${i}`,
            `puts ${nameOf(part)} into ${called} twice`,
            listed(parts.toSpliced(i, 0, part)),
            2.6,
            [],
            { id: 'list/plus', other: nameOf(part), of: nameOf(part) },
          ),
        ],
  );
}

/** The same as data: what follows it. */
function followed(parts: readonly Expr<'text'>[], at: number): Partial<How> {
  const next = parts[at];
  return next ? { of: nameOf(next) } : {};
}

/** Where among the parts something stands. */
function placed(parts: readonly Expr<'text'>[], at: number): string {
  const next = parts[at];
  return next && nameOf(next) !== 'the end' ? `before ${nameOf(next)}` : 'at its end';
}

const SEPARATORS = [':', '.', '|', '\n', '&', ';', ',', '-'] as const;

/** Another input before or after the parts, and a separator between all, where the vendor has none: two of a kind, in one line of code. */
export function addedApart(
  { parts, separator: own, called, make }: PartList,
  unused: readonly Expr<'text'>[],
): Hypothesis[] {
  if (own !== '' || parts.length > 3) return [];
  return unused.flatMap((extra) =>
    SEPARATORS.flatMap((separator) =>
      [0, parts.length].map((at) =>
        make(
          'signed-set-differs-from-sent',
          `plus-${nameOf(extra)}-${at}-by-${separator}`,
          `puts ${nameOf(extra)} into ${called} too, ${placed(parts, at)}, with ${JSON.stringify(separator)} between all parts`,
          join(separator, ...parts.toSpliced(at, 0, extra)),
          UNCOMMON,
          [['missing-separator'], ['missing-separator', 'signed-set-differs-from-sent']],
          { id: 'list/plus', other: nameOf(extra), ...followed(parts, at), text: separator },
        ),
      ),
    ),
  );
}

/** Members of a JSON body that the recipe reads other members of. */
export function unusedMembers(root: Expr, inputs: Inputs): Expr<'text'>[] {
  const nodes = nodesOf([root]);
  const read = nodes.filter((node) => node.op === 'jsonMember');
  const [body] = read.flatMap(({ args }) => args);
  if (body?.op !== 'field') return [];
  const json = readJson(inputs[String(body.param)] ?? '');
  const used = new Set(read.flatMap(({ param }) => param as readonly string[]));
  const names =
    json?.is === 'object'
      ? json.members.flatMap(([name, value]) =>
          used.has(name) || value.is === 'object' || value.is === 'array' ? [] : [name],
        )
      : [];
  return names.map((name) => jsonMember(body as Expr<'text'>, name));
}

/** The parts as name=value, or as JSON: a string nobody asked for. */
export function pairsOf({ parts, whose, make }: PartList): Hypothesis[] {
  const named = parts.filter((part) => part.op !== 'literal');
  if (named.length > 6) return [];
  const items = (between: string): Expr<'text'>[] => named.map((part) => concat(nameOf(part), between, part));
  const pair = (id: string, words: string, text: Expr, cost: number, also: Names = [], how: Partial<How> = {}) =>
    make('signed-set-differs-from-sent', id, `writes the parts${whose} as ${words}`, text, cost, also, how);
  const names = named.map(nameOf);
  return [
    pair('named', 'name=value with & between', join('&', ...items('=')), 1.9, FORM_VS_JSON, {
      id: 'list/query',
      names,
      labels: names,
    }),
    pair('named-bare', 'name=value with nothing between', concat(...items('=')), 2.2),
    make(
      'signed-set-differs-from-sent',
      'named-colon',
      `writes the names before the parts${whose}`,
      concat(...items('')),
      2.4,
    ),
    pair('json', 'JSON', jsonOf(named, ',', ':', '"'), 2, FORM_VS_JSON),
    pair('json-numbers', 'JSON', jsonOf(named, ',', ':', ''), 2.3, FORM_VS_JSON),
    pair('json-spaced', 'JSON with spaces', jsonOf(named, ', ', ': ', '"'), 2.2, FORM_VS_JSON),
    make(
      'body-object-to-string',
      'array',
      `joins the parts${whose} with commas, as an array's text`,
      join(',', ...parts),
      2.6,
    ),
  ];
}

const FORM_VS_JSON: Names = [['form-vs-json']];

/** A JSON object of the parts by their names, each value between `quote`. */
function jsonOf(parts: readonly Expr<'text'>[], comma: string, colon: string, quote: string): Expr<'text'> {
  const members = parts.map((part) => concat(`"${nameOf(part)}"${colon}${quote}`, part, quote));
  return concat('{', join(comma, ...members), '}');
}

/** The secret put into the string as well, at either end. */
export function withSecret({ parts, listed, called, make }: PartList, fields: readonly FieldDef[]): Hypothesis[] {
  const has = (name: string): boolean => parts.some((part) => part.op === 'field' && part.param === name);
  return fields
    .filter(({ name, secret }) => secret === true && !has(name))
    .flatMap(({ name }) =>
      [0, parts.length].map((at) =>
        make(
          'signed-set-differs-from-sent',
          `secret-${name}-${at}`,
          `puts ${name} into ${called} too, ${placed(parts, at)}`,
          listed(parts.toSpliced(at, 0, field(name))),
          1.9,
          [],
          { id: 'list/plus', other: name, ...followed(parts, at) },
        ),
      ),
    );
}

/** A list turned into text as it is: Java's and Python's own forms of it. */
export function shownLists({ parts: all, whose, make }: PartList): Hypothesis[] {
  // An empty last part is only a separator at the end.
  const parts = all.filter(({ op, param }) => op !== 'literal' || param !== '');
  if (parts.length > 8 || parts.some(({ op }) => op === 'literal')) return [];
  const quotedBy = (quote: string): Expr<'text'>[] => parts.map((part) => concat(quote, part, quote));
  const shown = (id: string, says: string, expr: Expr): Hypothesis =>
    make('body-object-to-string', `shown-${id}`, says, expr, 2.3, [['missing-separator']]);
  return [
    shown('java', `signs toString() of a list of the parts${whose}`, concat('[', join(', ', ...parts), ']')),
    shown('python', `signs str() of a list of the parts${whose}`, concat('[', join(', ', ...quotedBy("'")), ']')),
    shown('tuple', `signs str() of a tuple of the parts${whose}`, concat('(', join(', ', ...quotedBy("'")), ')')),
    ...[',', ', '].map((comma) =>
      make(
        'signed-set-differs-from-sent',
        `shown-json${comma}`,
        `signs the parts${whose} as a JSON array`,
        concat('[', join(comma, ...quotedBy('"')), ']'),
        2.3,
        [['body-object-to-string'], ['missing-separator']],
      ),
    ),
    shown('go', `signs fmt's text of a slice of the parts${whose}`, concat('[', join(' ', ...parts), ']')),
  ];
}
