import { altered, concat, field, formEncode, literal, pairs, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import { JS_COMPONENT, PHP_FORM, RFC3986 } from './alter/percent.ts';
import { FORM, type How } from './how.ts';
import type { Hypothesis } from './hypothesis.ts';
import { unusedFields } from './sites.ts';

type Pair = readonly [name: string, value: Expr<'text'>];
type Make = (
  id: string,
  causes: Hypothesis['names'],
  says: string,
  replacement: Expr,
  cost: number,
  how?: Partial<How>,
) => Hypothesis;

/** A form's members, and what makes hypotheses about it. */
interface Form {
  readonly site: Expr<'text'>;
  readonly list: readonly Pair[];
  readonly make: Make;
}

/** A form with other members: one left out, one not encoded, credentials or empty ones added. */
export function formParts(site: Expr, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  const form = formOf(site);
  return [
    ...inOtherOrders(form),
    ...without(form),
    ...notEncoded(form),
    ...encodedTwice(form, inputs),
    ...credentials(form, unusedFields(site, fields, inputs)),
    ...empties(form, fields, inputs),
  ];
}

function formOf(site: Expr): Form {
  const [members] = site.args;
  const names = (members?.param ?? []) as readonly string[];
  return {
    site: site as Expr<'text'>,
    list: names.flatMap((name, i): Pair[] => {
      const value = members?.args[i];
      return value ? [[name, value as Expr<'text'>]] : [];
    }),
    make: (id, causes, says, replacement, cost, how = {}) => ({
      id: `form/${id}`,
      names: causes,
      says,
      how: { id: `form/${id}`, within: FORM, ...how },
      site,
      replacement,
      cost,
    }),
  };
}

function without({ list, make }: Form): Hypothesis[] {
  return list.map(([name], i) =>
    make(
      `without-${name}`,
      [['params-missing-from-base'], ['empty-field-dropped']],
      `leaves ${name} out of the form`,
      formEncode(pairs(...list.toSpliced(i, 1))),
      1.4,
      { id: 'form/without', of: name },
    ),
  );
}

function notEncoded({ list, make }: Form): Hypothesis[] {
  return list.map(([name, value], i) =>
    make(
      `raw-${name}`,
      [['url-encoding']],
      `leaves ${name} in the form without encoding it`,
      joined(list.map((pair, k) => (k === i ? concat(`${name}=`, value) : formEncode(pairs(pair))))),
      1.8,
      { id: 'form/raw', of: name },
    ),
  );
}

function encodedTwice({ list, make }: Form, inputs: Inputs): Hypothesis[] {
  return ENCODERS.map(([id, says, encode], i) =>
    make(
      `twice-${id}`,
      [['url-double-encoding'], ['url-encoding']],
      `${says} before they are put into the form, which encodes them again`,
      formEncode(pairs(...list.map(([name, value]): Pair => [name, encoded(value, inputs, encode)]))),
      1.7 + i / 50,
    ),
  );
}

function inOtherOrders({ list, make }: Form): Hypothesis[] {
  return others(list).map((order, i) =>
    make(
      `order-${i}`,
      [['field-order']],
      `puts the members of the form in another order: ${order.map(([name]) => name).join(', ')}`,
      formEncode(pairs(...order)),
      UNCOMMON + i / 100,
      { id: 'form/order', names: order.map(([name]) => name) },
    ),
  );
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

const ADDED = [['signed-set-differs-from-sent']];

/** Credentials and the secret among the members, each by itself and both together. */
function credentials(form: Form, unused: readonly FieldDef[]): Hypothesis[] {
  const filled = unused.filter(({ kind }) => kind === 'credential' || kind === 'secret');
  const [id, secret] = [filled.find((known) => known.secret !== true), filled.find((known) => known.secret === true)];
  return [
    ...filled.flatMap((known) =>
      (known.secret === true ? ['client_secret', known.name] : [known.name]).flatMap((name) =>
        credential(form, known.name, name),
      ),
    ),
    ...(id && secret ? bothCredentials(form, id.name, secret.name) : []),
  ];
}

/** One credential, under `name`, at the end and at each place. */
function credential({ list, make }: Form, of: string, name: string): Hypothesis[] {
  const says = `puts ${name === of ? name : `${of} as ${name}`} into the form too`;
  const member: Pair = [name, field(of)];
  return [
    make(`plus-${name}`, ADDED, says, formEncode(pairs(...list, member)), name === of ? 2 : UNCOMMON, {
      id: 'form/plus',
      other: of,
    }),
    ...list.map((_, at) =>
      make(
        `plus-${name}-${at}`,
        ADDED,
        `${says}, as number ${at + 1}`,
        formEncode(pairs(...list.toSpliced(at, 0, member))),
        UNCOMMON,
        { id: 'form/plus', other: of, at },
      ),
    ),
  ];
}

function bothCredentials({ list, make }: Form, id: string, secret: string): Hypothesis[] {
  return [...list.keys(), list.length].map((at) =>
    make(
      `plus-both-${at}`,
      ADDED,
      `puts ${id}, and ${secret} as client_secret, into the form too`,
      formEncode(pairs(...list.toSpliced(at, 0, [id, field(id)], ['client_secret', field(secret)]))),
      UNCOMMON,
      { id: 'form/plus-both', at },
    ),
  );
}

/** Members that nobody filled in, each by itself and all together. */
function empties({ site, list, make }: Form, fields: readonly FieldDef[], inputs: Inputs): Hypothesis[] {
  const own = new Set(list.map(([name]) => name));
  const names = fields
    .filter(({ name, kind }) => kind !== 'query' && !own.has(name) && (inputs[name] ?? '') === '')
    .map(({ name }) => name);
  const withEmpty = (...added: readonly string[]): Expr => joined([site, ...added.map((name) => literal(`${name}=`))]);
  const each = names.map((name) =>
    make(`empty-${name}`, [['empty-field-added']], `has ${name} in the form though it is empty`, withEmpty(name), 1.8, {
      id: 'form/empty',
      of: name,
    }),
  );
  if (names.length < 2) return each;
  const says = `has ${names.join(' and ')} in the form though they are empty`;
  return [...each, make('empty-all', [['empty-field-added']], says, withEmpty(...names), 1.9)];
}

function joined(parts: readonly Expr<'text'>[]): Expr<'text'> {
  return concat(...parts.flatMap((part, i) => (i === 0 ? [part] : [literal('&'), part])));
}
