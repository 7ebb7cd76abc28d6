import { JAVA_FORM, JS_COMPONENT, JS_URI, lenientPercentDecode, PYTHON_PATH, RFC3986 } from './percent.ts';
import { row, STAGE, type Alteration } from './alteration.ts';

// Path, query, host, port, method: mistakes.md group I. Each knows by the text whether it applies.

const path = (text: string): string => text.split(/[?#]/)[0] ?? '';
const query = (text: string): string => (text.includes('?') ? text.slice(text.indexOf('?')) : '');
const onPath =
  (map: (path: string) => string) =>
  (text: string): string | undefined =>
    text.startsWith('/') ? map(path(text)) + query(text) : undefined;
const onPairs =
  (map: (pairs: readonly string[]) => readonly string[], joiner = '&') =>
  (text: string): string | undefined =>
    query(text).length > 1 ? `${path(text)}?${map(query(text).slice(1).split('&')).join(joiner)}` : undefined;
const eachValue = (map: (value: string) => string) =>
  onPairs((pairs) =>
    pairs.map((pair) =>
      pair.includes('=') ? `${pair.slice(0, pair.indexOf('='))}=${map(pair.slice(pair.indexOf('=') + 1))}` : pair,
    ),
  );
const decoded = (text: string): string => lenientPercentDecode(text.replaceAll('+', ' '));
const byUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const nameOf = (pair: string): string => pair.split('=')[0] ?? '';

/** A request target: starts with a slash. */
export const PATH: readonly Alteration[] = [
  row(STAGE.content, 'no-query', 'query-missing-from-path', 'leaves the query out of the path', (text) => path(text), {
    cost: 1,
  }),
  row(
    STAGE.content,
    'query-empty',
    'query-missing-from-path',
    'keeps the ? but leaves the query out',
    (text) => (query(text) ? `${path(text)}?` : undefined),
    { cost: 1.6 },
  ),
  row(
    STAGE.content,
    'only-query',
    'query-missing-from-path',
    'signs the query without the path',
    (text) => query(text).slice(1) || undefined,
    { cost: 2.2 },
  ),
  row(
    STAGE.content,
    'empty-query',
    'query-missing-from-path',
    'adds an empty query',
    (text) => (text.startsWith('/') && !text.includes('?') ? `${text}?` : undefined),
    { cost: 1.8 },
  ),
  row(
    STAGE.content,
    'sorted',
    'query-order',
    'sorts the query',
    onPairs((pairs) => pairs.toSorted(byUnit)),
    { cost: 1 },
  ),
  row(
    STAGE.content,
    'sorted-by-name',
    'query-order',
    'sorts the query by name',
    onPairs((pairs) => pairs.toSorted((a, b) => byUnit(nameOf(a), nameOf(b)))),
    { cost: 1.1 },
  ),
  row(
    STAGE.content,
    'reversed',
    'query-order',
    'reverses the query',
    onPairs((pairs) => pairs.toReversed()),
    { cost: 1.4 },
  ),
  row(
    STAGE.content,
    'no-empty-values',
    'empty-field-dropped',
    'drops the empty parameters of the query',
    onPairs((pairs) => pairs.filter((pair) => !/=$|^[^=]*$/.test(pair))),
    { cost: 1.6 },
  ),
  row(
    STAGE.content,
    'semicolons',
    'query-order',
    'writes &amp; between the parameters',
    onPairs((pairs) => pairs, '&amp;'),
    { cost: 2.2, also: [['html-entity-encoded']] },
  ),
  row(
    STAGE.content,
    'first-parameter',
    'query-order',
    'keeps only the first parameter of the query',
    onPairs((pairs) => pairs.slice(0, 1)),
    { cost: 2, also: [['query-missing-from-path']] },
  ),
  row(STAGE.wrap, 'decoded', 'url-encoding', 'signs the decoded path and query', lenientPercentDecode, { cost: 1.1 }),
  row(STAGE.wrap, 'form-decoded', ['url-encoding'], 'signs the decoded path and query (+ becomes a space)', decoded, {
    cost: 1.3,
    also: [['plus-vs-space']],
  }),
  row(
    STAGE.wrap,
    'values-encoded',
    'url-double-encoding',
    'encodes the values of the query once more',
    eachValue(RFC3986),
    { cost: 1.4, also: [['url-encoding']] },
  ),
  row(
    STAGE.wrap,
    'values-js',
    'url-double-encoding',
    'encodes the values of the query once more (encodeURIComponent)',
    eachValue(JS_COMPONENT),
    { cost: 1.5, also: [['url-encoding']] },
  ),
  row(
    STAGE.wrap,
    'recoded',
    'reserved-char-set',
    'encodes the values of the query again by RFC 3986',
    eachValue((value) => RFC3986(decoded(value))),
    { cost: 1.4, also: [['url-encoding']] },
  ),
  row(
    STAGE.wrap,
    'recoded-plain',
    'reserved-char-set',
    'encodes the values of the query again by RFC 3986, a + taken as it is',
    eachValue((value) => RFC3986(lenientPercentDecode(value))),
    { cost: 1.5, also: [['url-encoding']] },
  ),
  row(
    STAGE.wrap,
    'recoded-js',
    'reserved-char-set',
    'encodes the values of the query again (encodeURIComponent)',
    eachValue((value) => JS_COMPONENT(decoded(value))),
    { cost: 1.5, also: [['url-encoding']] },
  ),
  row(
    STAGE.wrap,
    'recoded-form',
    'plus-vs-space',
    'encodes the query again as a form (+ for a space)',
    eachValue((value) => JAVA_FORM(decoded(value))),
    { cost: 1.5, also: [['url-encoding'], ['reserved-char-set']] },
  ),
  row(STAGE.wrap, 'plus-to-20', 'plus-vs-space', 'writes %20 for +', (text) => text.replaceAll('+', '%20'), {
    cost: 1.2,
  }),
  row(STAGE.wrap, '20-to-plus', 'plus-vs-space', 'writes + for %20', (text) => text.replaceAll('%20', '+'), {
    cost: 1.2,
  }),
  row(STAGE.wrap, 'plus-to-2b', 'plus-vs-space', 'writes %2B for +', (text) => text.replaceAll('+', '%2B'), {
    cost: 1.5,
  }),
  row(STAGE.wrap, 'plus-to-blank', 'plus-vs-space', 'has a blank for +', (text) => text.replaceAll('+', ' '), {
    cost: 1.6,
  }),
  row(
    STAGE.wrap,
    'lower-escapes',
    'percent-hex-case',
    'writes the escapes in lower case (%2f)',
    (text) => text.replaceAll(/%[0-9A-Fa-f]{2}/g, (escape) => escape.toLowerCase()),
    { cost: 1 },
  ),
  row(
    STAGE.wrap,
    'upper-escapes',
    'percent-hex-case',
    'writes the escapes in upper case (%2F)',
    (text) => text.replaceAll(/%[0-9A-Fa-f]{2}/g, (escape) => escape.toUpperCase()),
    { cost: 1 },
  ),
  row(
    STAGE.wrap,
    'double',
    'url-double-encoding',
    'encodes its percent signs once more (%25)',
    (text) => text.replaceAll('%', '%25'),
    { cost: 1.1 },
  ),
  row(STAGE.wrap, 'uri-encoded', 'url-encoding', 'passes it through encodeURI', JS_URI, { cost: 1.6 }),
  row(
    STAGE.wrap,
    'path-quoted',
    'query-encoded-in-path',
    'encodes ? and = as parts of the path',
    (text) => (query(text) ? PYTHON_PATH(text) : undefined),
    { cost: 1.2 },
  ),
  row(
    STAGE.wrap,
    'question-encoded',
    'query-encoded-in-path',
    'encodes the ? as part of the path',
    (text) => text.replace('?', '%3F'),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'all-encoded',
    'url-encoding',
    'encodes all of it, slashes too',
    (text) => (text.startsWith('/') ? RFC3986(text) : undefined),
    { cost: 1.5 },
  ),
  row(STAGE.wrap, 'tilde', 'reserved-char-set', 'encodes ~', (text) => text.replaceAll('~', '%7E'), { cost: 1.6 }),
  row(
    STAGE.wrap,
    'reserved',
    'reserved-char-set',
    "encodes ! ' ( ) *",
    (text) => text.replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
    { cost: 1.5 },
  ),
  row(
    STAGE.wrap,
    'unreserved',
    'reserved-char-set',
    "leaves ! ' ( ) * ~ unencoded",
    (text) => text.replaceAll(/%(?:21|27|28|29|2A|7E)/gi, lenientPercentDecode),
    { cost: 1.5 },
  ),
  row(
    STAGE.place,
    'slash-added',
    'path-trailing-slash',
    'adds a slash at the end of the path',
    onPath((p) => (p.endsWith('/') ? p : `${p}/`)),
    { cost: 1 },
  ),
  row(
    STAGE.place,
    'slash-lost',
    'path-trailing-slash',
    'drops the slash at the end of the path',
    onPath((p) => p.replace(/\/+$/, '')),
    { cost: 1 },
  ),
  row(
    STAGE.place,
    'no-first-slash',
    'path-trailing-slash',
    'drops the slash at the start of the path',
    (text) => text.replace(/^\//, ''),
    { cost: 1.3, also: [['path-prefix-stripped']] },
  ),
  row(
    STAGE.place,
    'first-double',
    'path-double-slash',
    'has two slashes at the start of the path',
    (text) => (text.startsWith('/') ? `/${text}` : undefined),
    { cost: 1.2 },
  ),
  row(
    STAGE.place,
    'single-slashes',
    'path-double-slash',
    'turns double slashes into one',
    onPath((p) => p.replaceAll(/\/{2,}/g, '/')),
    { cost: 1.2 },
  ),
  row(
    STAGE.place,
    'last-double',
    'path-double-slash',
    'has two slashes before the last part of the path',
    onPath((p) => p.replace(/\/([^/]*)$/, '//$1')),
    { cost: 1.8 },
  ),
  ...[1, 2, 3, 4].map((parts) =>
    row(
      STAGE.place,
      `prefix-${parts}`,
      'path-prefix-stripped',
      `loses the first ${parts === 1 ? 'part' : `${parts} parts`} of the path`,
      onPath((p) =>
        p.split('/').length > parts + 1
          ? `/${p
              .split('/')
              .slice(parts + 1)
              .join('/')}`
          : p,
      ),
      { cost: 1 + parts / 10 },
    ),
  ),
  ...['/api', '/v1', '/api/v1', '/rest', '/rest/v1', '/wallet', '/wallet/rest/v1', '/transfer'].map((prefix) =>
    row(
      STAGE.place,
      `prefix${prefix}`,
      'path-prefix-stripped',
      `has ${prefix} before the path`,
      (text) => (text.startsWith('/') ? prefix + text : undefined),
      { cost: 2 },
    ),
  ),
  row(
    STAGE.place,
    'path-lower',
    'field-case-changed',
    'lower-cases the path',
    onPath((p) => p.toLowerCase()),
    { cost: 1.8 },
  ),
  row(STAGE.place, 'fragment', 'url-encoding', 'drops the fragment', (text) => text.replace(/#.*/s, ''), { cost: 2 }),
  row(
    STAGE.content,
    'root',
    'path-prefix-stripped',
    'signs / for the whole path',
    (text) => (text.startsWith('/') ? '/' : undefined),
    { cost: 2.2 },
  ),
];

export const looksLikePath = (text: string): boolean => text.startsWith('/');
