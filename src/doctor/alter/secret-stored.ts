import { htmlDecode, htmlSpecialChars, JS_COMPONENT, lenientPercentDecode, PHP_FORM, RFC3986 } from './percent.ts';
import { encodeUtf8, withoutEnd } from '../../core/bytes/text.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { pythonBytes } from './python-bytes.ts';

// What pages, shells, .env and JSON files and forms make of a secret: mistakes.md group D.

const cutAt =
  (mark: string | RegExp) =>
  (text: string): string =>
    text.split(mark)[0] ?? text;
const DOTENV_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  a: '\u0007',
  e: '\u001b',
};
const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/gs, (_, char: string) => DOTENV_ESCAPES[char] ?? char);
const knownUnescaped = (text: string): string =>
  text.replaceAll(/\\([nrt\\"'/])/g, (_, char: string) => DOTENV_ESCAPES[char] ?? char);
/** As Python, PHP and JavaScript read a string: \\xHH and \\uXXXX too, what is unknown kept. */
const numberUnescaped = (text: string): string =>
  /\\x[0-9a-f]{2}|\\u[0-9a-f]{4}/i.test(text)
    ? knownUnescaped(
        text.replaceAll(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/gi, (_, short: string | undefined, long: string) =>
          String.fromCharCode(Number.parseInt(short ?? long, 16)),
        ),
      )
    : text;
const withoutVariables =
  (pattern: RegExp) =>
  (text: string): string =>
    text.replaceAll(pattern, '');

/** What escaped, decoded or expanded a secret between where it was copied from and the code that uses it. */
export const SECRET_STORED: readonly Alteration[] = [
  row(STAGE.reading, 'secret-html', 'secret-html-escaped', 'uses it escaped for HTML', htmlSpecialChars('&#039;'), {
    cost: 1.6,
  }),
  row(STAGE.reading, 'secret-html-apos', 'secret-html-escaped', 'uses it escaped for HTML', htmlSpecialChars('&#39;'), {
    cost: 1.7,
  }),
  row(
    STAGE.reading,
    'secret-html-quot',
    'secret-html-escaped',
    'uses it escaped for HTML, apostrophes left',
    htmlSpecialChars("'"),
    { cost: 1.8 },
  ),
  row(STAGE.reading, 'secret-unhtml', 'secret-html-escaped', 'decodes the HTML entities in it', htmlDecode, {
    cost: 1.6,
    fix: 'Use the secret as it is: what looks like an entity is part of it.',
  }),
  row(
    STAGE.reading,
    'secret-form-decoded',
    'secret-url-decoded',
    'URL-decodes it (+ becomes a space)',
    (text) => lenientPercentDecode(text.replaceAll('+', ' ')),
    { cost: 1.4 },
  ),
  row(STAGE.reading, 'secret-percent-decoded', 'secret-url-decoded', 'percent-decodes it', lenientPercentDecode, {
    cost: 1.5,
  }),
  row(
    STAGE.reading,
    'secret-form-value',
    'secret-url-decoded',
    'reads it as a value of a form: cut at & and URL-decoded',
    (text) => (/&.*/s.test(text) ? lenientPercentDecode(cutAt('&')(text).replaceAll('+', ' ')) : undefined),
    { cost: 1.7, also: [['secret-truncated-at-hash']] },
  ),
  row(
    STAGE.reading,
    'secret-repr',
    'byte-array-to-string',
    "uses the repr of its bytes (b'…')",
    (text) => pythonBytes(encodeUtf8(text)),
    {
      cost: UNCOMMON,
      language: 'python',
      fix: 'Give the bytes themselves to the function: str() of bytes is Python’s notation for them, with b and quotes.',
    },
  ),
  row(
    STAGE.reading,
    'secret-stringified',
    'quotes-around-secret',
    'passes it through JSON.stringify',
    (text) => (/["\\]/.test(text) ? JSON.stringify(text) : undefined),
    {
      cost: 1.8,
      language: 'javascript',
      also: [['secret-escape-processed']],
      fix: 'Use the secret itself: JSON.stringify puts quotes round it and escapes what is within.',
    },
  ),
  row(STAGE.reading, 'secret-encoded', 'url-encoding', 'uses it percent-encoded', RFC3986, { cost: 2 }),
  row(STAGE.reading, 'secret-encoded-js', 'url-encoding', 'uses it passed through encodeURIComponent', JS_COMPONENT, {
    cost: 2.1,
  }),
  row(STAGE.reading, 'secret-encoded-form', 'url-encoding', 'uses it encoded as in a form (+ for a space)', PHP_FORM, {
    cost: UNCOMMON,
    also: [['plus-vs-space']],
  }),
  row(
    STAGE.reading,
    'secret-shell',
    'secret-dollar-interpolated',
    'loses what looks like a $variable in it',
    withoutVariables(/\$(?:\{[^}]*\}|[A-Za-z_]\w*|[0-9@*#?!-])/g),
    { cost: 1.3 },
  ),
  row(
    STAGE.reading,
    'secret-php',
    'secret-dollar-interpolated',
    'loses what looks like a $variable in it (PHP)',
    withoutVariables(/\$(?:\{[^}]*\}|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)/g),
    { cost: 1.4, language: 'php' },
  ),
  row(
    STAGE.reading,
    'secret-compose',
    'secret-dollar-interpolated',
    'has every $$ in it turned into $',
    (text) => text.replaceAll('$$', '$'),
    { cost: 1.5 },
  ),
  row(
    STAGE.reading,
    'secret-dollars',
    'secret-dollar-interpolated',
    'has every $ in it doubled',
    (text) => text.replaceAll('$', '$$$$'),
    { cost: 1.9 },
  ),
  row(
    STAGE.reading,
    'secret-percents-halved',
    'secret-escape-processed',
    'has every %% in it turned into %',
    (text) => text.replaceAll('%%', '%'),
    { cost: 1.9, fix: 'Read the secret without interpolation: %% stands for % in ini files of Python and in printf.' },
  ),
  row(
    STAGE.reading,
    'secret-inner-quotes',
    'quotes-around-secret',
    'loses the quotes in it',
    (text) => (/[^]["'][^]/.test(text) ? text.replaceAll(/["']/g, '') : undefined),
    {
      cost: 2,
      also: [['secret-escape-processed']],
      fix: "Put the secret between single quotes in a shell, and each single quote in it as '\\'': unquoted, a shell takes the quotes in it away.",
    },
  ),
  row(
    STAGE.reading,
    'secret-windows',
    'secret-dollar-interpolated',
    'loses what looks like a %VARIABLE% in it',
    withoutVariables(/%[^%\s]+%/g),
    { cost: 1.5 },
  ),
  row(STAGE.reading, 'secret-cut-hash', 'secret-truncated-at-hash', 'cuts it at the #', cutAt('#'), { cost: 1.2 }),
  row(
    STAGE.reading,
    'secret-cut-hash-trimmed',
    'secret-truncated-at-hash',
    'cuts it at the # and trims it',
    (text) => cutAt('#')(text).trimEnd(),
    { cost: 1.3 },
  ),
  ...[' ', ';', '&', '=', ':', '"', "'", ',', '$', '%', '\\', '\0', '\n'].map((mark) =>
    row(
      STAGE.reading,
      `secret-cut-${mark.charCodeAt(0)}`,
      'secret-truncated-at-hash',
      `cuts it at ${JSON.stringify(mark)}`,
      cutAt(mark),
      { cost: 1.6, how: { id: 'secret-cut', text: mark } },
    ),
  ),
  row(
    STAGE.reading,
    'secret-after-equals',
    'secret-truncated-at-hash',
    'keeps only what follows the last = in it',
    (text) => text.slice(text.lastIndexOf('=') + 1),
    { cost: 2.4 },
  ),
  row(
    STAGE.reading,
    'secret-no-padding',
    'base64url-vs-base64',
    'uses it without the = at its end',
    (text) => withoutEnd(text, '='),
    { cost: 1.6, also: [['secret-truncated-at-hash']] },
  ),
  row(
    STAGE.reading,
    'secret-to-url',
    'base64url-vs-base64',
    'uses it in the other base64 alphabet (-_ for +/)',
    (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
    { cost: 1.8 },
  ),
  row(
    STAGE.reading,
    'secret-from-url',
    'base64url-vs-base64',
    'uses it in the other base64 alphabet (+/ for -_)',
    (text) => text.replaceAll('-', '+').replaceAll('_', '/'),
    { cost: 2.2 },
  ),
  row(
    STAGE.reading,
    'secret-unescaped',
    'secret-escape-processed',
    'has the backslash escapes in it interpreted',
    unescaped,
    { cost: 1.4 },
  ),
  row(
    STAGE.reading,
    'secret-known-unescaped',
    'secret-escape-processed',
    'has the known backslash escapes in it interpreted',
    knownUnescaped,
    { cost: 1.5 },
  ),
  row(
    STAGE.reading,
    'secret-number-unescaped',
    'secret-escape-processed',
    String.raw`has the escapes \xHH and \uXXXX in it interpreted`,
    numberUnescaped,
    { cost: 1.5 },
  ),
  row(
    STAGE.reading,
    'secret-no-backslash',
    'secret-escape-processed',
    'loses the backslashes in it',
    (text) => text.replaceAll('\\', ''),
    { cost: 1.6 },
  ),
  row(
    STAGE.reading,
    'secret-backslashes',
    'secret-escape-processed',
    'has its backslashes doubled',
    (text) => text.replaceAll('\\', '\\\\'),
    { cost: 1.6 },
  ),
  row(
    STAGE.reading,
    'secret-json',
    'secret-escape-processed',
    'uses it as escaped in a JSON file',
    (text) => JSON.stringify(text).slice(1, -1),
    { cost: 1.7 },
  ),
  row(
    STAGE.reading,
    'secret-json-slashes',
    'secret-escape-processed',
    String.raw`uses it with / written as \/`,
    (text) => text.replaceAll('/', String.raw`\/`),
    { cost: 1.8 },
  ),
  row(
    STAGE.reading,
    'secret-addslashes',
    'secret-escape-processed',
    'uses it with a backslash before each quote',
    (text) => text.replaceAll(/["'\\]/g, String.raw`\$&`),
    { cost: 1.8 },
  ),
];
