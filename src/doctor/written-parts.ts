import { altered, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { jsJson } from './json/as-js.ts';
import { phpSerialize } from './json/dumped.ts';
import { TO_FORM } from './json/form.ts';
import { readJson, type Json, type Member } from './json/model.ts';
import { serialiserOf } from './json/serialisers.ts';
import * as shown from './json/shown.ts';
import { writeJson } from './json/write.ts';
import { namings, ordered, type Part } from './named-parts.ts';
import { fieldOf, isNumeric, isSecretPart, nameOf, type PartList } from './parts.ts';

// The parts put into a map or a list, and what a language writes of that: with its escapes, and its way with numbers.

/** `isStyled`: only under names in one style, not under each that people say. */
type Write = readonly [id: string, words: string, write: (json: Json) => string | undefined, isStyled?: true];

const form = (id: string): ((json: Json) => string | undefined) => {
  const write = TO_FORM.find(([other]) => other === id)?.[2];
  return (json) => write?.(jsJson(json));
};
const json =
  (id: string): ((json: Json) => string) =>
  (value) =>
    writeJson(value, serialiserOf(id));
const within =
  (name: string, write: (json: Json) => string | undefined): ((json: Json) => string | undefined) =>
  (value) =>
    write({ is: 'object', members: [[name, value]] });
/** ToString() of an anonymous object. */
const anonymous = (value: Json): string | undefined =>
  value.is === 'object'
    ? `{ ${value.members.map(([name, member]) => `${name} = ${shown.scalarText(member)}`).join(', ')} }`
    : undefined;

const MAPS: readonly Write[] = [
  ['json-js', 'JSON', json('js'), true],
  ['json-php', 'JSON (json_encode)', json('php')],
  ['json-php-raw', 'JSON (json_encode with both UNESCAPED flags)', json('php-raw'), true],
  ['json-python', 'JSON (json.dumps)', json('python')],
  ['json-python-compact', "JSON (json.dumps with separators=(',', ':'))", json('python-compact'), true],
  ['json-gson', 'JSON (Gson)', json('gson')],
  ['dict', "Python's str() of a dict", shown.pythonText],
  ['java', "Java's toString() of a map", shown.javaText],
  ['ruby', "Ruby's to_s of a hash", shown.rubySymbols],
  ['net', "C#'s ToString() of an anonymous object", anonymous],
  ['serialize', "PHP's serialize() of an array", (value) => phpSerialize(value)],
  ['form', 'a form (as http_build_query and URLSearchParams write one)', form('php')],
];
/** In an object of their own, as many a vendor has them. */
const WITHIN = ['data', 'params', 'payload', 'auth'] as const;
const NESTED: readonly Write[] = WITHIN.flatMap((name): Write[] => [
  [`in-${name}`, `JSON within {"${name}": …}`, within(name, json('js')), true],
  [`in-${name}-php`, `JSON (json_encode) within {"${name}": …}`, within(name, json('php')), true],
  [`in-${name}-python`, `JSON (json.dumps) within {"${name}": …}`, within(name, json('python')), true],
]);
const LISTS: readonly Write[] = [
  ['json-js', 'a JSON array', json('js')],
  ['json-php', 'a JSON array (json_encode)', json('php')],
  ['json-python', 'a JSON array (json.dumps)', json('python')],
  ['python', "Python's str() of a list", shown.pythonText],
  ['java', "Java's toString() of a list", shown.javaText],
  ['ruby', "Ruby's to_s of an array", shown.rubyText],
  ['serialize', "PHP's serialize() of an array", (value) => phpSerialize(value)],
];

/** What stands round them: nothing, or the secret that is not among them. */
type Around = readonly [tag: string, words: string, around: (text: string, secret: string) => string];
const NOTHING: Around = ['', '', (text) => text];
const BESIDE: readonly Around[] = [
  NOTHING,
  ['-after', ' and the secret after it', (text, secret) => text + secret],
  ['-semicolon', ' and ; with the secret after it', (text, secret) => `${text};${secret}`],
  ['-before', ' and the secret before it', (text, secret) => secret + text],
];
/** The parts as a map and as a list, written as languages do; of a string without computed parts, as `site`'s text. */
export function writtenParts(
  site: Expr<'text'>,
  { parts, whose, make }: PartList,
  fields: readonly FieldDef[],
  inputs: Inputs,
): Hypothesis[] {
  const plain = parts.filter(({ op }) => op !== 'literal');
  const values = new Map(plain.map((part) => [part, valueOf(part, fields, inputs)]));
  if (plain.length < 2 || plain.length > 6 || [...values.values()].includes(undefined)) return [];
  const secret = plain.find((part) => isSecretPart(part, fields));
  const others = plain.filter((part) => part !== secret);
  const told = { site, values, secret: secret && inputs[String(secret.param)], whose, make };
  const isApart = secret !== undefined && others.length > 1;
  return [
    ...mapped(plain, [...MAPS, ...NESTED], [NOTHING], told),
    ...listed(plain, [NOTHING], told),
    ...(isApart ? [...mapped(others, MAPS, BESIDE.slice(1), told), ...listed(others, BESIDE.slice(1), told)] : []),
  ];
}

interface Told extends Pick<PartList, 'whose' | 'make'> {
  readonly site: Expr<'text'>;
  readonly values: ReadonlyMap<Expr, Json | undefined>;
  readonly secret: string | undefined;
}

/**
 * Names in one style have every writing. Those that are only what people say are tried where the vendor's own are no
 * names of variables; beside a secret stand the vendor's own alone.
 */
function mapped(
  parts: readonly Expr<'text'>[],
  writes: readonly Write[],
  arounds: readonly Around[],
  told: Told,
): Hypothesis[] {
  const hasNames = parts.every((part) => /^[A-Za-z]\w*$/.test(nameOf(part)));
  const isTried = (list: readonly Part[]): boolean =>
    arounds.includes(NOTHING)
      ? !hasNames || list[0]?.isStyle === true
      : list.every(({ part, name }) => name === nameOf(part));
  return namings(parts)
    .flatMap(ordered)
    .filter(isTried)
    .flatMap((list) =>
      kindsOf(list, told).flatMap((value) =>
        writes.flatMap((write) =>
          write[3] !== true || list[0]?.isStyle === true
            ? arounds.map((around) => made(value, list, write, around, told))
            : [],
        ),
      ),
    )
    .filter((one) => one !== undefined);
}

/** With numbers where there are any, and with texts alone. */
function kindsOf(list: readonly Part[], { values }: Told): Json[] {
  const members = list.map(({ part, name }): Member => [name, values.get(part) ?? { is: 'null' }]);
  const texts = members.map(([name, value]): Member => [
    name,
    value.is === 'number' ? { is: 'string', text: value.literal } : value,
  ]);
  const isMixed = members.some(([, { is }]) => is === 'number');
  return [members, ...(isMixed ? [texts] : [])].map((all) => ({ is: 'object', members: all }));
}

function made(
  value: Json,
  list: readonly Part[],
  [id, words, write]: Write,
  [tag, more, around]: Around,
  { site, secret = '', whose, make }: Told,
): Hypothesis | undefined {
  const text = write(value);
  const names = list.map(({ name }) => name);
  return text === undefined
    ? undefined
    : make(
        causeOf(id, text, 'signed-set-differs-from-sent'),
        `written-${id}${tag}-${kindOf(value)}-${names.join('-')}`,
        `writes the parts${whose} as ${words}${more}: ${names.join(', ')}`,
        altered(site, around(text, secret)),
        UNCOMMON,
        [['form-vs-json'], ['body-object-to-string']],
        { id: `list/written-${id}${tag}`, names: list.map(({ part }) => nameOf(part)), labels: names },
      );
}

/** JSON whose letters beyond ASCII became escapes shows two things at once. */
const causeOf = (id: string, text: string, cause: string): string | readonly string[] =>
  id.startsWith('json') && /\\u(?!00[0-7])[\da-f]{4}/i.test(text)
    ? ['json-escaped-unicode', 'signed-set-differs-from-sent']
    : cause;

const kindOf = (value: Json): string =>
  value.is === 'object' && value.members.some(([, { is }]) => is === 'number') ? 'numbers' : 'texts';

function listed(parts: readonly Expr<'text'>[], arounds: readonly Around[], told: Told): Hypothesis[] {
  const items = parts.map((part) => told.values.get(part) ?? { is: 'null' as const });
  const texts = items.map((value): Json => (value.is === 'number' ? { is: 'string', text: value.literal } : value));
  return [items, texts].flatMap((list, kind) =>
    LISTS.flatMap(([id, words, write]) =>
      arounds.flatMap(([tag, more, around]) => {
        const text = write({ is: 'array', items: list });
        return text === undefined
          ? []
          : [
              told.make(
                causeOf(id, text, 'body-object-to-string'),
                `values-${id}${tag}-${kind}`,
                `signs the parts${told.whose} as ${words}${more}`,
                altered(told.site, around(text, told.secret ?? '')),
                UNCOMMON,
                [['signed-set-differs-from-sent'], ['missing-separator']],
                { id: `list/values-${id}${tag}` },
              ),
            ];
      }),
    ),
  );
}

/** What the part holds; undefined for what is computed. */
function valueOf(part: Expr, fields: readonly FieldDef[], inputs: Inputs): Json | undefined {
  const field = fieldOf(part, fields);
  if (field) {
    const text = inputs[field.name] ?? '';
    return isNumeric(field) && /^(?:0|[1-9]\d*)$/.test(text) ? { is: 'number', literal: text } : { is: 'string', text };
  }
  const [body] = part.args;
  if (part.op !== 'jsonMember' || body?.op !== 'field') return undefined;
  const whole = readJson(inputs[String(body.param)] ?? '');
  const names = part.param as readonly string[];
  return whole?.is === 'object' ? whole.members.find(([name]) => names.includes(name))?.[1] : undefined;
}
