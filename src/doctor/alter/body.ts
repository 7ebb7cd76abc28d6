import type { CodeLanguage } from '../../core/recipe/op.ts';
import { asObject } from '../json/as-js.ts';
import { phpSerialize, printR, varExport } from '../json/dumped.ts';
import { TO_FORM } from '../json/form.ts';
import { FROM_FORM } from '../json/from-form.ts';
import type { Json } from '../json/model.ts';
import * as shown from '../json/shown.ts';
import { byUnit, jsOrder } from '../json/write.ts';
import { row, STAGE, type Alteration } from './alteration.ts';
import { LISTED } from './listed.ts';
import { MAPPED } from './mapped.ts';
import { PRINTED } from './printed.ts';
import { pythonBytes } from './python-bytes.ts';
import { MORE_WRAPS } from './wraps-more.ts';
import { STAND_INS as RARE_STAND_INS } from './stand-ins.ts';
import { RARE_WRAPS } from './wraps-rare.ts';
import { WRAPS } from './wraps.ts';

// What happens to a raw body before it is signed: mistakes.md group A.

const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

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
    [
      'no-bytes',
      "b''",
      'framework-parsed-body',
      "signs b'' for it, Python's repr of no bytes",
      ['byte-array-to-string', 'body-empty'],
    ],
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

type Spoken = readonly (readonly [what: RegExp, language: CodeLanguage])[];
/** Which language prints such a name, where it is one alone. */
const TYPE_NAMES: Spoken = [
  [/^\[object /, 'javascript'],
  [/^Array$/, 'php'],
  [/^(?:System|Microsoft)\./, 'csharp'],
  [/^java\./, 'java'],
  [/^<coroutine/, 'python'],
  [/^(?:&\{\}|map\[\])$/, 'go'],
];
/** Whose printer it is, by the id of its row. */
const PRINTERS: Spoken = [
  [/^(?:values-)?python/, 'python'],
  [/^ruby/, 'ruby'],
  [/^(?:java|gson)$/, 'java'],
  [/^go$/, 'go'],
  [/^(?:print-r|var-export|serialize|values-php)$/, 'php'],
];
function spokenBy(table: Spoken, what: string): { readonly language?: CodeLanguage } {
  const language = table.find(([pattern]) => pattern.test(what))?.[1];
  return language ? { language } : {};
}

/** Of an empty body the other name is the plainer one: no parser took anything away. */
const EMPTY_TEXTS: readonly Alteration[] = EMPTIES.filter(([id]) =>
  ['braces', 'brackets', 'quotes', 'null'].includes(id),
).map(([id, result, , says], i) =>
  row(STAGE.content, `no-body-${id}`, 'body-empty-vs-{}', says, (text) => (text === '' ? result : undefined), {
    cost: 1.1 + i / 50,
    how: { id: `body-${id}`, text: result },
  }),
);

/** Bodies taken for nothing, for an object, for their bytes. */
const STAND_INS: readonly Alteration[] = [
  ...EMPTY_TEXTS,
  ...EMPTIES.map(([id, result, cause, says, also], i) =>
    row(STAGE.content, `body-${id}`, cause, says, () => result, {
      cost: 1.2 + i / 50,
      also: also.map((name) => [name]),
      how: { text: result },
    }),
  ),
  ...OBJECTS.map((result, i) =>
    row(STAGE.content, `body-object-${i}`, 'body-object-to-string', `signs ${result} for it`, () => result, {
      cost: 1.3 + i / 50,
      also: [['framework-parsed-body']],
      how: { id: 'body-object', text: result },
      ...spokenBy(TYPE_NAMES, result),
    }),
  ),
  ...BYTE_TEXTS.map(([id, says, write]) =>
    row(STAGE.content, `body-bytes-${id}`, 'byte-array-to-string', says, write, { cost: 2 }),
  ),
];

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
  [
    'values-js',
    'signed-set-differs-from-sent',
    'signs Object.values of the body joined',
    (json) =>
      outer(json.is === 'object' ? { is: 'object', members: jsOrder(json.members) } : json, (value) =>
        value.is === 'null' ? '' : shown.scalarText(value),
      ),
  ],
  [
    'values-python',
    'signed-set-differs-from-sent',
    'signs str() of the values of the body one after the other',
    (json) => outer(json, shown.pythonScalar),
  ],
  [
    'values-php',
    'signed-set-differs-from-sent',
    'signs the values of the body one after the other (implode)',
    (json) => outer(json, shown.phpText),
  ],
  [
    'values-scalar',
    'signed-set-differs-from-sent',
    'signs the single values of the body one after the other',
    (json) => outer(json, (value) => (value.is === 'object' || value.is === 'array' ? '' : shown.phpText(value))),
  ],
  [
    'values-flat',
    'signed-set-differs-from-sent',
    'signs the values of the body one after the other, lists too (values.join)',
    (json) => outer(json, flat),
  ],
  [
    'values-sorted',
    'signed-set-differs-from-sent',
    'signs the values of the body in the order of their names',
    (json) => outer(json.is === 'object' ? { is: 'object', members: byUnit(json.members) } : json, shown.scalarText),
  ],
  ['print-r', 'body-object-to-string', 'signs print_r of the parsed body', (json) => printR(json)],
  ['var-export', 'body-object-to-string', 'signs var_export of the parsed body', (json) => varExport(json)],
  ['serialize', 'body-object-to-string', 'signs serialize() of the parsed body', (json) => phpSerialize(json)],
];

/** Ruby's Array#join: nested arrays have no commas. */
function flat(value: Json): string {
  if (value.is === 'array') return value.items.map(flat).join('');
  return value.is === 'string' ? value.text : value.is === 'null' ? '' : shown.rubyText(value);
}

function outer(json: Json, text: (value: Json) => string): string | undefined {
  return json.is === 'object' ? json.members.map(([, value]) => text(value)).join('') : undefined;
}

/** Everything that does not depend on which body it is. */
export const BODY: readonly Alteration[] = [
  ...STAND_INS,
  ...SHOWN.map(([id, cause, says, write], i) =>
    row(STAGE.content, `shown-${id}`, cause, says, asObject(write), { cost: 1.5 + i / 20, ...spokenBy(PRINTERS, id) }),
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
  ...MORE_WRAPS,
  ...RARE_WRAPS,
  ...MAPPED,
  ...PRINTED,
  ...RARE_STAND_INS,
  ...LISTED,
];
