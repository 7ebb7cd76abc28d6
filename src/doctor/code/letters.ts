import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import { assigned, capital, inPart, type Pair, type Rule, type WriteTold } from './lines.ts';

// The case of letters.

const OTHER_CASE = { upper: 'lower', lower: 'upper' } as const;

/** A part that belongs into one case, left as it came (`isKept`) or written in the other. */
function unfolded(
  l: Idiom,
  { name, to }: { readonly name: string; readonly to: 'upper' | 'lower' },
  isKept: boolean,
): Pair {
  const part = l.name(variable(name));
  return assigned(l, `signed${capital(variable(name))}`, isKept ? part : l[OTHER_CASE[to]](part), l[to](part));
}

/** A part that the recipe writes in one case. */
const folded =
  (isKept: boolean): WriteTold =>
  (l, { how, facts }) => {
    const fold = facts.folds.find(({ name }) => name === how.of);
    return fold && unfolded(l, fold, isKept);
  };
/** In one case: a part, the secret or the whole string. */
const cased =
  (to: 'upper' | 'lower'): WriteTold =>
  (l, told) =>
    folded(false)(l, told) ?? inPart((own, code) => own[to](code))(l, told);
const hashCased: WriteTold = (l) => assigned(l, 'signedHash', l.lower(l.name('bodyHash')), l.name('bodyHash'));

/** Case of a part, of the secret or of the whole string; of single letters there is no line to show. */
export const letters: Rule = {
  ways: {
    'case/as-is': folded(true),
    'case/other': folded(false),
    'escapes/lower-all': hashCased,
    'lower ascii-lower secret-lower part/lower message/lower list/lower-all': cased('lower'),
    'upper ascii-upper secret-upper part/upper message/upper list/upper-all': cased('upper'),
  },
};
