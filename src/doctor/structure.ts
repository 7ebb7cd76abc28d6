import { encodeHex } from '../core/bytes/hex.ts';
import {
  alteredBytes,
  concat,
  concatBytes,
  field as fieldExpr,
  join,
  joinPresent,
  jsonMember,
  literal,
  nodesOf,
  utf8,
  type Expr,
} from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import { READINGS } from './alter/reading.ts';
import { readJson } from './json/model.ts';
import { about, type Hypothesis } from './hypothesis.ts';
import { unusedFields } from './sites.ts';

// Base strings put together otherwise: mistakes.md group H.

const SEPARATORS = [
  '',
  ':',
  '-',
  '|',
  '&',
  ';',
  ' ',
  '\n',
  ',',
  '.',
  '_',
  '/',
  '+',
  '\t',
  '#',
  '\r\n',
  '\r',
  String.raw`\n`,
  '||',
  '::',
  '*',
  '~',
  '=',
  '\\',
] as const;

type Make = (
  cause: string | readonly string[],
  id: string,
  says: string,
  replacement: Expr,
  cost: number,
  also?: readonly (readonly string[])[],
) => Hypothesis;

/** Everything that can be otherwise about a `concat` or `join`. */
export function structureHypotheses(root: Expr, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  return nodesOf([root]).flatMap((node) => (LISTS.has(node.op) ? ofList(node, root, fields, inputs) : []));
}

const LISTS: ReadonlySet<string> = new Set(['concat', 'join', 'joinPresent']);

function ofList(site: Expr, root: Expr, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  const parts = site.args as readonly Expr<'text'>[];
  const separator = site.op === 'concat' ? '' : String(site.param);
  const make: Make = (cause, id, says, replacement, cost, also = []) => ({
    id: `${site.op}/${id}`,
    names: [typeof cause === 'string' ? [cause] : cause, ...also],
    says,
    site,
    replacement,
    cost,
  });
  if (isToken(site)) return unlabelled(parts, make);
  const listed = (list: readonly Expr<'text'>[]): Expr =>
    site.op === 'joinPresent' ? joinPresent(separator, ...list) : join(separator, ...list);
  return [
    ...separators(parts, separator, make),
    ...missing(parts, listed, separator, make),
    ...orders(parts, listed, make),
    ...additions(
      parts,
      listed,
      [...unusedFields(root, fields, inputs).map(({ name }) => fieldExpr(name)), ...unusedMembers(root, inputs)],
      make,
    ),
    ...pairsOf(parts, make),
  ];
}

/** The recipe's own `name=value` is no base string. */
function isToken(node: Expr): boolean {
  return node.args.length < 2 || (node.args.length === 2 && node.args[0]?.op === 'literal');
}

function unlabelled(parts: readonly Expr<'text'>[], make: Make): Hypothesis[] {
  const [label, value] = parts;
  return label && value
    ? [make('prefix-missing-or-included', 'no-label', `leaves ${String(label.param)} away`, value, 1.8)]
    : [];
}

function separators(parts: readonly Expr<'text'>[], own: string, make: Make): Hypothesis[] {
  const shown = (separator: string): string => (separator === '' ? 'nothing' : JSON.stringify(separator));
  const others = SEPARATORS.filter((separator) => separator !== own);
  const all = others.map((separator, i) =>
    make(
      'missing-separator',
      `separator-${separator}`,
      `puts ${shown(separator)} between the parts`,
      join(separator, ...parts),
      1.2 + i / 50,
      separator === '\r\n' ? [['line-endings-crlf']] : [],
    ),
  );
  const tails = [own, ...SEPARATORS].filter((separator, i, list) => separator !== '' && list.indexOf(separator) === i);
  const after = tails.map((separator, i) =>
    make(
      'missing-separator',
      `after-${separator}`,
      `puts ${shown(separator)} after the last part`,
      concat(join(own, ...parts), separator),
      1.5 + i / 50,
      separator.trim() === '' ? [['trailing-newline']] : [],
    ),
  );
  const before = [own, '\n', ':', '|', '&']
    .filter((separator, i, list) => separator !== '' && list.indexOf(separator) === i)
    .map((separator) =>
      make(
        'missing-separator',
        `before-${separator}`,
        `puts ${shown(separator)} before the first part`,
        concat(separator, join(own, ...parts)),
        2,
      ),
    );
  const single = parts.length > 2 ? parts.slice(1).flatMap((_, i) => oneOther(parts, own, i + 1, make)) : [];
  return [
    ...all,
    ...(own === '\n'
      ? [
          make(
            ['line-endings-crlf'],
            'crlf-both',
            'puts CR LF between and after the parts',
            join('\r\n', ...parts),
            2.5,
          ),
        ]
      : []),
    ...after,
    ...before,
    ...single,
  ];
}

/** One separator missing, or the only one there is. */
function oneOther(parts: readonly Expr<'text'>[], own: string, at: number, make: Make): Hypothesis[] {
  const [head, tail] = [join(own, ...parts.slice(0, at)), join(own, ...parts.slice(at))];
  if (own !== '')
    return [
      make(
        'missing-separator',
        `joined-${at}`,
        `puts nothing between part ${at} and part ${at + 1}`,
        concat(head, tail),
        1.8,
      ),
    ];
  return [':', '-', '|', ' ', '\n', '&', '.', '_', ';'].map((separator) =>
    make(
      'missing-separator',
      `at-${at}${separator}`,
      `puts ${JSON.stringify(separator)} between part ${at} and part ${at + 1}`,
      concat(head, separator, tail),
      2,
    ),
  );
}

function missing(
  parts: readonly Expr<'text'>[],
  listed: (list: readonly Expr<'text'>[]) => Expr,
  separator: string,
  make: Make,
): Hypothesis[] {
  const without = parts.map((part, i) => {
    const isEnd = part.op === 'literal' && part.param === '';
    const name = nameOf(part);
    return isEnd
      ? make(
          'missing-separator',
          `without-end`,
          `puts no ${JSON.stringify(separator)} after the last element`,
          listed(parts.toSpliced(i, 1)),
          1,
          [['empty-field-dropped'], ['params-missing-from-base'], ['trailing-newline-stripped']],
        )
      : make(
          'params-missing-from-base',
          `without-${i}`,
          `leaves ${name} out of the string`,
          listed(parts.toSpliced(i, 1)),
          1.3,
          [['empty-field-dropped']],
        );
  });
  const emptied =
    separator === ''
      ? []
      : parts.map((part, i) =>
          make(
            'params-missing-from-base',
            `emptied-${i}`,
            `leaves ${nameOf(part)} empty in the string`,
            listed(parts.with(i, literal(''))),
            1.6,
          ),
        );
  const pairs =
    parts.length < 4
      ? []
      : parts.flatMap((part, i) =>
          parts
            .slice(i + 1)
            .map((other, k) =>
              make(
                'params-missing-from-base',
                `without-${i}-${i + 1 + k}`,
                `leaves ${nameOf(part)} and ${nameOf(other)} out of the string`,
                listed(parts.filter((candidate) => candidate !== part && candidate !== other)),
                2.2,
                [['empty-field-dropped']],
              ),
            ),
        );
  const empties =
    separator === ''
      ? []
      : [
          make(
            'empty-field-dropped',
            'no-empties',
            'leaves out the empty parts with their separators',
            joinPresent(separator, ...parts),
            1.2,
          ),
          make(
            'empty-field-dropped',
            'no-empties-end',
            'leaves out the empty parts with their separators, but not the last',
            concat(joinPresent(separator, ...parts), separator),
            1.4,
          ),
        ];
  const ends =
    separator === '' || parts.length < 4
      ? []
      : [2, 3].map((count) =>
          make(
            'params-missing-from-base',
            `end-${count}`,
            `leaves the last ${count} elements out of the string`,
            listed(parts.slice(0, -count)),
            2.4,
            [['empty-field-dropped'], ['missing-separator']],
          ),
        );
  const extra =
    separator === ''
      ? []
      : parts
          .slice(1)
          .map((_, i) =>
            make(
              'empty-field-added',
              `extra-${i}`,
              `has an empty element after part ${i + 1}`,
              listed(parts.toSpliced(i + 1, 0, literal(''))),
              2,
            ),
          );
  const undefineds = parts.flatMap((part, i) =>
    part.op === 'literal'
      ? []
      : ['null', 'undefined', 'None'].map((word) =>
          make(
            'literal-undefined',
            `${word}-${i}`,
            `has the word ${word} for ${nameOf(part)}`,
            listed(parts.with(i, literal(word))),
            2.2,
          ),
        ),
  );
  return [...without, ...emptied, ...pairs, ...empties, ...ends, ...extra, ...undefineds];
}

function orders(
  parts: readonly Expr<'text'>[],
  listed: (list: readonly Expr<'text'>[]) => Expr,
  make: Make,
): Hypothesis[] {
  const found = parts.length <= 4 ? permutations(parts).slice(1) : swaps(parts);
  const reversed = parts.length > 4 ? [parts.toReversed()] : [];
  return [...found, ...reversed].map((order, i) =>
    make(
      'field-order',
      `order-${i}`,
      `puts the parts in another order: ${order.map(nameOf).join(', ')}`,
      listed(order),
      1.3 + i / 100,
      [['key-id-secret-swapped']].filter(() => parts.length === 3),
    ),
  );
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

/** Two exchanged, or one moved elsewhere. */
function swaps<T>(items: readonly T[]): T[][] {
  const found: T[][] = [];
  items.forEach((item, i) => {
    items.forEach((other, k) => {
      if (k > i) found.push(items.with(i, other).with(k, item));
      if (Math.abs(k - i) > 1) found.push(items.toSpliced(i, 1).toSpliced(k, 0, item));
    });
  });
  return found;
}

function additions(
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
        `puts ${nameOf(extra)} into the string too`,
        listed(parts.toSpliced(i, 0, extra)),
        2,
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
          ),
        ],
  );
  return [...added, ...replaced, ...twice];
}

/** Members of a JSON body that the recipe reads other members of. */
function unusedMembers(root: Expr, inputs: Inputs): Expr<'text'>[] {
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
function pairsOf(parts: readonly Expr<'text'>[], make: Make): Hypothesis[] {
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

export function nameOf(part: Expr): string {
  if (part.op === 'field') return String(part.param);
  if (part.op === 'jsonMember' || part.op === 'optionalMember') return String((part.param as readonly string[])[0]);
  if (part.op === 'literal') return part.param === '' ? 'the end' : JSON.stringify(part.param);
  const inner = part.args.find((arg) => arg.kind === 'text' && arg.op !== 'literal') ?? part.args[0];
  return inner ? nameOf(inner) : 'a part';
}

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
