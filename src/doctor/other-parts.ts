import { concat, field, join, lower, percentEncode, upper, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { readJson } from './json/model.ts';
import { nameOf, type Make } from './parts.ts';
import { unusedFields } from './sites.ts';

const SEPARATORS = ['', '.', ':', '|', '\n', '&', '-', ';'] as const;

/** The body, which this vendor does not sign, in the place of one part or of all: the habit of other vendors. */
export function wholeBody(
  parts: readonly Expr<'text'>[],
  own: string,
  root: Expr,
  fields: readonly FieldDef[],
  inputs: Inputs,
  make: Make,
): Hypothesis[] {
  const bodies = unusedFields(root, fields, inputs).filter(({ kind }) => kind === 'rawBody' || kind === 'json');
  return bodies.flatMap(({ name }) => {
    const body = field(name);
    const instead = parts.flatMap((part, i) =>
      [own, ...SEPARATORS.filter((separator) => separator !== own)].map((separator, k) =>
        make(
          'signed-set-differs-from-sent',
          `${name}-for-${i}-by-${separator}`,
          `signs ${name}, which is not signed here, for ${nameOf(part)}${separator === '' ? '' : `, with ${JSON.stringify(separator)} between`}`,
          join(separator, ...parts.with(i, body)),
          2.1 + k / 10,
          [['params-missing-from-base']],
          { id: 'list/body-instead', of: nameOf(part), other: name, text: separator },
        ),
      ),
    );
    return [
      ...instead,
      make(
        'signed-set-differs-from-sent',
        `${name}-alone`,
        `signs ${name} alone`,
        body,
        1.9,
        [['params-missing-from-base']],
        {
          id: 'list/body-alone',
          other: name,
        },
      ),
    ];
  });
}

/** One thing done to every part alike: case, quotes, encoding; and the order of the names. */
export function everyPart(
  parts: readonly Expr<'text'>[],
  listed: (list: readonly Expr<'text'>[]) => Expr,
  fields: readonly FieldDef[],
  inputs: Inputs,
  make: Make,
): Hypothesis[] {
  const isSecret = (part: Expr): boolean =>
    part.op === 'field' && fields.some(({ name, secret }) => secret === true && name === part.param);
  const isPlain = (part: Expr): boolean => part.op !== 'literal' && !isSecret(part);
  if (parts.filter(isPlain).length < 2) return [];
  const each = (map: (part: Expr<'text'>) => Expr<'text'>): Expr =>
    listed(parts.map((part) => (isPlain(part) ? map(part) : part)));
  const sorted = parts.filter(isPlain).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  let next = 0;
  const inOrder = parts.map((part) => (isPlain(part) ? (sorted[next++] ?? part) : part));
  const texts = parts.filter((part) => isText(part, inputs));
  const quoted = (quote: string) => (part: Expr<'text'>) => concat(quote, part, quote);
  return [
    make('field-order', 'sorted', 'puts the parts in the order of their names', listed(inOrder), 1.7),
    make('field-case-changed', 'lower-all', 'lower-cases every part', each(lower), 2.2),
    make('field-case-changed', 'upper-all', 'upper-cases every part', each(upper), 2.4),
    make('quotes-around-message', 'quoted-all', 'keeps double quotes round every part', each(quoted('"')), UNCOMMON),
    make(
      'quotes-around-message',
      'quoted-all-secret',
      'keeps double quotes round every part, the secret too',
      listed(parts.map((part) => (part.op === 'literal' ? part : quoted('"')(part)))),
      UNCOMMON,
    ),
    ...(texts.length > 1 && texts.length < parts.filter(isPlain).length
      ? [
          make(
            'quotes-around-message',
            'quoted-texts',
            'keeps the double quotes that JSON has round every text',
            listed(parts.map((part) => (texts.includes(part) ? quoted('"')(part) : part))),
            UNCOMMON,
            [['signed-set-differs-from-sent']],
          ),
        ]
      : []),
    make('quotes-around-message', 'single-all', 'keeps single quotes round every part', each(quoted("'")), UNCOMMON),
    make('url-encoding', 'encoded-all', 'percent-encodes every part', each(percentEncode), 2.4),
  ];
}

/** Whether the part is a member that is a text in the body it comes from. */
function isText(part: Expr, inputs: Inputs): boolean {
  const [body] = part.args;
  if (part.op !== 'jsonMember' || body?.op !== 'field') return false;
  const json = readJson(inputs[String(body.param)] ?? '');
  const names = part.param as readonly string[];
  return json?.is === 'object' && json.members.some(([name, value]) => names.includes(name) && value.is === 'string');
}
