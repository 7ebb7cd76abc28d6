import type { Json } from './model.ts';
import { isPhpFloat, phpNumber, phpPlain } from './numbers.ts';
import { phpText } from './shown.ts';

// What PHP's own printers make of a parsed body: print_r, var_export, serialize. Checked against PHP 8.2.

type Entry = readonly [key: string, value: Json];

/** Members or items with their keys, as a PHP array has them; undefined for what is none. */
function entriesOf(json: Json): readonly Entry[] | undefined {
  if (json.is === 'object') return json.members;
  return json.is === 'array' ? json.items.map((item, i) => [String(i), item] as const) : undefined;
}

/** Keys that PHP makes integers. */
const isIndex = (key: string): boolean => /^(?:0|-?[1-9]\d{0,17})$/.test(key);

/** Of a body parsed into arrays or, with `objects`, into objects of stdClass. */
export function printR(json: Json, objects = false, depth = 0): string {
  const entries = entriesOf(json);
  if (!entries) return phpText(json);
  const pad = ' '.repeat(depth * 8);
  const lines = entries.map(([key, value]) => `${pad}    [${key}] => ${printR(value, objects, depth + 1)}\n`);
  return `${objects && json.is === 'object' ? 'stdClass Object' : 'Array'}\n${pad}(\n${lines.join('')}${pad})\n`;
}

/** As PHP code that gives the value again; a float keeps a point (10.0), its exponent a capital E. */
export function varExport(json: Json, objects = false, depth = 0): string {
  const entries = entriesOf(json);
  const pad = '  '.repeat(depth);
  if (entries) {
    const isObject = objects && json.is === 'object';
    const lines = entries.map(([key, value]) => {
      const name = isIndex(key) && !isObject ? key : quoted(key);
      const before = entriesOf(value) ? `\n${pad}  ` : '';
      return `${pad}  ${isObject ? ' ' : ''}${name} => ${before}${varExport(value, objects, depth + 1)},\n`;
    });
    return `${isObject ? '(object) array(' : 'array ('}\n${lines.join('')}${pad})`;
  }
  if (json.is === 'string') return quoted(json.text);
  if (json.is === 'null') return 'NULL';
  return json.is === 'number' ? phpNumber('.0')(json.literal).replace('e', 'E') : json.is;
}

/** What var_dump prints of a body parsed into arrays, the line end after it included. */
export function varDump(json: Json, depth = 0): string {
  const pad = '  '.repeat(depth);
  const entries = entriesOf(json);
  if (entries) {
    const lines = entries.map(
      ([key, value]) => `${pad}  [${isIndex(key) ? key : `"${key}"`}]=>\n${varDump(value, depth + 1)}`,
    );
    return `${pad}array(${entries.length}) {\n${lines.join('')}${pad}}\n`;
  }
  return `${pad}${dumpedScalar(json)}\n`;
}

function dumpedScalar(json: Json): string {
  if (json.is === 'string') return `string(${utf8Length(json.text)}) "${json.text}"`;
  if (json.is === 'null') return 'NULL';
  if (json.is !== 'number') return `bool(${json.is})`;
  const text = phpPlain(json.literal).replace('e', 'E');
  return isPhpFloat(json.literal) ? `float(${text})` : `int(${text})`;
}

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;

/** serialize() of a body parsed into arrays or, with `objects`, into objects of stdClass. */
export function phpSerialize(json: Json, objects = false): string {
  const entries = entriesOf(json);
  if (entries) {
    const isObject = objects && json.is === 'object';
    const parts = entries.map(
      ([key, value]) =>
        `${isIndex(key) && !isObject ? `i:${key};` : serialisedText(key)}${phpSerialize(value, objects)}`,
    );
    return `${isObject ? 'O:8:"stdClass"' : 'a'}:${entries.length}:{${parts.join('')}}`;
  }
  if (json.is === 'string') return serialisedText(json.text);
  if (json.is === 'null') return 'N;';
  if (json.is !== 'number') return `b:${json.is === 'true' ? 1 : 0};`;
  return isPhpFloat(json.literal) ? `d:${phpPlain(json.literal).replace('e', 'E')};` : `i:${json.literal};`;
}

function serialisedText(text: string): string {
  return `s:${utf8Length(text)}:"${text}";`;
}
