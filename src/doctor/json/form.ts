import { JAVA_FORM, JS_COMPONENT, PHP_FORM, PYTHON_FORM, RFC3986 } from '../alter/percent.ts';
import { readJson, type Json } from './model.ts';
import { goText, phpText, pythonScalar, rubyText, scalarText } from './shown.ts';
import { jsOrder, phpSorted } from './write.ts';

// JSON taken for a form: mistakes.md `form-vs-json`.

export type Encode = (text: string) => string;
/** As it is. */
export const raw: Encode = (text) => text;

function pairsOf(json: Json | undefined, text: (value: Json) => string): [string, string][] | undefined {
  return json?.is === 'object' ? json.members.map(([name, value]) => [name, text(value)]) : undefined;
}

/** As a JavaScript object has them: integer-like names first. */
function jsPairs(json: Json): [string, string][] | undefined {
  return json.is === 'object' ? jsOrder(json.members).map(([name, value]) => [name, scalarText(value)]) : undefined;
}

const sorted = (pairs: readonly [string, string][] | undefined): [string, string][] | undefined =>
  pairs?.toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Node's querystring: arrays repeated, objects and null empty. */
function nodePairs(json: Json): [string, string][] | undefined {
  if (json.is !== 'object') return undefined;
  const text = (value: Json): string => (value.is === 'object' || value.is === 'null' ? '' : scalarText(value));
  return jsOrder(json.members).flatMap(([name, value]): [string, string][] =>
    value.is === 'array' ? value.items.map((item) => [name, text(item)]) : [[name, text(value)]],
  );
}

/** Ruby's URI.encode_www_form: arrays repeated, nil without =. */
function rubyForm(json: Json): string | undefined {
  if (json.is !== 'object') return undefined;
  const text = (value: Json): string => (value.is === 'string' ? value.text : rubyText(value));
  const pair = (name: string, value: Json): string =>
    value.is === 'null' ? JAVA_FORM(name) : `${JAVA_FORM(name)}=${JAVA_FORM(text(value))}`;
  return json.members
    .flatMap(([name, value]) => (value.is === 'array' ? value.items : [value]).map((item) => pair(name, item)))
    .join('&');
}

/** The outer members as ksort leaves them. */
const ksorted = (json: Json): Json =>
  json.is === 'object' ? { is: 'object', members: phpSorted(json.members) } : json;
const goScalar = (json: Json): string => (json.is === 'string' ? json.text : goText(json));

/** Names and values with = and & between, each of them encoded. */
export function joined(pairs: readonly (readonly [string, string])[] | undefined, encode: Encode): string | undefined {
  return pairs?.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** PHP's http_build_query: nested names in brackets, null left out. */
function phpPairs(json: Json, prefix = ''): [string, string][] {
  const entries: (readonly [string, Json])[] =
    json.is === 'object'
      ? [...json.members]
      : json.is === 'array'
        ? json.items.map((item, i) => [String(i), item] as const)
        : [];
  return entries.flatMap(([name, value]): [string, string][] => {
    const full = prefix === '' ? name : `${prefix}[${name}]`;
    if (value.is === 'null') return [];
    if (value.is === 'object' || value.is === 'array') return phpPairs(value, full);
    return [[full, value.is === 'false' ? '0' : phpText(value)]];
  });
}

/** Nested names in brackets, arrays by index, as the library qs has them. */
function bracketed(json: Json, name = ''): [string, string][] {
  const entries: (readonly [string, Json])[] =
    json.is === 'object'
      ? [...json.members]
      : json.is === 'array'
        ? json.items.map((item, i) => [String(i), item] as const)
        : [];
  if (json.is !== 'object' && json.is !== 'array') return [[name, json.is === 'null' ? '' : scalarText(json)]];
  return entries.flatMap(([key, value]) => bracketed(value, name === '' ? key : `${name}[${key}]`));
}

/** Rails' to_query by hand: arrays with [], all sorted as a whole. */
function railsForm(json: Json, encode: Encode): string {
  const pairs = (value: Json, name: string): string[] => {
    if (value.is === 'array') return value.items.flatMap((item) => pairs(item, `${name}[]`));
    if (value.is === 'object')
      return value.members.flatMap(([key, inner]) => pairs(inner, name === '' ? key : `${name}[${key}]`));
    return [railsPair(value, encode, name)];
  };
  return pairs(json, '').toSorted().join('&');
}

const railsPair = (value: Json, encode: Encode, name: string): string =>
  `${encode(name)}=${encode(value.is === 'null' ? '' : value.is === 'string' ? value.text : rubyText(value))}`;

/** ActiveSupport's to_query: what is empty is left out, lists keep their order, members are sorted outside of lists. */
function railsQuery(json: Json, encode: Encode, name = ''): string {
  if (json.is === 'array') return json.items.map((item) => railsQuery(item, encode, `${name}[]`)).join('&');
  if (json.is !== 'object') return railsPair(json, encode, name);
  const written = json.members
    .filter(
      ([, value]) => (value.is === 'array' ? value.items : value.is === 'object' ? value.members : [0]).length > 0,
    )
    .map(([key, value]) => railsQuery(value, encode, name === '' ? key : `${name}[${key}]`));
  return (name.includes('[]') ? written : written.toSorted()).join('&');
}

/** Python's urlencode with doseq: lists repeated. */
function pythonPairs(json: Json): [string, string][] | undefined {
  if (json.is !== 'object') return undefined;
  return json.members.flatMap(([name, value]): [string, string][] =>
    value.is === 'array' ? value.items.map((item) => [name, pythonScalar(item)]) : [[name, pythonScalar(value)]],
  );
}

const of =
  (make: (json: Json) => string | undefined) =>
  (text: string): string | undefined => {
    const json = readJson(text);
    return json?.is === 'object' ? make(json) : undefined;
  };

/** JSON members written as a form, as each runtime does. */
export const TO_FORM: readonly (readonly [id: string, name: string, write: (text: string) => string | undefined])[] = [
  ['php', 'http_build_query', of((json) => joined(phpPairs(json), PHP_FORM))],
  ['php-rfc', 'http_build_query by RFC 3986', of((json) => joined(phpPairs(json), RFC3986))],
  ['php-decoded', 'http_build_query, decoded', of((json) => joined(phpPairs(json), raw))],
  ['php-sorted', 'ksort and http_build_query', of((json) => joined(phpPairs(ksorted(json)), PHP_FORM))],
  ['php-sorted-decoded', 'ksort and http_build_query, decoded', of((json) => joined(phpPairs(ksorted(json)), raw))],
  ['js', 'URLSearchParams', of((json) => joined(jsPairs(json), JAVA_FORM))],
  ['js-component', 'encodeURIComponent', of((json) => joined(jsPairs(json), JS_COMPONENT))],
  ['js-querystring', 'querystring.stringify', of((json) => joined(nodePairs(json), JS_COMPONENT))],
  ['js-raw', 'a=b&c=d without encoding', of((json) => joined(jsPairs(json), raw))],
  ['python-raw', 'a=b&c=d of str()', of((json) => joined(pairsOf(json, pythonScalar), raw))],
  ['python-raw-sorted', 'a=b&c=d of str(), sorted', of((json) => joined(sorted(pairsOf(json, pythonScalar)), raw))],
  ['python-sorted', 'urlencode, sorted', of((json) => joined(sorted(pairsOf(json, pythonScalar)), PYTHON_FORM))],
  ['ruby', 'URI.encode_www_form', of(rubyForm)],
  ['go', 'url.Values', of((json) => joined(sorted(pairsOf(json, goScalar)), PYTHON_FORM))],
  ['python', 'urlencode', of((json) => joined(pairsOf(json, pythonScalar), PYTHON_FORM))],
  ['raw', 'a=b&c=d without encoding', of((json) => joined(pairsOf(json, scalarText), raw))],
  ['raw-sorted', 'a=b&c=d, sorted, without encoding', of((json) => joined(sorted(pairsOf(json, scalarText)), raw))],
  ['sorted', 'a sorted form', of((json) => joined(sorted(pairsOf(json, scalarText)), JAVA_FORM))],
  ['qs', 'qs.stringify', of((json) => joined(bracketed(json), RFC3986))],
  ['rails', 'to_query', of((json) => railsForm(json, PYTHON_FORM))],
  ['rails-query', 'to_query, lists in their order', of((json) => railsQuery(json, PYTHON_FORM))],
  ['python-doseq', 'urlencode with doseq', of((json) => joined(pythonPairs(json), PYTHON_FORM))],
  ['python-quote', 'urlencode with quote', of((json) => joined(pairsOf(json, pythonScalar), RFC3986))],
  ['qs-decoded', 'qs.stringify without encoding', of((json) => joined(bracketed(json), raw))],
  ['qs-component', 'encodeURIComponent, names in brackets', of((json) => joined(bracketed(json), JS_COMPONENT))],
  ['rails-decoded', 'to_query, decoded', of((json) => railsForm(json, raw))],
  [
    'php-amp',
    'http_build_query with &amp; between',
    of((json) => joined(phpPairs(json), PHP_FORM)?.replaceAll('&', '&amp;')),
  ],
  [
    'php-semicolon',
    'http_build_query with ; between',
    of((json) => joined(phpPairs(json), PHP_FORM)?.replaceAll('&', ';')),
  ],
  [
    'php-lines',
    'http_build_query with line feeds between',
    of((json) => joined(phpPairs(json), PHP_FORM)?.replaceAll('&', '\n')),
  ],
];
