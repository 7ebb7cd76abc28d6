import type { CodeLanguage } from '../../core/recipe/op.ts';
import { readJson } from './model.ts';
import * as n from './numbers.ts';
import { FAR } from './serialisers-far.ts';
import { RARER } from './serialisers-rarer.ts';
import { STRINGS } from './strings.ts';
import {
  byUnit,
  COMPACT,
  indented,
  JACKSON_PRETTY,
  jsOrder,
  PHP_ARRAYS,
  SPACED,
  writeJson,
  type Layout,
  type Serialiser,
} from './write.ts';

/** A serialiser people have in their code, in the order in which they are met. */
export interface NamedSerialiser extends Serialiser {
  readonly id: string;
  /** Completing "… again with". */
  readonly name: string;
  readonly language?: CodeLanguage;
  /** No runtime's, only a way to lay JSON out. */
  readonly isLayout?: true;
}

export type SerialiserRow = readonly [
  id: string,
  name: string,
  language: CodeLanguage | undefined,
  string: keyof typeof STRINGS,
  number: n.NumberPrinter,
  layout: Layout,
  order?: Serialiser['order'],
  shallow?: true,
];

const PHP = n.phpPlain;
const PHP_PRETTY = indented('    ');

const ROWS: readonly SerialiserRow[] = [
  ['js', 'JSON.stringify', 'javascript', 'js', n.jsNumber, COMPACT, jsOrder],
  ['python', 'json.dumps', 'python', 'python', n.pythonNumber, SPACED],
  ['php', 'json_encode', 'php', 'php', PHP, PHP_ARRAYS],
  ['php-object', 'json_encode (objects kept)', 'php', 'php', PHP, COMPACT],
  ['go', 'json.Marshal of a map', 'go', 'go', n.goNumber, COMPACT, byUnit],
  ['go-struct', 'json.Marshal of a struct', 'go', 'go', n.rawNumber, COMPACT],
  ['go-struct-float', 'json.Marshal of a struct with float64 members', 'go', 'go', n.goTyped, COMPACT],
  ['stj', 'System.Text.Json', 'csharp', 'stj', n.rawNumber, COMPACT],
  ['newtonsoft', 'Newtonsoft.Json', 'csharp', 'newtonsoft', n.newtonsoftNumber, COMPACT],
  ['jackson', 'Jackson', 'java', 'jackson', n.jacksonNumber, COMPACT],
  ['gson', 'Gson', 'java', 'gson', n.rawNumber, COMPACT],
  ['ruby', 'JSON.generate', 'ruby', 'raw', n.rubyNumber, COMPACT],
  ['python-utf8', 'json.dumps(ensure_ascii=False)', 'python', 'raw', n.pythonNumber, SPACED],
  ['python-compact', "json.dumps(separators=(',', ':'))", 'python', 'python', n.pythonNumber, COMPACT],
  [
    'python-compact-utf8',
    "json.dumps(separators=(',', ':'), ensure_ascii=False)",
    'python',
    'raw',
    n.pythonNumber,
    COMPACT,
  ],
  ['python-sorted', 'json.dumps(sort_keys=True)', 'python', 'python', n.pythonNumber, SPACED, byUnit],
  [
    'python-sorted-utf8',
    'json.dumps(sort_keys=True, ensure_ascii=False)',
    'python',
    'raw',
    n.pythonNumber,
    SPACED,
    byUnit,
  ],
  [
    'python-sorted-compact',
    "json.dumps(sort_keys=True, separators=(',', ':'))",
    'python',
    'python',
    n.pythonNumber,
    COMPACT,
    byUnit,
  ],
  [
    'python-sorted-compact-utf8',
    "json.dumps(sort_keys=True, separators=(',', ':'), ensure_ascii=False)",
    'python',
    'raw',
    n.pythonNumber,
    COMPACT,
    byUnit,
  ],
  ['php-slashes', 'json_encode with JSON_UNESCAPED_UNICODE', 'php', 'phpUnescapedUnicode', PHP, PHP_ARRAYS],
  ['php-unicode', 'json_encode with JSON_UNESCAPED_SLASHES', 'php', 'phpUnescapedSlashes', PHP, PHP_ARRAYS],
  [
    'php-raw',
    'json_encode with JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE',
    'php',
    'phpUnescapedBoth',
    PHP,
    PHP_ARRAYS,
  ],
  [
    'php-slashes-object',
    'json_encode with JSON_UNESCAPED_UNICODE (objects kept)',
    'php',
    'phpUnescapedUnicode',
    PHP,
    COMPACT,
  ],
  [
    'php-unicode-object',
    'json_encode with JSON_UNESCAPED_SLASHES (objects kept)',
    'php',
    'phpUnescapedSlashes',
    PHP,
    COMPACT,
  ],
  ['php-raw-object', 'json_encode with both UNESCAPED flags (objects kept)', 'php', 'phpUnescapedBoth', PHP, COMPACT],
  ['php-zero', 'json_encode with JSON_PRESERVE_ZERO_FRACTION', 'php', 'php', n.phpNumber('.0'), PHP_ARRAYS],
  [
    'php-raw-zero',
    'json_encode with the UNESCAPED flags and JSON_PRESERVE_ZERO_FRACTION',
    'php',
    'phpUnescapedBoth',
    n.phpNumber('.0'),
    PHP_ARRAYS,
  ],
  ['php-sorted', 'ksort and json_encode', 'php', 'php', PHP, PHP_ARRAYS, byUnit],
  [
    'php-sorted-raw',
    'ksort and json_encode with both UNESCAPED flags',
    'php',
    'phpUnescapedBoth',
    PHP,
    PHP_ARRAYS,
    byUnit,
  ],
  ['php-hex', 'json_encode with the JSON_HEX flags', 'php', 'phpHex', PHP, PHP_ARRAYS],
  ['php-pretty', 'json_encode with JSON_PRETTY_PRINT', 'php', 'php', PHP, { ...PHP_PRETTY, phpArrays: true }],
  ['php-pretty-object', 'json_encode with JSON_PRETTY_PRINT (objects kept)', 'php', 'php', PHP, PHP_PRETTY],
  [
    'php-pretty-raw',
    'json_encode with JSON_PRETTY_PRINT and both UNESCAPED flags',
    'php',
    'phpUnescapedBoth',
    PHP,
    { ...PHP_PRETTY, phpArrays: true },
  ],
  ['js-sorted', 'JSON.stringify with sorted keys', 'javascript', 'js', n.jsNumber, COMPACT, byUnit],
  ['js-2', 'JSON.stringify(…, null, 2)', 'javascript', 'js', n.jsNumber, indented('  '), jsOrder],
  ['js-4', 'JSON.stringify(…, null, 4)', 'javascript', 'js', n.jsNumber, indented('    '), jsOrder],
  ['js-tab', String.raw`JSON.stringify(…, null, '\t')`, 'javascript', 'js', n.jsNumber, indented('\t'), jsOrder],
  ['js-1', 'JSON.stringify(…, null, 1)', 'javascript', 'js', n.jsNumber, indented(' '), jsOrder],
  ['python-2', 'json.dumps(indent=2)', 'python', 'python', n.pythonNumber, indented('  ')],
  ['python-4', 'json.dumps(indent=4)', 'python', 'python', n.pythonNumber, indented('    ')],
  ['python-2-utf8', 'json.dumps(indent=2, ensure_ascii=False)', 'python', 'raw', n.pythonNumber, indented('  ')],
  ['python-4-utf8', 'json.dumps(indent=4, ensure_ascii=False)', 'python', 'raw', n.pythonNumber, indented('    ')],
  [
    'python-2-sorted',
    'json.dumps(indent=2, sort_keys=True)',
    'python',
    'python',
    n.pythonNumber,
    indented('  '),
    byUnit,
  ],
  [
    'python-4-sorted',
    'json.dumps(indent=4, sort_keys=True)',
    'python',
    'python',
    n.pythonNumber,
    indented('    '),
    byUnit,
  ],
  ['go-nohtml', 'a json.Encoder with SetEscapeHTML(false), of a map', 'go', 'goNoHtml', n.goNumber, COMPACT, byUnit],
  ['go-raw-map', 'json.Marshal of a map with UseNumber', 'go', 'go', n.rawNumber, COMPACT, byUnit],
  ['go-raw-nohtml', 'a json.Encoder with SetEscapeHTML(false), of a struct', 'go', 'goNoHtml', n.rawNumber, COMPACT],
  ['go-2', 'json.MarshalIndent of a map', 'go', 'go', n.goNumber, indented('  '), byUnit],
  ['go-tab', String.raw`json.MarshalIndent of a map, "\t"`, 'go', 'go', n.goNumber, indented('\t'), byUnit],
  [
    'js-2-sorted',
    'JSON.stringify(…, null, 2) with sorted keys',
    'javascript',
    'js',
    n.jsNumber,
    indented('  '),
    byUnit,
  ],
  ['stj-double', 'System.Text.Json with double members', 'csharp', 'stj', n.jsNumber, COMPACT],
  ['stj-relaxed', 'System.Text.Json with UnsafeRelaxedJsonEscaping', 'csharp', 'stjRelaxed', n.rawNumber, COMPACT],
  ['stj-pretty', 'System.Text.Json with WriteIndented', 'csharp', 'stj', n.rawNumber, indented('  ')],
  [
    'stj-pretty-crlf',
    'System.Text.Json with WriteIndented (Windows)',
    'csharp',
    'stj',
    n.rawNumber,
    indented('  ', '\r\n'),
  ],
  [
    'newtonsoft-pretty',
    'Newtonsoft.Json with Formatting.Indented',
    'csharp',
    'newtonsoft',
    n.newtonsoftNumber,
    indented('  '),
  ],
  [
    'newtonsoft-pretty-crlf',
    'Newtonsoft.Json with Formatting.Indented (Windows)',
    'csharp',
    'newtonsoft',
    n.newtonsoftNumber,
    indented('  ', '\r\n'),
  ],
  ['newtonsoft-ascii', 'Newtonsoft.Json with EscapeNonAscii', 'csharp', 'newtonsoftAscii', n.newtonsoftNumber, COMPACT],
  ['newtonsoft-html', 'Newtonsoft.Json with EscapeHtml', 'csharp', 'newtonsoftHtml', n.newtonsoftNumber, COMPACT],
  ['gson-object', 'Gson by way of Object or Map', 'java', 'gson', n.javaDouble, COMPACT],
  ['gson-nohtml', 'Gson with disableHtmlEscaping', 'java', 'gsonNoHtml', n.rawNumber, COMPACT],
  ['gson-sorted', 'Gson of a TreeMap', 'java', 'gson', n.rawNumber, COMPACT, byUnit],
  ['gson-pretty', 'Gson with setPrettyPrinting', 'java', 'gson', n.rawNumber, indented('  ')],
  ['jackson-sorted', 'Jackson with ORDER_MAP_ENTRIES_BY_KEYS', 'java', 'jackson', n.jacksonNumber, COMPACT, byUnit],
  ['jackson-ascii', 'Jackson with ESCAPE_NON_ASCII', 'java', 'jacksonAscii', n.jacksonNumber, COMPACT],
  ['jackson-pretty', 'Jackson with the default pretty printer', 'java', 'jackson', n.jacksonNumber, JACKSON_PRETTY],
  ['org-json', 'org.json', 'java', 'orgJson', n.rawNumber, COMPACT],
  ['rails', "Rails' to_json", 'ruby', 'rails', n.rubyNumber, COMPACT],
  ['ruby-pretty', 'JSON.pretty_generate', 'ruby', 'raw', n.rubyNumber, { ...indented('  '), emptyLines: true }],
  ['ruby-pretty-28', 'JSON.pretty_generate (json 2.8)', 'ruby', 'raw', n.rubyNumber, indented('  ')],
  ['slashes', 'a serialiser that escapes slashes only', undefined, 'slashes', n.rawNumber, COMPACT],
  ['upper-ascii', 'a serialiser that escapes non-ASCII in upper case', undefined, 'upperAscii', n.rawNumber, COMPACT],
  [
    'upper-slashes',
    'a serialiser that escapes slashes, and non-ASCII in upper case',
    undefined,
    'upperSlashes',
    n.rawNumber,
    COMPACT,
  ],
  ['spaced', 'spaces after commas and colons', undefined, 'raw', n.rawNumber, SPACED],
  ['compact', 'no spaces', undefined, 'raw', n.rawNumber, COMPACT],
  ['indent-2', 'an indentation of two', undefined, 'raw', n.rawNumber, indented('  ')],
  ['indent-4', 'an indentation of four', undefined, 'raw', n.rawNumber, indented('    ')],
  ['indent-tab', 'an indentation of tabs', undefined, 'raw', n.rawNumber, indented('\t')],
  ['sorted', 'sorted keys', undefined, 'raw', n.rawNumber, COMPACT, byUnit],
  ['sorted-spaced', 'sorted keys and spaces', undefined, 'raw', n.rawNumber, SPACED, byUnit],
];

function named([id, name, language, string, number, layout, order, shallow]: SerialiserRow): NamedSerialiser {
  return {
    id,
    name,
    string: STRINGS[string],
    number,
    layout,
    ...(language ? { language } : {}),
    ...(order ? { order } : {}),
    ...(shallow ? { shallow } : {}),
  };
}

/**
 * Every way to write JSON that is tried, those met most first; several may write one body alike, and are then
 * named together.
 */
export const SERIALISERS: readonly NamedSerialiser[] = [
  // A layout by itself is nobody's serialiser: what it changed is its plainest name.
  ...ROWS.map((row) => ({ ...named(row), ...(row[2] ? {} : { isLayout: true as const }) })),
  ...[...RARER, ...FAR].map(named),
];

const BY_ID: ReadonlyMap<string, NamedSerialiser> = new Map(
  SERIALISERS.map((serialiser) => [serialiser.id, serialiser]),
);

/** The serialiser of that id. Throws where there is none: our own slip. */
export function serialiserOf(id: string): NamedSerialiser {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`no serialiser ${id}`);
  return found;
}

/** The text read and written again; undefined when it is no JSON. */
export function reserialise(text: string, id: string): string | undefined {
  const json = readJson(text);
  return json && writeJson(json, serialiserOf(id));
}
