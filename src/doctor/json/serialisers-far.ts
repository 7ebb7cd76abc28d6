import * as n from './numbers.ts';
import type { SerialiserRow } from './serialisers.ts';
import { indented, jsOrder, PHP_ARRAYS, type Layout } from './write.ts';

// Flags and indentations that are met least often. Checked against Node 20, PHP 8.2 and Python 3.11.

const PHP = n.phpPlain;
const PHP_PRETTY: Layout = { ...indented('    '), phpArrays: true };

/** As those of `RARER`, and after them. */
export const FAR: readonly SerialiserRow[] = [
  [
    'php-pretty-slashes',
    'json_encode with JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE',
    'php',
    'phpUnescapedUnicode',
    PHP,
    PHP_PRETTY,
  ],
  [
    'php-pretty-unicode',
    'json_encode with JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES',
    'php',
    'phpUnescapedSlashes',
    PHP,
    PHP_PRETTY,
  ],
  [
    'php-zero-slashes',
    'json_encode with JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION',
    'php',
    'phpUnescapedUnicode',
    n.phpNumber('.0'),
    PHP_ARRAYS,
  ],
  [
    'php-zero-unicode',
    'json_encode with JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION',
    'php',
    'phpUnescapedSlashes',
    n.phpNumber('.0'),
    PHP_ARRAYS,
  ],
  ['js-3', 'JSON.stringify(…, null, 3)', 'javascript', 'js', n.jsNumber, indented('   '), jsOrder],
  ['js-8', 'JSON.stringify(…, null, 8)', 'javascript', 'js', n.jsNumber, indented('        '), jsOrder],
  ['python-8', 'json.dumps(indent=8)', 'python', 'python', n.pythonNumber, indented('        ')],
  ['python-1-utf8', 'json.dumps(indent=1, ensure_ascii=False)', 'python', 'raw', n.pythonNumber, indented(' ')],
];
