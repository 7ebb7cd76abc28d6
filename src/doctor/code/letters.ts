import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import { assigned, capital, inPart, named, type Pair, type WriteTold } from './lines.ts';

// The case of letters.

/** A part that belongs into one case, left as it came or written in the other. */
function unfolded(
  l: Idiom,
  says: string,
  { name, to }: { readonly name: string; readonly to: 'upper' | 'lower' },
): Pair {
  const part = l.name(variable(name));
  const right = l[to](part);
  return assigned(l, `signed${capital(variable(name))}`, / takes /.test(says) ? part : l[OTHER_CASE[to]](part), right);
}
const OTHER_CASE = { upper: 'lower', lower: 'upper' } as const;

/** Case of a part, of the secret or of the whole string; where the words name none there is no line to show. */
export const letters: WriteTold = (l, told) => {
  const { says } = told;
  const folded = told.facts.folds.find(({ name }) => says.includes(` ${name} in `) || says.endsWith(`-cases ${name}.`));
  if (folded) return unfolded(l, says, folded);
  if (/the body hash/.test(says)) {
    const hash = l.name('bodyHash');
    return assigned(l, 'signedHash', /upper-cases/.test(says) ? l.upper(hash) : l.lower(hash), hash);
  }
  if (
    says !== '' &&
    !/ (?:upper|lower)-cases (?:the whole string|every part|\S+?(?:\u2019s ASCII letters)?)\.$/.test(says)
  )
    return undefined;
  const isNamed = named(told.says, [
    ...told.facts.parts,
    { name: told.facts.secretName },
    { name: 'whole string' },
    { name: 'every part' },
  ]);
  return isNamed
    ? inPart((own, code) => (/upper-cases/.test(told.says) ? own.upper(code) : own.lower(code)))(l, told)
    : undefined;
};
