import { readJson } from '../json/model.ts';
import { jsNumber } from '../json/numbers.ts';
import { fixed, grouped, swapped } from './amount.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// An amount printed for people to read: with its currency.

const SIGNS: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£', JPY: '¥', INR: '₹' };
const EVERY_SIGN = ['€', '$', '£', '¤'] as const;
/** Where the currency has a sign of its own: that of the default locale, and of none. */
const FEW_SIGNS = ['$', '¤'] as const;
const AMOUNT = /^-?\d{1,30}(?:\.\d{1,20})?$/;

/** How the number itself is printed. */
const NUMBERS: readonly ((text: string) => string)[] = [
  (text) => text,
  jsNumber,
  (text) => fixed(text, 2),
  (text) => grouped(fixed(text, 2), ','),
  (text) => swapped(grouped(fixed(text, 2), ',')),
  (text) => swapped(grouped(fixed(text, 2), ',')).replaceAll('.', '\u202f'),
];
const PLACES: readonly (readonly [id: string, write: (amount: string, mark: string) => string])[] = [
  ['before', (amount, mark) => mark + amount],
  ['before-apart', (amount, mark) => `${mark} ${amount}`],
  ['after', (amount, mark) => amount + mark],
  ['after-apart', (amount, mark) => `${amount} ${mark}`],
  ['after-nbsp', (amount, mark) => `${amount}\u00a0${mark}`],
];

/** An amount with the currency that the body names, or with a sign of one; of texts that are no number, nothing. */
export function currencies(text: string, body: string): Alteration[] {
  if (!AMOUNT.test(text)) return [];
  const json = readJson(body);
  const member = json?.is === 'object' ? json.members.find(([name]) => /currency/i.test(name))?.[1] : undefined;
  const code = member?.is === 'string' && /^[A-Za-z]{3}$/.test(member.text) ? member.text : undefined;
  const sign = code === undefined ? undefined : SIGNS[code.toUpperCase()];
  const marks = [
    ...new Set([...(code === undefined ? [] : [code]), ...(sign === undefined ? EVERY_SIGN : [sign, ...FEW_SIGNS])]),
  ];
  return marks.flatMap((mark) =>
    PLACES.flatMap(([id, write]) =>
      NUMBERS.map((number, i) =>
        row(
          STAGE.content,
          `amount-${mark}-${id}-${i}`,
          'number-formatting',
          `prints it with ${mark} ${id.startsWith('before') ? 'before' : 'after'} it, as ${write(number(text), mark)}`,
          () => write(number(text), mark),
          { cost: UNCOMMON + i / 100, how: { id: 'amount-currency', text: mark } },
        ),
      ),
    ),
  );
}
