import type { Json } from './model.ts';
import { phpNumber } from './numbers.ts';
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
const isFloat = (literal: string): boolean => /[.eE]/.test(literal);

export function printR(json: Json, depth = 0): string {
  const entries = entriesOf(json);
  if (!entries) return phpText(json);
  const pad = ' '.repeat(depth * 8);
  const lines = entries.map(([key, value]) => `${pad}    [${key}] => ${printR(value, depth + 1)}\n`);
  return `Array\n${pad}(\n${lines.join('')}${pad})\n`;
}

export function varExport(json: Json, depth = 0): string {
  const entries = entriesOf(json);
  const pad = '  '.repeat(depth);
  if (entries) {
    const lines = entries.map(([key, value]) => {
      const name = isIndex(key) ? key : quoted(key);
      const before = entriesOf(value) ? `\n${pad}  ` : '';
      return `${pad}  ${name} => ${before}${varExport(value, depth + 1)},\n`;
    });
    return `array (\n${lines.join('')}${pad})`;
  }
  if (json.is === 'string') return quoted(json.text);
  if (json.is === 'null') return 'NULL';
  return json.is === 'number' ? phpNumber('.0')(json.literal).replace('e', 'E') : json.is;
}

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;

export function phpSerialize(json: Json): string {
  const entries = entriesOf(json);
  if (entries) {
    const parts = entries.map(
      ([key, value]) => `${isIndex(key) ? `i:${key};` : serialisedText(key)}${phpSerialize(value)}`,
    );
    return `a:${entries.length}:{${parts.join('')}}`;
  }
  if (json.is === 'string') return serialisedText(json.text);
  if (json.is === 'null') return 'N;';
  if (json.is !== 'number') return `b:${json.is === 'true' ? 1 : 0};`;
  return isFloat(json.literal) ? `d:${phpNumber('')(json.literal).replace('e', 'E')};` : `i:${json.literal};`;
}

function serialisedText(text: string): string {
  return `s:${new TextEncoder().encode(text).length}:"${text}";`;
}
