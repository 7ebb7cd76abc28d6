import * as n from './numbers.ts';
import type { SerialiserRow } from './serialisers.ts';
import { byUnit, COMPACT, indented, jsSorted, phpSorted, SPACED, type Layout } from './write.ts';

// Serialisers met less often. Checked against Node 20, PHP 8.2, Python 3.11, Ruby 3.1, Perl 5.36 and jq 1.6.

const PHP = n.phpNumber('');
const PHP_17: n.NumberPrinter = (literal) => (/[.eE]/.test(literal) ? n.phpJson17(literal) : PHP(literal));
const PHP_ARRAYS: Layout = { ...COMPACT, emptyObject: '[]' };
const PERL: Layout = { ...indented('   '), colon: ' : ', end: '\n' };
const LF = (layout: Layout): Layout => ({ ...layout, end: '\n' });

export const RARER: readonly SerialiserRow[] = [
  ['js-top', 'JSON.stringify, outer keys sorted', 'javascript', 'js', n.jsNumber, COMPACT, jsSorted, true],
  ['php-top', 'ksort and json_encode (outer keys)', 'php', 'php', PHP, PHP_ARRAYS, phpSorted, true],
  [
    'php-top-raw',
    'ksort and json_encode with both UNESCAPED flags',
    'php',
    'phpUnescapedBoth',
    PHP,
    PHP_ARRAYS,
    phpSorted,
    true,
  ],
  [
    'php-top-slashes',
    'ksort and json_encode with JSON_UNESCAPED_UNICODE',
    'php',
    'phpUnescapedUnicode',
    PHP,
    PHP_ARRAYS,
    phpSorted,
    true,
  ],
  [
    'php-top-unicode',
    'ksort and json_encode with JSON_UNESCAPED_SLASHES',
    'php',
    'phpUnescapedSlashes',
    PHP,
    PHP_ARRAYS,
    phpSorted,
    true,
  ],
  ['ruby-top', 'sort.to_h.to_json', 'ruby', 'raw', n.rubyNumber, COMPACT, byUnit, true],
  ['python-top', 'json.dumps of sorted items', 'python', 'python', n.pythonNumber, SPACED, byUnit, true],
  [
    'python-top-compact',
    "json.dumps of sorted items, separators=(',', ':')",
    'python',
    'python',
    n.pythonNumber,
    COMPACT,
    byUnit,
    true,
  ],
  ['php-17', 'json_encode with serialize_precision 17', 'php', 'php', PHP_17, PHP_ARRAYS],
  [
    'php-17-raw',
    'json_encode with both UNESCAPED flags and serialize_precision 17',
    'php',
    'phpUnescapedBoth',
    PHP_17,
    PHP_ARRAYS,
  ],
  ['php-hex-object', 'json_encode with the JSON_HEX flags (objects kept)', 'php', 'phpHex', PHP, COMPACT],
  ['php-numeric', 'json_encode with JSON_NUMERIC_CHECK', 'php', 'phpNumeric', PHP, PHP_ARRAYS],
  ['php-numeric-object', 'json_encode with JSON_NUMERIC_CHECK (objects kept)', 'php', 'phpNumeric', PHP, COMPACT],
  ['php-force', 'json_encode with JSON_FORCE_OBJECT', 'php', 'php', PHP, { ...COMPACT, indexed: true }],
  [
    'php-pretty-zero',
    'json_encode with JSON_PRETTY_PRINT, both UNESCAPED flags and JSON_PRESERVE_ZERO_FRACTION',
    'php',
    'phpUnescapedBoth',
    n.phpNumber('.0'),
    indented('    '),
  ],
  ['perl', 'JSON::PP, canonical', undefined, 'raw', n.perlNumber, COMPACT, byUnit],
  ['perl-ascii', 'JSON::PP, ascii and canonical', undefined, 'python', n.perlNumber, COMPACT, byUnit],
  ['perl-pretty', 'JSON::PP, pretty and canonical', undefined, 'raw', n.perlNumber, PERL, byUnit],
  ['python-tool', 'python -m json.tool', 'python', 'python', n.pythonNumber, LF(indented('    '))],
  ['jq', 'jq -c', undefined, 'raw', n.jqNumber, LF(COMPACT)],
  ['jq-join', 'jq -cj', undefined, 'raw', n.jqNumber, COMPACT],
  ['jq-pretty', 'jq', undefined, 'raw', n.jqNumber, LF(indented('  '))],
  ['jq-pretty-cut', 'jq, in $(…)', undefined, 'raw', n.jqNumber, indented('  ')],
  ['jq-sorted', 'jq -cS', undefined, 'raw', n.jqNumber, LF(COMPACT), byUnit],
  ['jq-sorted-cut', 'jq -cS, in $(…)', undefined, 'raw', n.jqNumber, COMPACT, byUnit],
  ['jq-sorted-pretty', 'jq -S', undefined, 'raw', n.jqNumber, LF(indented('  ')), byUnit],
];
