import { concat, field, join, jsonMember, nodesOf, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { How } from './how.ts';
import type { Hypothesis } from './hypothesis.ts';
import { readJson } from './json/model.ts';
import { nameOf, type Make } from './parts.ts';

/** Other inputs put among the parts, in place of one, or one part twice. */
export function additions(
  parts: readonly Expr<'text'>[],
  listed: (list: readonly Expr<'text'>[]) => Expr,
  unused: readonly Expr<'text'>[],
  make: Make,
): Hypothesis[] {
  const added = unused.flatMap((extra) =>
    [...Array(parts.length + 1).keys()].map((i) =>
      make(
        'signed-set-differs-from-sent',
        `plus-${nameOf(extra)}-${i}`,
        `puts ${nameOf(extra)} into the string too, ${placed(parts, i)}`,
        listed(parts.toSpliced(i, 0, extra)),
        2,
        [],
        { id: 'list/plus', other: nameOf(extra), ...followed(parts, i) },
      ),
    ),
  );
  const replaced = unused
    .filter(({ op }) => op === 'jsonMember')
    .flatMap((other) =>
      parts.flatMap((part, i) =>
        part.op === 'jsonMember'
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
  const twice = parts.flatMap((part, i) =>
    part.op === 'literal'
      ? []
      : [
          make(
            'signed-set-differs-from-sent',
            `twice-${i}`,
            `puts ${nameOf(part)} into the string twice`,
            listed(parts.toSpliced(i, 0, part)),
            2.6,
            [],
            { id: 'list/plus', other: nameOf(part), of: nameOf(part) },
          ),
        ],
  );
  return [...added, ...replaced, ...twice];
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
  parts: readonly Expr<'text'>[],
  own: string,
  unused: readonly Expr<'text'>[],
  make: Make,
): Hypothesis[] {
  if (own !== '' || parts.length > 3) return [];
  return unused.flatMap((extra) =>
    SEPARATORS.flatMap((separator) =>
      [0, parts.length].map((at) =>
        make(
          'signed-set-differs-from-sent',
          `plus-${nameOf(extra)}-${at}-by-${separator}`,
          `puts ${nameOf(extra)} into the string too, ${placed(parts, at)}, with ${JSON.stringify(separator)} between all parts`,
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
export function pairsOf(parts: readonly Expr<'text'>[], make: Make): Hypothesis[] {
  const named = parts.filter((part) => part.op !== 'literal');
  if (named.length > 6) return [];
  const items = (between: string): Expr<'text'>[] => named.map((part) => concat(nameOf(part), between, part));
  const json = (comma: string, colon: string, quotes: boolean): Expr<'text'> =>
    concat(
      '{',
      join(
        comma,
        ...named.map((part) => concat(`"${nameOf(part)}"${colon}${quotes ? '"' : ''}`, part, quotes ? '"' : '')),
      ),
      '}',
    );
  return [
    make(
      'signed-set-differs-from-sent',
      'named',
      'writes the parts as name=value with & between',
      join('&', ...items('=')),
      1.9,
      [['form-vs-json']],
      { id: 'list/query', names: named.map(nameOf), labels: named.map(nameOf) },
    ),
    make(
      'signed-set-differs-from-sent',
      'named-bare',
      'writes the parts as name=value with nothing between',
      concat(...items('=')),
      2.2,
    ),
    make('signed-set-differs-from-sent', 'named-colon', 'writes the names before the parts', concat(...items('')), 2.4),
    make('signed-set-differs-from-sent', 'json', 'writes the parts as JSON', json(',', ':', true), 2, [
      ['form-vs-json'],
    ]),
    make('signed-set-differs-from-sent', 'json-numbers', 'writes the parts as JSON', json(',', ':', false), 2.3, [
      ['form-vs-json'],
    ]),
    make(
      'signed-set-differs-from-sent',
      'json-spaced',
      'writes the parts as JSON with spaces',
      json(', ', ': ', true),
      2.2,
      [['form-vs-json']],
    ),
    make('body-object-to-string', 'array', "joins the parts with commas, as an array's text", join(',', ...parts), 2.6),
  ];
}

/** The secret put into the string as well, at either end. */
export function withSecret(
  parts: readonly Expr<'text'>[],
  listed: (list: readonly Expr<'text'>[]) => Expr,
  fields: readonly FieldDef[],
  make: Make,
): Hypothesis[] {
  const has = (name: string): boolean => parts.some((part) => part.op === 'field' && part.param === name);
  return fields
    .filter(({ name, secret }) => secret === true && !has(name))
    .flatMap(({ name }) =>
      [0, parts.length].map((at) =>
        make(
          'signed-set-differs-from-sent',
          `secret-${name}-${at}`,
          `puts ${name} into the string too, ${placed(parts, at)}`,
          listed(parts.toSpliced(at, 0, field(name))),
          1.9,
          [],
          { id: 'list/plus', other: name, ...followed(parts, at) },
        ),
      ),
    );
}

/** A list turned into text as it is: Java's and Python's own forms of it. */
export function shownLists(parts: readonly Expr<'text'>[], make: Make): Hypothesis[] {
  if (parts.length > 6 || parts.some(({ op }) => op === 'literal')) return [];
  const quotedBy = (quote: string): Expr<'text'>[] => parts.map((part) => concat(quote, part, quote));
  const shown = (id: string, says: string, expr: Expr): Hypothesis =>
    make('body-object-to-string', `shown-${id}`, says, expr, 2.3, [['missing-separator']]);
  return [
    shown('java', 'signs toString() of a list of the parts', concat('[', join(', ', ...parts), ']')),
    shown('python', 'signs str() of a list of the parts', concat('[', join(', ', ...quotedBy("'")), ']')),
    shown('tuple', 'signs str() of a tuple of the parts', concat('(', join(', ', ...quotedBy("'")), ')')),
    ...[',', ', '].map((comma) =>
      make(
        'signed-set-differs-from-sent',
        `shown-json${comma}`,
        'signs the parts as a JSON array',
        concat('[', join(comma, ...quotedBy('"')), ']'),
        2.3,
        [['body-object-to-string'], ['missing-separator']],
      ),
    ),
    shown('go', "signs fmt's text of a slice of the parts", concat('[', join(' ', ...parts), ']')),
  ];
}
