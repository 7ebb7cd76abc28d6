import { phpPlain } from './numbers.ts';

/**
 * JSON string literals as each runtime writes them. Checked against Node 20, PHP 8.2, Python 3.11,
 * Go 1.19, Ruby 3.1 and Newtonsoft on Mono; System.Text.Json, Gson and Jackson from their sources.
 */
export type StringWriter = (text: string) => string;

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const lower = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
const upper = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A writer that escapes what `pattern` finds: by the short form where it has one, else as \uXXXX. */
function writer(
  pattern: RegExp,
  { hex = lower, short = SHORT }: { hex?: (unit: string) => string; short?: Readonly<Record<string, string>> } = {},
): StringWriter {
  return (text) => `"${text.replace(pattern, (unit) => short[unit] ?? hex(unit))}"`;
}

const WITH_SLASH = { ...SHORT, '/': '\\/' };
const { '\b': _b, '\f': _f, ...GO_SHORT } = SHORT;
const { '"': _q, ...STJ_SHORT } = SHORT;
const LONE = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';

const PHP_HEX: Readonly<Record<string, string>> = {
  '"': '\\u0022',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  "'": '\\u0027',
};
/** PHP with the JSON_HEX flag of these characters alone. */
const phpHex = (chars: string): StringWriter =>
  writer(new RegExp(`["\\\\/\\u0000-\\u001f${chars}]|[^\\u0000-\\u007f]`, 'g'), {
    short: {
      ...WITH_SLASH,
      ...Object.fromEntries(Array.from(chars, (char): [string, string] => [char, PHP_HEX[char] ?? char])),
    },
  });

/** One writer a way of escaping, by the name that rows of serialisers use. */
export const STRINGS = {
  js: writer(new RegExp(`["\\\\\\u0000-\\u001f]|${LONE}`, 'g')),
  /** Well-formed writers without lone surrogates and with everything else raw: Python ensure_ascii=False, Ruby, Gson without HTML escapes. */
  raw: writer(/["\\\u0000-\u001f]/g),
  /** Python: everything outside 20–7E. */
  python: writer(/["\\]|[^ -~]/g),
  php: writer(/["\\/\u0000-\u001f]|[^\u0000-\u007f]/g, { short: WITH_SLASH }),
  phpUnescapedSlashes: writer(/["\\\u0000-\u001f]|[^\u0000-\u007f]/g),
  phpUnescapedUnicode: writer(/["\\/\u0000-\u001f\u2028\u2029]/g, { short: WITH_SLASH }),
  phpUnescapedBoth: writer(/["\\\u0000-\u001f\u2028\u2029]/g),
  /** JSON_HEX_TAG | JSON_HEX_APOS | JSON_HEX_AMP | JSON_HEX_QUOT (Laravel's Js, Symfony's JsonResponse): upper-case digits for these four. */
  phpHex: writer(/["\\/\u0000-\u001f<>&']|[^\u0000-\u007f]/g, {
    short: { ...WITH_SLASH, ...PHP_HEX },
  }),
  phpHexTag: phpHex('<>'),
  phpHexAmp: phpHex('&'),
  phpHexHtml: phpHex('<>&'),
  phpHexQuot: phpHex('"'),
  phpHexUnicode: writer(/["\\/\u0000-\u001f<>&'\u2028\u2029]/g, { short: { ...WITH_SLASH, ...PHP_HEX } }),
  /** JSON_NUMERIC_CHECK: a text that is a number is written as one. */
  phpNumeric: (text: string) => (/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? phpPlain(text) : STRINGS_PHP(text)),
  go: writer(/["\\\u0000-\u001f<>&\u2028\u2029]/g, { short: GO_SHORT }),
  goNoHtml: writer(/["\\\u0000-\u001f\u2028\u2029]/g, { short: GO_SHORT }),
  /** System.Text.Json's default encoder: Basic Latin less what HTML minds; upper-case hex. */
  stj: writer(/["\\\u0000-\u001f\u007f<>&'+`]|[^\u0000-\u007f]/g, { hex: upper, short: STJ_SHORT }),
  /** UnsafeRelaxedJsonEscaping. */
  stjRelaxed: writer(/["\\\u0000-\u001f\u007f\u0080-\u00a0\u00ad\u2028\u2029]|[\ud800-\udbff][\udc00-\udfff]/g, {
    hex: (found) => [...Array(found.length).keys()].map((i) => upper(found[i] ?? '')).join(''),
  }),
  newtonsoft: writer(/["\\\u0000-\u001f\u0085\u2028\u2029]/g),
  newtonsoftAscii: writer(/["\\\u0000-\u001f]|[^\u0000-\u007e]/g),
  newtonsoftHtml: writer(/["\\\u0000-\u001f<>&'\u0085\u2028\u2029]/g, { short: { ...SHORT, '"': '\\u0022' } }),
  gson: writer(/["\\\u0000-\u001f<>&='\u2028\u2029]/g),
  gsonNoHtml: writer(/["\\\u0000-\u001f\u2028\u2029]/g),
  jackson: writer(/["\\\u0000-\u001f]/g, { hex: upper }),
  /** Jackson on bytes, until 2.18: each half of a pair of surrogates escaped, everything else beyond ASCII raw. */
  jacksonBytes: writer(/["\\\u0000-\u001f\ud800-\udfff]/g, { hex: upper }),
  jacksonAscii: writer(/["\\\u0000-\u001f]|[^\u0000-\u007f]/g, { hex: upper }),
  /** ActiveSupport's to_json. */
  rails: writer(/["\\\u0000-\u001f<>&\u2028\u2029]/g),
  /** Everything raw but slashes escaped: Meta's payloads, org.json. */
  slashes: writer(/["\\/\u0000-\u001f]/g, { short: WITH_SLASH }),
  /** org.json escapes a slash only after <. */
  orgJson: (text: string) => STRINGS_RAW(text).replaceAll('</', '<\\/'),
  /** As Python's ensure_ascii but with slashes escaped and upper-case digits. */
  upperAscii: writer(/["\\\u0000-\u001f]|[^ -~]/g, { hex: upper }),
  /** java-json, Oracle, some C libraries: slashes and non-ASCII, upper-case digits. */
  upperSlashes: writer(/["\\/\u0000-\u001f]|[^ -~]/g, { hex: upper, short: WITH_SLASH }),
} as const satisfies Readonly<Record<string, StringWriter>>;

const STRINGS_PHP: StringWriter = writer(/["\\/\u0000-\u001f]|[^\u0000-\u007f]/g, { short: WITH_SLASH });

function STRINGS_RAW(text: string): string {
  return `"${text.replace(/["\\\u0000-\u001f]/g, (unit) => SHORT[unit] ?? lower(unit))}"`;
}
