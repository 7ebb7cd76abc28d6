import { memberOf, scanJson } from '../../core/json/scan.ts';
import { FROM_FORM, TO_FORM } from '../json/form.ts';
import { mapStrings, readJson, withoutMembers, type Json } from '../json/model.ts';
import { jsNumber } from '../json/numbers.ts';
import { SERIALISERS, type NamedSerialiser } from '../json/serialisers.ts';
import { aspectsOf } from '../json/aspects.ts';
import * as shown from '../json/shown.ts';
import { STRINGS } from '../json/strings.ts';
import { COMPACT, jsOrder, writeJson, type Serialiser } from '../json/write.ts';
import { row, STAGE, type Alteration } from './alteration.ts';
import { htmlDecode, htmlSpecialChars, JS_COMPONENT, lenientPercentDecode, PHP_FORM } from './percent.ts';

// What happens to a raw body before it is signed: mistakes.md group A.

const JS: Serialiser = { string: STRINGS.js, number: jsNumber, layout: COMPACT, order: jsOrder };
const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const binary = (text: string): string => Array.from(utf8Bytes(text), (byte) => String.fromCharCode(byte)).join('');

/** The body read and written by every serialiser; the names say what that changed. */
export function reserialisations(body: string): Alteration[] {
  const json = readJson(body);
  if (!json) return [];
  return SERIALISERS.map((serialiser, i) => reserialisation(body, json, serialiser, i));
}

function reserialisation(body: string, json: Json, serialiser: NamedSerialiser, rank: number): Alteration {
  const result = writeJson(json, serialiser);
  const aspects = aspectsOf(body, result);
  const generic = [['body-reserialised-json'], ['framework-parsed-body'], ['proxy-rewrote-body']];
  const named = aspects && aspects.length > 0 ? [aspects] : [];
  const says = `parses it and writes it again with ${serialiser.name}`;
  return {
    ...row(STAGE.content, `json-${serialiser.id}`, 'body-reserialised-json', says, (text) => {
      if (text === body) return result;
      const other = readJson(text);
      return other && writeJson(other, serialiser);
    }),
    names:
      serialiser.language === undefined && named.length > 0
        ? [...named, ...generic]
        : [...generic.slice(0, 1), ...named, ...generic.slice(1)],
    cost: 1.5 + rank / 100,
    ...(serialiser.language ? { language: serialiser.language } : {}),
  };
}

const EMPTIES: readonly (readonly [id: string, text: string, cause: string, says: string, also: readonly string[]])[] =
  [
    [
      'empty',
      '',
      'body-empty',
      'signs an empty body',
      ['framework-parsed-body', 'body-empty-vs-{}', 'params-missing-from-base'],
    ],
    ['braces', '{}', 'framework-parsed-body', 'signs {} for it', ['body-empty-vs-{}', 'body-empty']],
    ['brackets', '[]', 'framework-parsed-body', 'signs [] for it', ['body-empty-vs-{}', 'body-empty']],
    ['quotes', '""', 'framework-parsed-body', 'signs "" for it', ['body-empty-vs-{}', 'body-empty']],
    ['null', 'null', 'literal-undefined', 'signs the word null for it', ['framework-parsed-body', 'body-empty-vs-{}']],
    ['undefined', 'undefined', 'literal-undefined', 'signs the word undefined for it', ['framework-parsed-body']],
    ['none', 'None', 'literal-undefined', 'signs the word None for it', ['framework-parsed-body']],
    ['nil', 'nil', 'literal-undefined', 'signs the word nil for it', ['framework-parsed-body']],
    ['go-nil', '<nil>', 'literal-undefined', 'signs the word <nil> for it', ['framework-parsed-body']],
    ['false', 'false', 'framework-parsed-body', 'signs the word false for it', ['literal-undefined']],
  ];
const OBJECTS = [
  '[object Object]',
  '[object Promise]',
  '[object ReadableStream]',
  '[object ArrayBuffer]',
  '[object Uint8Array]',
  '[object FormData]',
  '[object Request]',
  '[object Buffer]',
  'Array',
  'Object',
  'System.Object',
  'System.IO.MemoryStream',
  'System.IO.Stream',
  'System.Net.Http.StringContent',
  'System.Net.Http.StreamContent',
  'System.Threading.Tasks.Task`1[System.String]',
  'Microsoft.AspNetCore.Http.HttpRequestStream',
  'System.Collections.Generic.Dictionary`2[System.String,System.Object]',
  'System.Dynamic.ExpandoObject',
  'java.util.stream.ReferencePipeline',
  '<coroutine object>',
  '&{}',
  'map[]',
];
const BYTE_TEXTS: readonly (readonly [id: string, says: string, write: (text: string) => string])[] = [
  ['net', 'signs System.Byte[] for it', () => 'System.Byte[]'],
  ['python', "signs b'…', the repr of its bytes", (text) => pythonBytes(utf8Bytes(text))],
  ['js', 'signs its bytes as decimal numbers with commas', (text) => utf8Bytes(text).join(',')],
  [
    'java',
    "signs its bytes as Java's Arrays.toString has them",
    (text) => `[${Int8Array.from(utf8Bytes(text)).join(', ')}]`,
  ],
  ['go', "signs its bytes as Go's %v has them", (text) => `[${utf8Bytes(text).join(' ')}]`],
  [
    'node-json',
    'signs the JSON of a Buffer for it',
    (text) => `{"type":"Buffer","data":[${utf8Bytes(text).join(',')}]}`,
  ],
  [
    'js-json',
    'signs the JSON of a Uint8Array for it',
    (text) => `{${Array.from(utf8Bytes(text), (byte, i) => `"${i}":${byte}`).join(',')}}`,
  ],
];

/** Bodies taken for nothing, for an object, for their bytes. */
const STAND_INS: readonly Alteration[] = [
  ...EMPTIES.map(([id, result, cause, says, also], i) =>
    row(STAGE.content, `body-${id}`, cause, says, () => result, {
      cost: 1.2 + i / 50,
      also: also.map((name) => [name]),
    }),
  ),
  ...OBJECTS.map((result, i) =>
    row(STAGE.content, `body-object-${i}`, 'body-object-to-string', `signs ${result} for it`, () => result, {
      cost: 1.3 + i / 50,
      also: [['framework-parsed-body']],
    }),
  ),
  ...BYTE_TEXTS.map(([id, says, write]) =>
    row(STAGE.content, `body-bytes-${id}`, 'byte-array-to-string', says, write, { cost: 2 }),
  ),
];

const asObject =
  (write: (json: Json) => string | undefined) =>
  (text: string): string | undefined => {
    const json = readJson(text);
    return json && (json.is === 'object' || json.is === 'array') ? write(json) : undefined;
  };
const SHOWN: readonly (readonly [
  id: string,
  cause: string,
  says: string,
  write: (json: Json) => string | undefined,
])[] = [
  ['python', 'python-repr-body', 'signs str() of the parsed body', shown.pythonText],
  [
    'python-requoted',
    'python-repr-body',
    'signs str() of the parsed body with the quotes replaced',
    shown.pythonRequoted,
  ],
  ['ruby', 'body-object-to-string', 'signs to_s of the parsed body', shown.rubyText],
  ['ruby-34', 'body-object-to-string', 'signs to_s of the parsed body (Ruby 3.4)', shown.rubyText34],
  ['ruby-symbols', 'body-object-to-string', 'signs to_s of the parsed body with symbols', shown.rubySymbols],
  ['java', 'body-object-to-string', 'signs toString() of the parsed body', shown.javaText],
  ['gson', 'body-object-to-string', 'signs toString() of the body parsed by Gson', shown.gsonText],
  ['go', 'body-object-to-string', "signs fmt's text of the parsed body", shown.goText],
  [
    'values',
    'signed-set-differs-from-sent',
    'signs the values of the body one after the other',
    (json) => shown.valuesJoined(json, ''),
  ],
  [
    'values-comma',
    'body-object-to-string',
    'signs the values of the body with commas',
    (json) => shown.valuesJoined(json, ','),
  ],
];

const addSlashes = (text: string): string => text.replaceAll(/["'\\]/g, String.raw`\$&`).replaceAll('\0', '\\0');
const onStrings = (map: (text: string) => string, names = false) =>
  asObject((json) => writeJson(mapStrings(json, map, names), JS));

/** The whole body put into another text, or its values changed by a filter. */
const WRAPS: readonly Alteration[] = [
  row(
    STAGE.wrap,
    'stringified',
    'body-double-encoded',
    'passes it through JSON.stringify once more',
    (text) => JSON.stringify(text),
    { cost: 1.4, language: 'javascript' },
  ),
  row(
    STAGE.wrap,
    'dumped',
    'body-double-encoded',
    'passes it through json.dumps once more',
    (text) => STRINGS.python(text),
    { cost: 1.6, language: 'python' },
  ),
  row(
    STAGE.wrap,
    'php-encoded',
    'body-double-encoded',
    'passes it through json_encode once more',
    (text) => STRINGS.php(text),
    { cost: 1.6, language: 'php' },
  ),
  row(
    STAGE.wrap,
    'stj-encoded',
    'body-double-encoded',
    'passes it through System.Text.Json once more',
    (text) => STRINGS.stj(text),
    { cost: 1.8, language: 'csharp' },
  ),
  row(
    STAGE.wrap,
    'go-encoded',
    'body-double-encoded',
    'passes it through json.Marshal once more',
    (text) => STRINGS.go(text),
    { cost: 1.8, language: 'go' },
  ),
  row(
    STAGE.wrap,
    'escaped',
    'body-double-encoded',
    'escapes its quotes and backslashes',
    (text) => JSON.stringify(text).slice(1, -1),
    { cost: 2 },
  ),
  row(STAGE.wrap, 'base64-body', 'lambda-base64-body', 'signs its base64 text', (text) => btoa(binary(text)), {
    cost: 1.5,
  }),
  row(
    STAGE.wrap,
    'hex-body',
    'lambda-base64-body',
    'signs its hex text',
    (text) => Array.from(utf8Bytes(text), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    { cost: 2.4, also: [['message-not-hex-decoded']] },
  ),
  row(STAGE.wrap, 'slashed', 'backslash-slashed', 'has a backslash before each quote (addslashes)', addSlashes, {
    cost: 1.5,
    language: 'php',
  }),
  row(
    STAGE.wrap,
    'slashed-double',
    'backslash-slashed',
    'has a backslash before each double quote',
    (text) => text.replaceAll('"', String.raw`\"`),
    { cost: 1.8 },
  ),
  row(
    STAGE.wrap,
    'stripslashed',
    'backslash-slashed',
    'loses its backslashes (stripslashes)',
    (text) => text.replaceAll(/\\(.?)/gs, '$1'),
    { cost: 1.6, language: 'php' },
  ),
  row(
    STAGE.wrap,
    'slashed-values',
    'backslash-slashed',
    'has its values slashed, then writes it again',
    onStrings(addSlashes),
    { cost: 1.9 },
  ),
  ...(['&#039;', '&#39;', '&apos;', '&#x27;', "'"] as const).map((apostrophe, i) =>
    row(
      STAGE.wrap,
      `html-body-${i}`,
      'html-entity-encoded',
      'has its characters escaped for HTML',
      htmlSpecialChars(apostrophe),
      { cost: 1.5 + i / 20 },
    ),
  ),
  row(
    STAGE.wrap,
    'html-quotes',
    'html-entity-encoded',
    'has its quotes as &quot;',
    (text) => text.replaceAll('"', '&quot;'),
    { cost: 1.8 },
  ),
  row(
    STAGE.wrap,
    'html-quote-numbers',
    'html-entity-encoded',
    'has its quotes as &#34;',
    (text) => text.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
    { cost: 1.9 },
  ),
  row(
    STAGE.wrap,
    'html-values',
    'html-entity-encoded',
    'has its values escaped for HTML, then writes it again',
    onStrings(htmlSpecialChars('&#039;')),
    { cost: 1.8 },
  ),
  row(STAGE.wrap, 'html-decoded', 'html-entity-encoded', 'has the HTML entities in it decoded', htmlDecode, {
    cost: 1.7,
  }),
  row(
    STAGE.wrap,
    'trimmed-values',
    'field-trimmed',
    'has its values trimmed, then writes it again',
    onStrings((text) => text.trim()),
    { cost: 1.7 },
  ),
  row(STAGE.wrap, 'body-percent', 'url-encoding', 'passes it through encodeURIComponent', JS_COMPONENT, { cost: 1.9 }),
  row(STAGE.wrap, 'body-form', 'url-encoding', 'passes it through urlencode', PHP_FORM, { cost: 1.9 }),
  row(
    STAGE.wrap,
    'body-form-key',
    'framework-parsed-body',
    'has it parsed as a form: the text and an = after it',
    (text) => `${text}=`,
    { cost: 2, also: [['form-vs-json']] },
  ),
  row(
    STAGE.wrap,
    'body-form-object',
    'framework-parsed-body',
    'has it parsed as a form, then writes that as JSON',
    (text) => (text.includes('=') || text.includes('&') ? undefined : `{${JSON.stringify(text)}:""}`),
    { cost: 2, also: [['form-vs-json']] },
  ),
  row(STAGE.wrap, 'body-unpercent', 'url-encoding', 'percent-decodes it', lenientPercentDecode, { cost: 1.9 }),
  row(STAGE.wrap, 'body-plus', 'plus-vs-space', 'has a blank for each +', (text) => text.replaceAll('+', ' '), {
    cost: 1.7,
  }),
  row(
    STAGE.wrap,
    'unslashed',
    'json-escaped-slashes',
    String.raw`has / for each \/`,
    (text) => text.replaceAll(String.raw`\/`, '/'),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'slashes',
    'json-escaped-slashes',
    String.raw`has \/ for each /`,
    (text) => text.replaceAll(/(?<!\\)\//g, String.raw`\/`),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'unicode-escaped',
    'json-escaped-unicode',
    String.raw`has \uXXXX for each character beyond ASCII`,
    (text) => text.replaceAll(/[^\0-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'unicode-escaped-upper',
    'json-escaped-unicode',
    String.raw`has \uXXXX in upper case for each character beyond ASCII`,
    (text) =>
      text.replaceAll(
        /[^\0-\u007f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      ),
    { cost: 1.5 },
  ),
  row(
    STAGE.wrap,
    'unicode-unescaped',
    'json-escaped-unicode',
    String.raw`has the characters themselves for \uXXXX`,
    (text) =>
      text.replaceAll(/\\u([0-9a-fA-F]{4})/g, (escape, digits: string) =>
        Number.parseInt(digits, 16) > 0x7f ? String.fromCharCode(Number.parseInt(digits, 16)) : escape,
      ),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'escapes-upper',
    'json-escaped-unicode',
    String.raw`writes the digits of \uXXXX in upper case`,
    (text) => text.replaceAll(/\\u[0-9a-fA-F]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`),
    { cost: 1.5 },
  ),
  row(
    STAGE.wrap,
    'escapes-lower',
    'json-escaped-unicode',
    String.raw`writes the digits of \uXXXX in lower case`,
    (text) => text.replaceAll(/\\u[0-9a-fA-F]{4}/g, (escape) => `\\u${escape.slice(2).toLowerCase()}`),
    { cost: 1.5 },
  ),
  row(
    STAGE.wrap,
    'html-escaped',
    'json-escaped-html',
    String.raw`has \u003c \u003e \u0026 for < > &`,
    (text) => text.replaceAll(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'html-unescaped',
    'json-escaped-html',
    String.raw`has < > & for \u003c \u003e \u0026`,
    (text) =>
      text.replaceAll(/\\u00(3c|3e|26)/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'no-null',
    'empty-field-dropped',
    'leaves null members out',
    asObject((json) =>
      writeJson(
        withoutMembers(json, (value) => value.is === 'null'),
        JS,
      ),
    ),
    { cost: 1.6 },
  ),
  row(
    STAGE.wrap,
    'no-empty',
    'empty-field-dropped',
    'leaves empty members out',
    asObject((json) =>
      writeJson(
        withoutMembers(json, (value) => value.is === 'null' || (value.is === 'string' && value.text === '')),
        JS,
      ),
    ),
    { cost: 1.7 },
  ),
];

/** One member or the value of one, where the whole body should be signed. */
export function parts(body: string): Alteration[] {
  const scan = scanJson(body);
  if (!scan.ok || scan.root.type !== 'object') return [];
  const { root } = scan;
  const deeper = root.members.flatMap(({ name, value }) =>
    value.type === 'object' ? value.members.map((inner) => [`${name}.${inner.name}`, inner] as const) : [],
  );
  const found = [...root.members.map((member) => [member.name, member] as const), ...deeper];
  return found.slice(0, 60).flatMap(([name, member]) => {
    if (memberOf(root, member.name) === undefined && !name.includes('.')) return [];
    const raw = body.slice(member.value.start, member.value.end);
    const json = readJson(raw);
    const made = (id: string, says: string, text: string | undefined): Alteration =>
      row(STAGE.content, `part-${id}-${name}`, 'partial-body-signed', says, () => text, { cost: 1.7 });
    return [
      made('raw', `signs only the member ${name}, as it stands`, raw),
      made('js', `signs only the member ${name}`, json && writeJson(json, JS)),
      made('text', `signs only the value of ${name}`, json && shown.scalarText(json)),
    ];
  });
}

/** Everything that does not depend on which body it is. */
export const BODY: readonly Alteration[] = [
  ...STAND_INS,
  ...SHOWN.map(([id, cause, says, write], i) =>
    row(STAGE.content, `shown-${id}`, cause, says, asObject(write), { cost: 1.5 + i / 20 }),
  ),
  ...TO_FORM.map(([id, name, write], i) =>
    row(STAGE.content, `to-form-${id}`, 'form-vs-json', `writes its members as a form (${name})`, write, {
      cost: 1.6 + i / 20,
    }),
  ),
  ...FROM_FORM.map(([id, cause, says, write], i) =>
    row(STAGE.content, `from-form-${id}`, cause, says, write, { cost: 1.5 + i / 20 }),
  ),
  ...WRAPS,
];

function pythonBytes(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const short: Readonly<Record<string, string>> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\\': '\\\\',
    "'": quote === "'" ? "\\'" : "'",
  };
  const body = text.replaceAll(
    /[^ -~]|[\\']/g,
    (char) => short[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `b${quote}${body}${quote}`;
}
