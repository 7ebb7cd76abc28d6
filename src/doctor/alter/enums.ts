import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// A word that a program holds as a member of an enumeration, printed with its class: since Python 3.11 an f-string
// does so for `class Status(str, Enum)`, and repr() always did.

/** A few words, as states, types and methods are written. */
const WORDS = /^[A-Za-z]{2,30}(?:[ _-][A-Za-z]{1,30}){0,3}$/;
/** What is often before the field's name in the name of such a class. */
const PREFIXES = ['', 'Order', 'Payment', 'Transaction', 'Callback', 'Http', 'HTTP', 'Request'] as const;
const FIX = 'Print the value of the member (.value in Python), or derive the class from StrEnum.';

/** The text as enumerations named after the field print it; of texts that are no words, nothing. */
export function enumsOf(name: string, text: string): Alteration[] {
  if (!WORDS.test(text) || !/^[A-Za-z]{2,30}$/.test(name)) return [];
  const pascal = (name[0] ?? '').toUpperCase() + name.slice(1);
  const classes = PREFIXES.filter((prefix) => prefix === '' || !pascal.startsWith(prefix)).map((p) => p + pascal);
  const constant = text.replaceAll(/[ -]/g, '_');
  const members = [...new Set([snake(constant), constant, constant.toUpperCase()])];
  const printed = classes.flatMap((type) =>
    members.flatMap((member) => [`${type}.${member}`, `<${type}.${member}: '${text}'>`]),
  );
  return printed.map((as, i) =>
    row(STAGE.wrap, `enum-${i}`, 'body-object-to-string', `has ${as}, the member of an enumeration, for it`, () => as, {
      cost: UNCOMMON + i / 1000,
      language: 'python',
      how: { id: 'enum', text: as },
      also: [['field-case-changed']],
      fix: FIX,
    }),
  );
}

/** InProgress as IN_PROGRESS. */
function snake(text: string): string {
  return text.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}
