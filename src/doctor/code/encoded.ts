import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import { assigned, inPart, isShell, keyed, none, subjectOf, type Rule, type Told, type WriteTold } from './lines.ts';
import { rightForm, shown } from './shown.ts';
import { RESULT } from '../how.ts';

// Percent-encoding: once too often or too seldom.

/** The secret decoded from a URL or a form. */
export const decodedSecret: Rule = {
  ways: {
    'secret-percent-decoded': keyed((l, secret) => l.utf8(l.decoded(secret))),
    'secret-form-decoded': (l, told) => {
      const { formDecoded } = l;
      return formDecoded && keyed((own, secret) => own.utf8(formDecoded(secret)))(l, told);
    },
  },
};

const notShell =
  (write: WriteTold): WriteTold =>
  (l, told) =>
    isShell(l) ? undefined : write(l, told);
/** A member of a form: its name and what its value is written as. */
const pairOf = (l: Idiom, { how: { of = '' } }: Told, write: (label: string, value: string) => string): string =>
  write(l.text(`${of}=`), l.name(variable(of)));

/** Encoded or decoded once too often or too seldom. */
export const encoding: Rule = {
  ways: {
    'escapes/raw': notShell((l) => {
      const ext = (hash: string): string => l.join(l.text('body_hash='), hash);
      return assigned(l, 'ext', ext(l.name('bodyHash')), ext(l.encoded(l.name('bodyHash'))));
    }),
    'form/raw': notShell((l, told) =>
      assigned(
        l,
        'pair',
        pairOf(l, told, (label, value) => l.join(label, value)),
        pairOf(l, told, (label, value) => l.join(label, l.encoded(value))),
      ),
    ),
    'unform part/form-decoded': notShell((l, told) => {
      const { formDecoded } = l;
      return formDecoded && inPart((_, code) => formDecoded(code))(l, told);
    }),
    'unpercent part/decoded': notShell(inPart((l, code) => l.decoded(code))),
    'percent message/percent secret-encoded': notShell(inPart((l, code) => l.encoded(code))),
  },
  others: notShell((l, told) =>
    told.how.of === RESULT ? shown((own, of, all) => quotedForm(own, of, all))(l, told) : undefined,
  ),
};
/** The right form of the result, percent-encoded. */
const quotedForm = (l: Idiom, of: string, told: Told): string | undefined => {
  const right = rightForm(l, of, told);
  return right === undefined ? undefined : l.encoded(right);
};

/** Encoded twice: a member of a form before the form does it, the hash of the body, or a part that is encoded already. */
export const twiceEncoded: Rule = {
  ways: {
    'escapes/twice': (l) => {
      const hash = l.name('bodyHash');
      return assigned(l, 'encodedHash', l.encoded(l.encoded(hash)), l.encoded(hash));
    },
    'part/encoded': (l, told) => {
      const name = l.name(subjectOf(told));
      return assigned(l, 'signedTarget', l.encoded(name), name);
    },
    'form/twice-plain form/twice-js form/twice-form': none,
  },
  others: notShell((l, told) =>
    told.how.within === undefined
      ? undefined
      : assigned(
          l,
          'pair',
          pairOf(l, told, (label, value) => l.join(label, l.encoded(l.encoded(value)))),
          pairOf(l, told, (label, value) => l.join(label, l.encoded(value))),
        ),
  ),
};
