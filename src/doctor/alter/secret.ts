import { htmlDecode, htmlSpecialChars, JS_COMPONENT, lenientPercentDecode, RFC3986 } from './percent.ts';
import { row, STAGE, type Alteration } from './alteration.ts';

// What happens to a secret between the vendor's page and the key bytes, as text: mistakes.md group D.

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
const withoutVariables =
  (pattern: RegExp) =>
  (text: string): string =>
    text.replaceAll(pattern, '');

const NEWLINES: readonly (readonly [id: string, tail: string, words: string])[] = [
  ['lf', '\n', 'a line feed'],
  ['crlf', '\r\n', 'CR LF'],
  ['cr', '\r', 'a carriage return (a file with Windows line ends)'],
];
const BLANKS: readonly (readonly [id: string, blank: string, words: string])[] = [
  ['space', ' ', 'a space'],
  ['tab', '\t', 'a tab'],
  ['nbsp', '\u00a0', 'a no-break space'],
  ['zwsp', '\u200b', 'a zero-width space'],
];

export const SECRET: readonly Alteration[] = [
  ...NEWLINES.map(([id, tail, words], i) =>
    row(
      STAGE.tail,
      `secret-${id}`,
      'trailing-newline-in-secret',
      `uses it with ${words} at its end`,
      (text) => text + tail,
      { cost: 1 + i / 10 },
    ),
  ),
  ...BLANKS.flatMap(([id, blank, words]) => [
    row(
      STAGE.tail,
      `secret-${id}-after`,
      'whitespace-in-secret',
      `uses it with ${words} after it`,
      (text: string) => text + blank,
      { cost: 1.5 },
    ),
    row(
      STAGE.tail,
      `secret-${id}-before`,
      'whitespace-in-secret',
      `uses it with ${words} before it`,
      (text: string) => blank + text,
      { cost: 1.6 },
    ),
  ]),
  row(STAGE.tail, 'secret-trimmed', 'whitespace-in-secret', 'trims it', (text) => text.trim(), {
    cost: 1.2,
    also: [['field-trimmed'], ['trailing-newline-in-secret']],
  }),
  row(
    STAGE.tail,
    'secret-right-trimmed',
    'trailing-newline-in-secret',
    'cuts the white space at its end',
    (text) => text.trimEnd(),
    { cost: 1.1, also: [['field-trimmed']] },
  ),
  row(STAGE.tail, 'secret-nul', 'nul-terminator', 'uses it with a NUL byte at its end', (text) => `${text}\0`, {
    cost: 2,
  }),
  row(
    STAGE.form,
    'secret-bom',
    'utf8-bom',
    'uses it with a byte order mark before it (read from a file)',
    (text) => `\ufeff${text}`,
    { cost: 1.5 },
  ),
  row(
    STAGE.quotes,
    'secret-double-quotes',
    'quotes-around-secret',
    'uses it with the double quotes round it',
    (text) => `"${text}"`,
    { cost: 1.1 },
  ),
  row(
    STAGE.quotes,
    'secret-single-quotes',
    'quotes-around-secret',
    'uses it with the single quotes round it',
    (text) => `'${text}'`,
    { cost: 1.2 },
  ),
  row(
    STAGE.quotes,
    'secret-back-quotes',
    'quotes-around-secret',
    'uses it with the backticks round it',
    (text) => `\`${text}\``,
    { cost: 2.4 },
  ),
  row(
    STAGE.quotes,
    'secret-brackets',
    'quotes-around-secret',
    'uses it with the angle brackets of the documentation',
    (text) => `<${text}>`,
    { cost: 2.8 },
  ),
  row(STAGE.quotes, 'secret-unquoted', 'quotes-around-secret', 'strips the quotes, which are part of it', (text) =>
    text.replace(/^(["'])(.*)\1$/s, '$2'),
  ),
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
  row(STAGE.reading, 'secret-encoded', 'url-encoding', 'uses it percent-encoded', RFC3986, { cost: 2 }),
  row(STAGE.reading, 'secret-encoded-js', 'url-encoding', 'uses it passed through encodeURIComponent', JS_COMPONENT, {
    cost: 2.1,
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
    'has $$ turned into $',
    (text) => text.replaceAll('$$', '$'),
    { cost: 1.5 },
  ),
  row(
    STAGE.reading,
    'secret-dollars',
    'secret-dollar-interpolated',
    'has every $ doubled',
    (text) => text.replaceAll('$', '$$$$'),
    { cost: 1.9 },
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
      { cost: 1.6 },
    ),
  ),
  row(
    STAGE.reading,
    'secret-after-equals',
    'secret-truncated-at-hash',
    'keeps only what follows the last =',
    (text) => text.slice(text.lastIndexOf('=') + 1),
    { cost: 2.4 },
  ),
  row(
    STAGE.reading,
    'secret-no-padding',
    'base64url-vs-base64',
    'uses it without the = at its end',
    (text) => text.replace(/=+$/, ''),
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
  row(
    STAGE.reading,
    'secret-no-label',
    'prefix-missing-or-included',
    'cuts the label before the first _ off',
    (text) => text.replace(/^[A-Za-z]{2,12}_/, ''),
    { cost: 1.7 },
  ),
  row(
    STAGE.reading,
    'secret-no-labels',
    'prefix-missing-or-included',
    'keeps only what follows the last _',
    (text) => text.slice(text.lastIndexOf('_') + 1),
    { cost: 2 },
  ),
  row(
    STAGE.reading,
    'secret-no-dash-label',
    'prefix-missing-or-included',
    'keeps only what follows the last -',
    (text) => text.slice(text.lastIndexOf('-') + 1),
    { cost: 2.4 },
  ),
  ...['whsec_', 'Bearer ', 'sk_', 'sha256=', 'key=', 'secret='].map((label) =>
    row(
      STAGE.reading,
      `secret-label-${label.trim()}`,
      'prefix-missing-or-included',
      `uses it with ${JSON.stringify(label)} before it`,
      (text) => label + text,
      { cost: 2.2 },
    ),
  ),
  row(STAGE.reading, 'secret-upper', 'field-case-changed', 'upper-cases it', (text) => text.toUpperCase(), {
    cost: 1.9,
  }),
  row(STAGE.reading, 'secret-lower', 'field-case-changed', 'lower-cases it', (text) => text.toLowerCase(), {
    cost: 1.9,
  }),
  row(
    STAGE.reading,
    'secret-no-dashes',
    'field-case-changed',
    'loses the dashes in it',
    (text) => text.replaceAll('-', ''),
    { cost: 2.6, also: [['whitespace-in-secret']] },
  ),
  row(
    STAGE.reading,
    'secret-no-blanks',
    'whitespace-in-secret',
    'loses the blanks in it',
    (text) => text.replaceAll(/\s/g, ''),
    { cost: 2 },
  ),
  row(STAGE.reading, 'secret-nfd', 'unicode-normalisation', 'has it in Unicode form NFD', (text) =>
    text.normalize('NFD'),
  ),
  row(STAGE.reading, 'secret-nfc', 'unicode-normalisation', 'has it in Unicode form NFC', (text) =>
    text.normalize('NFC'),
  ),
  ...[64, 32, 24, 20, 16].map((length) =>
    row(
      STAGE.reading,
      `secret-first-${length}`,
      'truncated',
      `uses only its first ${length} characters`,
      (text) => text.slice(0, length),
      { cost: 2.3 },
    ),
  ),
  row(STAGE.reading, 'secret-last-lost', 'truncated', 'loses its last character', (text) => text.slice(0, -1), {
    cost: 1.9,
  }),
  row(STAGE.reading, 'secret-first-lost', 'truncated', 'loses its first character', (text) => text.slice(1), {
    cost: 1.9,
  }),
  row(STAGE.content, 'secret-undefined', 'literal-undefined', 'has the word undefined for it', () => 'undefined', {
    cost: 2,
    language: 'javascript',
  }),
  row(STAGE.content, 'secret-null', 'literal-undefined', 'has the word null for it', () => 'null', { cost: 2 }),
  row(STAGE.content, 'secret-none', 'literal-undefined', 'has the word None for it', () => 'None', {
    cost: 2.1,
    language: 'python',
  }),
];
