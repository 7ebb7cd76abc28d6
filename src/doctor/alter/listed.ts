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
type Members = readonly (readonly [name: string, value: string])[];

/** One way to join members; `told` are their order and language. */
interface Join {
  readonly id: string;
  readonly cause: string;
  readonly also: readonly string[];
  readonly says: (told: string) => string;
  readonly write: (members: Members) => string;
}

const named = (separator: string): string => (separator === '' ? 'nothing' : JSON.stringify(separator));

const JOINED_VALUES = VALUES.map((separator): Join => ({
  id: `values-${separator}`,
  cause: 'signed-set-differs-from-sent',
  also: ['body-object-to-string'],
  says: (told) => `signs the values of its members${told}, with ${named(separator)} between`,
  write: (members) => members.map(([, value]) => value).join(separator),
}));

const JOINED_PAIRS = PAIRS.map(([between, after]): Join => ({
  id: `pairs-${between}-${after}`,
  cause: after === '&' || between === '=' ? 'form-vs-json' : 'signed-set-differs-from-sent',
  also: ['signed-set-differs-from-sent', 'form-vs-json'],
  says: (told) =>
    `signs the names and values of its members${told}, with ${named(between)} and ${named(after)} between`,
  write: (members) => members.map((pair) => pair.join(between)).join(after),
}));

const UNTRIMMED: Join = {
  id: 'pairs-untrimmed',
  cause: 'form-vs-json',
  also: ['signed-set-differs-from-sent'],
  says: (told) => `signs name=value& of each of its members${told}, the last & too`,
  write: (members) => members.map((member) => `${member.join('=')}&`).join(''),
};

/** The languages that are met most have every separator, the others the first few. */
const EVERYDAY: ReadonlySet<string> = new Set(['raw', 'js', 'python', 'php']);
const FEW = 4;

const joinsIn = (language: string): readonly Join[] =>
  EVERYDAY.has(language)
    ? [...JOINED_VALUES, ...JOINED_PAIRS, UNTRIMMED]
    : [...JOINED_VALUES.slice(0, FEW), ...JOINED_PAIRS.slice(0, FEW)];

/**
 * The members of a body joined by hand, in the separators and languages of the tables above; far-fetched, and no
 * bodies above 8,192 characters.
 */
export const LISTED: readonly Alteration[] = SCALARS.flatMap(([language, words, scalar], i) =>
  ORDERS.flatMap(([orderId, order, sorted], k) =>
    joinsIn(language).map(({ id, cause, also, says, write }) => {
      const joined = asObject((json) => {
        const members = membersOf(json, scalar, sorted);
        return members && write(members);
      });
      return row(
        STAGE.content,
        `listed-${id}-${language}${orderId}`,
        cause,
        says(`${order}, ${words}`),
        (text) => (text.length > LONGEST ? undefined : joined(text)),
        { cost: UNCOMMON + i / 1000 + k / 2000, also: also.map((name) => [name]), how: { id: 'listed' } },
      );
    }),
  ),
);
