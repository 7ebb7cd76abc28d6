import { asObject } from '../json/as-js.ts';
import { membersOf, ORDERS, SCALARS } from '../json/members.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// The members of a body joined by hand: mistakes.md `form-vs-json` and `signed-set-differs-from-sent`.

/** Longer bodies are nobody's list of members. */
const LONGEST = 8192;

const VALUES = ['', '|', ',', ';', ':', '-', '\n', '&', ' ', '.'] as const;
const PAIRS: readonly (readonly [between: string, after: string])[] = [
  ['=', '&'],
  ['', ''],
  ['=', ''],
  ['=', '\n'],
  ['=', ';'],
  ['=', ','],
  ['=', '|'],
  [': ', '\n'],
  [':', '\n'],
  [':', ','],
  [':', ';'],
  [',', '&'],
  [',', ','],
];
/** The languages that are met most have every separator, the others the first few. */
const EVERYDAY: ReadonlySet<string> = new Set(['raw', 'js', 'python', 'php']);

const named = (separator: string): string => (separator === '' ? 'nothing' : JSON.stringify(separator));

const all = SCALARS.flatMap(([scalarId, words, scalar], i) =>
  ORDERS.flatMap(([orderId, order, sorted], k) => {
    const cost = UNCOMMON + i / 1000 + k / 2000;
    const make = (id: string, cause: string, also: readonly string[], says: string, write: Writer): Alteration =>
      row(
        STAGE.content,
        `listed-${id}-${scalarId}${orderId}`,
        cause,
        says,
        asObject((json) => {
          const members = membersOf(json, scalar, sorted);
          return members && write(members);
        }),
        { cost, also: also.map((name) => [name]), how: { id: 'listed' } },
      );
    const short = ({ alter, ...rest }: Alteration): Alteration => ({
      ...rest,
      alter: (text) => (text.length > LONGEST ? undefined : alter(text)),
    });
    return [
      ...VALUES.slice(0, EVERYDAY.has(scalarId) ? VALUES.length : 4).map((separator) =>
        make(
          `values-${separator}`,
          'signed-set-differs-from-sent',
          ['body-object-to-string'],
          `signs the values of its members${order}, ${words}, with ${named(separator)} between`,
          (members) => members.map(([, value]) => value).join(separator),
        ),
      ),
      ...PAIRS.slice(0, EVERYDAY.has(scalarId) ? PAIRS.length : 4).map(([between, after]) =>
        make(
          `pairs-${between}-${after}`,
          after === '&' || between === '=' ? 'form-vs-json' : 'signed-set-differs-from-sent',
          ['signed-set-differs-from-sent', 'form-vs-json'],
          `signs the names and values of its members${order}, ${words}, with ${named(between)} and ${named(after)} between`,
          (members) => members.map((pair) => pair.join(between)).join(after),
        ),
      ),
      ...(EVERYDAY.has(scalarId)
        ? [
            make(
              'pairs-untrimmed',
              'form-vs-json',
              ['signed-set-differs-from-sent'],
              `signs name=value& of each of its members${order}, ${words}, the last & too`,
              (members) => members.map((member) => `${member.join('=')}&`).join(''),
            ),
          ]
        : []),
    ].map(short);
  }),
);

type Writer = (members: readonly (readonly [string, string])[]) => string;

/**
 * The members of a body joined by hand, in the separators and languages of the tables above; far-fetched, and no
 * bodies above 8,192 characters.
 */
export const LISTED: readonly Alteration[] = all;
