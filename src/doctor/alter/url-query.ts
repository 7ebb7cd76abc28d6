import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { byUnit, nameOf, onPairs, path, query } from './url-parts.ts';

/** `a[]=1&a[]=2` as PHP writes what it has read of it. */
function numberedLists(pairs: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return pairs.map((pair) =>
    pair.replace(/^([^=]*?)(?:\[\]|%5B%5D)(?==|$)/i, (_, name: string) => {
      const at = counts.get(name) ?? 0;
      counts.set(name, at + 1);
      return `${name}%5B${at}%5D`;
    }),
  );
}

/** What is signed of the query, and in which order: mistakes.md group I. */
export const QUERY: readonly Alteration[] = [
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
    'only-query-mark',
    'query-missing-from-path',
    'signs ? and query without the path',
    (text) => query(text) || undefined,
    { cost: UNCOMMON, also: [['path-prefix-stripped']] },
  ),
  row(
    STAGE.content,
    'empty-query',
    'query-missing-from-path',
    'adds an empty query',
    (text) => (text.startsWith('/') && !text.includes('?') ? `${text}?` : undefined),
    { cost: 1.8, fix: 'Sign the path as it is sent: where there is no query, there is no ? either.' },
  ),
  ...['null', 'undefined', 'None'].map((word, i) =>
    row(
      STAGE.content,
      `query-${word}`,
      'literal-undefined',
      `has ?${word} after it for a query that is not there`,
      (text) => (text.startsWith('/') && !text.includes('?') ? `${text}?${word}` : undefined),
      {
        cost: UNCOMMON + i / 1000,
        how: { id: 'query-word', text: word },
        fix: 'Put ? and the query after the path only where there is a query: getQueryString() is null without one.',
      },
    ),
  ),
  row(
    STAGE.content,
    'query-line',
    'missing-separator',
    'has a line feed for the ? before the query',
    (text) => (query(text) ? `${path(text)}\n${query(text).slice(1)}` : undefined),
    { cost: UNCOMMON, also: [['query-missing-from-path']] },
  ),
  row(
    STAGE.content,
    'query-joined',
    'missing-separator',
    'has nothing for the ? before the query',
    (text) => (query(text) ? path(text) + query(text).slice(1) : undefined),
    { cost: UNCOMMON, also: [['query-missing-from-path']] },
  ),
  row(
    STAGE.content,
    'slash-after-query',
    'path-trailing-slash',
    'has a slash after the query',
    (text) => (query(text) ? `${text}/` : undefined),
    { cost: UNCOMMON },
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
    'flags-valued',
    'empty-field-added',
    'adds = to the parameters of the query that have no value',
    onPairs((pairs) => pairs.map((pair) => (pair.includes('=') ? pair : `${pair}=`))),
    { cost: UNCOMMON, also: [['url-encoding']] },
  ),
  row(
    STAGE.content,
    'flags-bare',
    'empty-field-dropped',
    'drops the = of the parameters of the query that have no value',
    onPairs((pairs) => pairs.map((pair) => pair.replace(/=$/, ''))),
    { cost: UNCOMMON, also: [['url-encoding']] },
  ),
  row(
    STAGE.content,
    'php-lists',
    'reserved-char-set',
    'numbers the lists of the query, as http_build_query does (%5B0%5D for [])',
    onPairs(numberedLists),
    { cost: UNCOMMON, language: 'php', also: [['url-encoding']] },
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
];
