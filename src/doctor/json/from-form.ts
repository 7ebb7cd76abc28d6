import { JAVA_FORM, JS_COMPONENT, PHP_FORM, PYTHON_FORM, PYTHON_PATH, RFC3986 } from '../alter/percent.ts';
import { type Json } from './model.ts';
import { STRINGS } from './strings.ts';
import { pythonText } from './shown.ts';
import { rawNumber } from './numbers.ts';
import { COMPACT, SPACED, writeJson } from './write.ts';
import { joined, raw, type Encode } from './form.ts';

// A form taken for JSON, or written otherwise: mistakes.md `form-vs-json`.

const isForm = (text: string): boolean => /^[^\s={}[\]&]+=[^=&{}]*(?:&[^\s=&{}]+=[^=&{}]*)*$/.test(text);

function formPairs(text: string): [string, string][] | undefined {
  return isForm(text) ? [...new URLSearchParams(text)] : undefined;
}

function reformed(text: string, encode: Encode): string | undefined {
  return joined(formPairs(text), encode);
}

/** A form written otherwise, or as JSON. */
export const FROM_FORM: readonly (readonly [
  id: string,
  cause: string,
  says: string,
  write: (text: string) => string | undefined,
])[] = [
  ['json', 'form-vs-json', 'writes the form as JSON', (text) => asJson(text)],
  [
    'json-python',
    'form-vs-json',
    "writes the form as JSON with spaces (Python's json.dumps)",
    (text) => asJson(text, STRINGS.python, ', ', ': '),
  ],
  ['json-php', 'form-vs-json', "writes the form as JSON (PHP's json_encode)", (text) => asJson(text, STRINGS.php)],
  [
    'json-spaced',
    'form-vs-json',
    'writes the form as JSON with spaces',
    (text) => asJson(text, STRINGS.js, ', ', ': '),
  ],
  ['decoded', 'url-encoding', 'signs the decoded form', (text) => reformed(text, raw)],
  ['rfc', 'plus-vs-space', 'encodes the form again by RFC 3986', (text) => reformed(text, RFC3986)],
  ['php', 'reserved-char-set', 'encodes the form again with urlencode', (text) => reformed(text, PHP_FORM)],
  [
    'java',
    'reserved-char-set',
    'encodes the form again with URLEncoder or URLSearchParams',
    (text) => reformed(text, JAVA_FORM),
  ],
  ['js', 'reserved-char-set', 'encodes the form again with encodeURIComponent', (text) => reformed(text, JS_COMPONENT)],
  [
    'python-quote',
    'reserved-char-set',
    "encodes the form again with Python's quote, which leaves /",
    (text) => reformed(text, PYTHON_PATH),
  ],
  [
    'amp',
    'html-entity-encoded',
    'writes &amp; between the members of the form',
    (text) => (isForm(text) ? text.replaceAll('&', '&amp;') : undefined),
  ],
  [
    'lower',
    'percent-hex-case',
    'writes the escapes of the form in lower case',
    (text) => (isForm(text) ? text.replaceAll(/%../g, (escape) => escape.toLowerCase()) : undefined),
  ],
  [
    'sorted',
    'field-order',
    'sorts the form',
    (text) => (isForm(text) ? text.split('&').toSorted().join('&') : undefined),
  ],
  [
    'reversed',
    'field-order',
    'reverses the form',
    (text) => (isForm(text) ? text.split('&').toReversed().join('&') : undefined),
  ],
  [
    'no-empty',
    'empty-field-dropped',
    'drops the empty members of the form',
    (text) =>
      isForm(text)
        ? text
            .split('&')
            .filter((pair) => !pair.endsWith('='))
            .join('&')
        : undefined,
  ],
  ['question', 'body-vs-query', 'puts a ? before the form', (text) => (isForm(text) ? `?${text}` : undefined)],
  ['dict', 'python-repr-body', 'signs str() of the form as a dict', dictText],
  [
    'last',
    'params-missing-from-base',
    'keeps the last value of each repeated member of the form',
    (text) => joined([...(mapped(text) ?? [])], PYTHON_FORM) || undefined,
  ],
  [
    'json-lists',
    'form-vs-json',
    'writes the form as JSON, repeated members as lists (Express)',
    listsAs(false, (json) => writeJson(json, { string: STRINGS.js, number: rawNumber, layout: COMPACT })),
  ],
  [
    'json-every-list',
    'form-vs-json',
    "writes the form as JSON with a list for each member (Python's parse_qs and json.dumps)",
    listsAs(true, (json) => writeJson(json, { string: STRINGS.python, number: rawNumber, layout: SPACED })),
  ],
];

/** A map of the members: of a repeated name the last value, as in a dict. */
function mapped(text: string): Map<string, string> | undefined {
  const all = formPairs(text);
  return all && new Map(all);
}

function asJson(text: string, written: Encode = STRINGS.js, comma = ',', colon = ':'): string | undefined {
  const members = mapped(text);
  return members && `{${[...members].map(([name, value]) => `${written(name)}${colon}${written(value)}`).join(comma)}}`;
}

/** The members with every value of a repeated name in a list; `isEvery`: the others in lists of one, as parse_qs has them. */
function withLists(text: string, isEvery: boolean): Json | undefined {
  const lists = new Map<string, Json[]>();
  for (const [name, value] of formPairs(text) ?? [])
    lists.set(name, [...(lists.get(name) ?? []), { is: 'string', text: value }]);
  if (lists.size === 0) return undefined;
  const valueOf = (items: readonly Json[]): Json => {
    const [first, second] = items;
    return first && !second && !isEvery ? first : { is: 'array', items };
  };
  return { is: 'object', members: [...lists].map(([name, items]) => [name, valueOf(items)]) };
}

function listsAs(isEvery: boolean, write: (json: Json) => string | undefined) {
  return (text: string): string | undefined => {
    const json = withLists(text, isEvery);
    return json && write(json);
  };
}

function dictText(text: string): string | undefined {
  const members = mapped(text);
  const values = [...(members ?? [])].map(([name, value]): [string, Json] => [name, { is: 'string', text: value }]);
  return members && pythonText({ is: 'object', members: values });
}
