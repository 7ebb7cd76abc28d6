import { altered, concat, field, formEncode, literal, pairs, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import { JS_COMPONENT, PHP_FORM, RFC3986 } from './alter/percent.ts';
import { FORM, type How } from './how.ts';
import type { Hypothesis } from './hypothesis.ts';
import { unusedFields } from './sites.ts';

type Pair = readonly [name: string, value: Expr<'text'>];

/** A form with other members: one left out, one not encoded, credentials or empty ones added. */
export function formParts(site: Expr, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  const [members] = site.args;
  const names = (members?.param ?? []) as readonly string[];
  const list = names.flatMap((name, i): Pair[] => {
    const value = members?.args[i];
    return value ? [[name, value as Expr<'text'>]] : [];
  });
  const make = (
    id: string,
    causes: Hypothesis['names'],
    says: string,
    replacement: Expr,
    cost: number,
    how: Partial<How> = {},
  ): Hypothesis => ({
    id: `form/${id}`,
    names: causes,
    says,
    how: { id: `form/${id}`, within: FORM, ...how },
    site,
    replacement,
    cost,
  });
  const without = list.map(([name], i) =>
    make(
      `without-${name}`,
      [['params-missing-from-base'], ['empty-field-dropped']],
      `leaves ${name} out of the form`,
      formEncode(pairs(...list.toSpliced(i, 1))),
      1.4,
      { id: 'form/without', of: name },
    ),
  );
  const raw = list.map(([name, value], i) =>
    make(
      `raw-${name}`,
      [['url-encoding']],
      `leaves ${name} in the form without encoding it`,
      joined(list.map((pair, k) => (k === i ? concat(`${name}=`, value) : formEncode(pairs(pair))))),
      1.8,
      { id: 'form/raw', of: name },
    ),
  );
  const twice = ENCODERS.map(([id, says, encode], i) =>
    make(
      `twice-${id}`,
      [['url-double-encoding'], ['url-encoding']],
      `${says} before they are put into the form, which encodes them again`,
      formEncode(pairs(...list.map(([name, value]): Pair => [name, encoded(value, inputs, encode)]))),
      1.7 + i / 50,
    ),
  );
  const orders = others(list).map((order, i) =>
    make(
      `order-${i}`,
      [['field-order']],
      `puts the members of the form in another order: ${order.map(([name]) => name).join(', ')}`,
      formEncode(pairs(...order)),
      UNCOMMON + i / 100,
      { id: 'form/order', names: order.map(([name]) => name) },
    ),
  );
  return [...orders, ...without, ...raw, ...twice, ...added(site, list, fields, inputs, make)];
}

/** Three members in each other order; the reverse and the sorted are found in the form's text. */
function others<T>(list: readonly T[]): T[][] {
  const [a, b, c] = list;
  if (a === undefined || b === undefined || c === undefined || list.length > 3) return [];
  return [
    [b, c, a],
    [c, a, b],
    [b, a, c],
    [a, c, b],
  ];
}

const ENCODERS = [
  ['plain', 'percent-encodes the values', RFC3986],
  ['js', 'percent-encodes the values as encodeURIComponent does', JS_COMPONENT],
  ['form', 'form-encodes the values', PHP_FORM],
] as const;

function encoded(value: Expr<'text'>, inputs: Inputs, encode: (text: string) => string): Expr<'text'> {
  return value.op === 'field' ? altered(value, encode(inputs[String(value.param)] ?? '')) : value;
}

type Make = (
  id: string,
  causes: Hypothesis['names'],
  says: string,
  replacement: Expr,
  cost: number,
  how?: Partial<How>,
) => Hypothesis;

function added(
  site: Expr,
  list: readonly Pair[],
  fields: readonly FieldDef[],
  inputs: Inputs,
  make: Make,
): Hypothesis[] {
  const own = new Set(list.map(([name]) => name));
  const filled = unusedFields(site, fields, inputs).filter(({ kind }) => kind === 'credential' || kind === 'secret');
  const credentials = filled.flatMap((known) => {
    const written = known.secret === true ? ['client_secret', known.name] : [known.name];
    return written.flatMap((name) => [
      make(
        `plus-${name}`,
        [['signed-set-differs-from-sent']],
        `puts ${name === known.name ? name : `${known.name} as ${name}`} into the form too`,
        formEncode(pairs(...list, [name, field(known.name)])),
        name === known.name ? 2 : UNCOMMON,
        { id: 'form/plus', other: known.name },
      ),
      ...list.map((_, at) =>
        make(
          `plus-${name}-${at}`,
          [['signed-set-differs-from-sent']],
          `puts ${name === known.name ? name : `${known.name} as ${name}`} into the form too, as number ${at + 1}`,
          formEncode(pairs(...list.toSpliced(at, 0, [name, field(known.name)]))),
          UNCOMMON,
          { id: 'form/plus', other: known.name, at },
        ),
      ),
    ]);
  });
  const [id, secret] = [filled.find((known) => known.secret !== true), filled.find((known) => known.secret === true)];
  const both =
    id && secret
      ? [...list.keys(), list.length].map((at) =>
          make(
            `plus-both-${at}`,
            [['signed-set-differs-from-sent']],
            `puts ${id.name}, and ${secret.name} as client_secret, into the form too`,
            formEncode(
              pairs(...list.toSpliced(at, 0, [id.name, field(id.name)], ['client_secret', field(secret.name)])),
            ),
            UNCOMMON,
            { id: 'form/plus-both', at },
          ),
        )
      : [];
  const empties = fields
    .filter(({ name, kind }) => kind !== 'query' && !own.has(name) && (inputs[name] ?? '') === '')
    .map(({ name }) =>
      make(
        `empty-${name}`,
        [['empty-field-added']],
        `has ${name} in the form though it is empty`,
        joined([site as Expr<'text'>, literal(`${name}=`)]),
        1.8,
        { id: 'form/empty', of: name },
      ),
    );
  const names = fields
    .filter(({ name, kind }) => kind !== 'query' && !own.has(name) && (inputs[name] ?? '') === '')
    .map(({ name }) => name);
  const all =
    names.length < 2
      ? []
      : [
          make(
            'empty-all',
            [['empty-field-added']],
            `has ${names.join(' and ')} in the form though they are empty`,
            joined([site as Expr<'text'>, ...names.map((name) => literal(`${name}=`))]),
            1.9,
          ),
        ];
  return [...credentials, ...both, ...empties, ...all];
}

function joined(parts: readonly Expr<'text'>[]): Expr<'text'> {
  return concat(...parts.flatMap((part, i) => (i === 0 ? [part] : [literal('&'), part])));
}
