import { JAVA_FORM, JS_COMPONENT, lenientPercentDecode, RFC3986 } from './percent.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// A query string by itself, parsed and written again: mistakes.md group I.

const onParameters =
  (map: (pairs: readonly string[]) => readonly string[]) =>
  (text: string): string =>
    map(text.split('&')).join('&');
const reencoded = (encode: (text: string) => string) =>
  onParameters((pairs) =>
    pairs.map((pair) =>
      pair
        .split('=')
        .map((part) => encode(lenientPercentDecode(part.replaceAll('+', ' '))))
        .join('='),
    ),
  );

/** Extra parameters that a library encodes or sorts anew. */
export const PARAMETERS: readonly Alteration[] = [
  row(
    STAGE.content,
    'parameters-sorted',
    'query-order',
    'sorts the parameters of it',
    onParameters((pairs) => pairs.toSorted()),
    { cost: 1.3, also: [['field-order']] },
  ),
  row(
    STAGE.content,
    'parameters-reversed',
    'query-order',
    'reverses the parameters of it',
    onParameters((pairs) => pairs.toReversed()),
    { cost: 1.6, also: [['field-order']] },
  ),
  row(
    STAGE.wrap,
    'parameters-form',
    'plus-vs-space',
    'encodes it again as a form does (a space becomes +)',
    reencoded(JAVA_FORM),
    { cost: 1.4, also: [['url-encoding']] },
  ),
  row(
    STAGE.wrap,
    'parameters-rfc',
    'plus-vs-space',
    'encodes it again by RFC 3986 (a space becomes %20)',
    reencoded(RFC3986),
    { cost: 1.5, also: [['url-encoding'], ['reserved-char-set']] },
  ),
  row(
    STAGE.wrap,
    'parameters-js',
    'reserved-char-set',
    'encodes it again with encodeURIComponent',
    reencoded(JS_COMPONENT),
    { cost: 1.6, also: [['url-encoding']] },
  ),
];

/** At most so many are left out, one at a time. */
const LEFT_OUT = 12;

/** A query, or a path with one, without one of its parameters: one that a library adds after signing. */
export function withoutParameter(text: string): Alteration[] {
  const [before = '', ...rest] = text.split('?');
  const pairs = rest.join('?').split('&');
  if (pairs.length < 2) return [];
  const head = before === '' ? '' : `${before}?`;
  return pairs.slice(0, LEFT_OUT).map((pair, i) =>
    row(
      STAGE.content,
      `without-parameter-${i}`,
      'params-missing-from-base',
      `leaves the parameter ${lenientPercentDecode(pair.split('=')[0] ?? '')} out of it`,
      () => head + pairs.toSpliced(i, 1).join('&'),
      {
        cost: UNCOMMON + i / 100,
        also: before === '' ? [] : [['query-missing-from-path']],
        how: { id: 'without-parameter', at: i },
      },
    ),
  );
}
