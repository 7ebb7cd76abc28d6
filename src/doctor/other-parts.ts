import { concat, field, join, lower, percentEncode, upper, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { readJson } from './json/model.ts';
import { isSecretPart, nameOf, type PartList } from './parts.ts';

const SEPARATORS = ['', '.', ':', '|', '\n', '&', '-', ';'] as const;

/** The body, which this vendor does not sign, in the place of one part or of all: the habit of other vendors. */
export function wholeBody(list: PartList, unused: readonly FieldDef[]): Hypothesis[] {
  const bodies = unused.filter(({ kind }) => kind === 'rawBody' || kind === 'json');
  return bodies.flatMap(({ name }) => [
    ...bodyInstead(list, name),
    list.make(
      'signed-set-differs-from-sent',
      `${name}-alone`,
      `signs ${name} alone`,
      field(name),
      1.9,
      [['params-missing-from-base']],
      { id: 'list/body-alone', other: name },
    ),
  ]);
}

function bodyInstead({ parts, separator: own, make }: PartList, name: string): Hypothesis[] {
  return parts.flatMap((part, i) =>
    [own, ...SEPARATORS.filter((separator) => separator !== own)].map((separator, k) =>
      make(
        'signed-set-differs-from-sent',
        `${name}-for-${i}-by-${separator}`,
        `signs ${name}, which is not signed here, for ${nameOf(part)}${separator === '' ? '' : `, with ${JSON.stringify(separator)} between`}`,
        join(separator, ...parts.with(i, field(name))),
        2.1 + k / 10,
        [['params-missing-from-base']],
        { id: 'list/body-instead', of: nameOf(part), other: name, text: separator },
      ),
    ),
  );
}

/** One thing done to every part alike: case, quotes, encoding; and the order of the names. */
export function everyPart(list: PartList, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  const { parts, listed, whose, make } = list;
  const plain = parts.filter((part) => part.op !== 'literal' && !isSecretPart(part, fields));
  if (plain.length < 2) return [];
  const each = (map: (part: Expr<'text'>) => Expr<'text'>): Expr =>
    listed(parts.map((part) => (plain.includes(part) ? map(part) : part)));
  const sorted = plain.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  let next = 0;
  const inOrder = each((part) => sorted[next++] ?? part);
  const texts = parts.filter((part) => isText(part, inputs));
  return [
    make('field-order', 'sorted', `puts the parts${whose} in the order of their names`, inOrder, 1.7),
    make('field-case-changed', 'lower-all', 'lower-cases every part', each(lower), 2.2),
    make('field-case-changed', 'upper-all', 'upper-cases every part', each(upper), 2.4),
    inQuotes(list, 'all', 'keeps double quotes round every part', (part) => plain.includes(part)),
    inQuotes(list, 'all-secret', 'keeps double quotes round every part, the secret too', ({ op }) => op !== 'literal'),
    ...(texts.length > 1 && texts.length < plain.length
      ? [
          {
            ...inQuotes(list, 'texts', 'keeps the double quotes that JSON has round every text', (part) =>
              texts.includes(part),
            ),
            names: [['quotes-around-message'], ['signed-set-differs-from-sent']],
          },
        ]
      : []),
    make(
      'quotes-around-message',
      'single-all',
      'keeps single quotes round every part',
      each((part) => concat("'", part, "'")),
      UNCOMMON,
    ),
    make('url-encoding', 'encoded-all', 'percent-encodes every part', each(percentEncode), 2.4),
  ];
}

/** Those parts between double quotes. */
function inQuotes(
  { parts, listed, make }: PartList,
  id: string,
  says: string,
  isQuoted: (part: Expr<'text'>) => boolean,
): Hypothesis {
  const quoted = parts.map((part) => (isQuoted(part) ? concat('"', part, '"') : part));
  return make('quotes-around-message', `quoted-${id}`, says, listed(quoted), UNCOMMON);
}

/** Whether the part is a member that is a text in the body it comes from. */
function isText(part: Expr, inputs: Inputs): boolean {
  const [body] = part.args;
  if (part.op !== 'jsonMember' || body?.op !== 'field') return false;
  const json = readJson(inputs[String(body.param)] ?? '');
  const names = part.param as readonly string[];
  return json?.is === 'object' && json.members.some(([name, value]) => names.includes(name) && value.is === 'string');
}
