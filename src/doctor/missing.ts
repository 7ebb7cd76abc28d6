import { concat, joinPresent, literal, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON, type Names } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { isSecretPart, nameOf, shownSeparator, type PartList } from './parts.ts';

/** What languages print for what is not there; Go for what a map of parsed JSON does not hold. */
const NOTHINGS = [
  ['null', 2.2],
  ['undefined', 2.2],
  ['None', 2.2],
] as const;
const GO_NOTHINGS = [
  ['<nil>', UNCOMMON],
  ['%!s(<nil>)', UNCOMMON],
] as const;
/** A member of a body is read by a name that it does not have more often than a field is forgotten. */
const ABSENT = 1.7;
/** Between the parts, where those that are empty are left out. */
const BETWEEN = ['|', ':', ',', ';', '&', '-', ' ', '.', '\r\n', ''] as const;

/** An empty last part is a separator at the end. */
const isEnd = (part: Expr): boolean => part.op === 'literal' && part.param === '';
/** What other vendors call the secret that ends their string. */
const passphrase = (part: Expr, fields: readonly FieldDef[]): Names =>
  isSecretPart(part, fields) ? [['passphrase-missing']] : [];

/** Parts left out, left empty, or replaced by a word for nothing. */
export function missing(list: PartList, fields: readonly FieldDef[]): Hypothesis[] {
  // Where nothing stands between the parts, an empty one is one left out.
  const hasSeparator = list.separator !== '';
  return [
    ...without(list, fields),
    ...(hasSeparator ? emptied(list, fields) : []),
    ...withoutTwo(list),
    ...(hasSeparator ? [...withoutEmpties(list), ...withoutLast(list), ...emptyAdded(list)] : []),
    ...wordsForNothing(list),
    ...unread(list),
  ];
}

function without({ parts, separator, listed, called, make }: PartList, fields: readonly FieldDef[]): Hypothesis[] {
  return parts.map((part, i) =>
    isEnd(part)
      ? make(
          'missing-separator',
          `without-end`,
          `puts no ${JSON.stringify(separator)} after the last element`,
          listed(parts.toSpliced(i, 1)),
          1,
          [['empty-field-dropped'], ['params-missing-from-base'], ['trailing-newline-stripped']],
        )
      : make(
          'params-missing-from-base',
          `without-${i}`,
          `leaves ${nameOf(part)} out of ${called}`,
          listed(parts.toSpliced(i, 1)),
          1.3,
          [...passphrase(part, fields), ['empty-field-dropped']],
          { id: 'list/without', of: nameOf(part) },
        ),
  );
}

function emptied({ parts, listed, called, make }: PartList, fields: readonly FieldDef[]): Hypothesis[] {
  return parts.map((part, i) =>
    make(
      'params-missing-from-base',
      `emptied-${i}`,
      `leaves ${nameOf(part)} empty in ${called}`,
      listed(parts.with(i, literal(''))),
      1.6,
      passphrase(part, fields),
      { id: 'list/emptied', of: nameOf(part) },
    ),
  );
}

function withoutTwo({ parts, listed, called, make }: PartList): Hypothesis[] {
  if (parts.length < 3) return [];
  return parts.flatMap((part, i) =>
    parts
      .slice(i + 1)
      .map((other, k) =>
        make(
          'params-missing-from-base',
          `without-${i}-${i + 1 + k}`,
          `leaves ${nameOf(part)} and ${nameOf(other)} out of ${called}`,
          listed(parts.filter((candidate) => candidate !== part && candidate !== other)),
          2.2,
          [['empty-field-dropped']],
          { id: 'list/without-two', names: [nameOf(part), nameOf(other)] },
        ),
      ),
  );
}

/** Parts that are empty left out with their separators: the habit of filter and array_filter. */
function withoutEmpties({ parts, separator, make }: PartList): Hypothesis[] {
  const says = 'leaves out the empty parts';
  return [
    make('empty-field-dropped', 'no-empties', `${says} with their separators`, joinPresent(separator, ...parts), 1.2),
    // Where nothing is empty this is only a separator too many, which has its own words.
    ...(parts.some(isEnd)
      ? [
          make(
            'empty-field-dropped',
            'no-empties-end',
            `${says} with their separators, but not the last`,
            concat(joinPresent(separator, ...parts), separator),
            1.4,
          ),
        ]
      : []),
    ...BETWEEN.map((other) =>
      make(
        ['empty-field-dropped', 'missing-separator'],
        `no-empties-by-${other}`,
        `${says}, with ${shownSeparator(other)} between the others`,
        joinPresent(other, ...parts),
        UNCOMMON,
        [['missing-separator'], ['empty-field-dropped']],
        { id: 'list/no-empties-by', text: other },
      ),
    ),
  ];
}

function withoutLast({ parts, listed, called, make }: PartList): Hypothesis[] {
  if (parts.length < 4) return [];
  return [2, 3].map((count) =>
    make(
      'params-missing-from-base',
      `end-${count}`,
      `leaves the last ${count} elements out of ${called}`,
      listed(parts.slice(0, -count)),
      2.4,
      [['empty-field-dropped'], ['missing-separator']],
      { id: 'list/end', at: count },
    ),
  );
}

function emptyAdded({ parts, listed, make }: PartList): Hypothesis[] {
  return parts
    .slice(1)
    .map((_, i) =>
      make(
        'empty-field-added',
        `extra-${i}`,
        `has an empty element after part ${i + 1}`,
        listed(parts.toSpliced(i + 1, 0, literal(''))),
        2,
        [],
        { id: 'list/extra', at: i + 1 },
      ),
    );
}

function wordsForNothing({ parts, listed, make }: PartList): Hypothesis[] {
  return parts.flatMap((part, i) => {
    if (part.op === 'literal') return [];
    const isMember = part.op === 'jsonMember';
    return [...NOTHINGS, ...(isMember ? GO_NOTHINGS : [])].map(([word, cost]) =>
      make(
        'literal-undefined',
        `${word}-${i}`,
        `has ${word} for ${nameOf(part)}`,
        listed(parts.with(i, literal(word))),
        isMember ? Math.min(cost, ABSENT) : cost,
        [],
        { id: 'list/word', of: nameOf(part), text: word },
      ),
    );
  });
}

/** All members read from another object: the wrapper of the body, or one with other names. */
function unread({ parts, listed, make }: PartList): Hypothesis[] {
  const members = parts.filter(({ op }) => op === 'jsonMember');
  if (members.length < 2) return [];
  return ['', ...NOTHINGS.map(([word]) => word)].map((word) => ({
    ...make(
      word === '' ? 'wrapper-object-signed' : 'literal-undefined',
      `unread-${word}`,
      `has ${word === '' ? 'nothing' : word} for all of ${members.map(nameOf).join(', ')}`,
      listed(parts.map((part) => (part.op === 'jsonMember' ? literal(word) : part))),
      1.6,
      word === '' ? [['params-missing-from-base']] : [['wrapper-object-signed']],
      { id: 'list/unread', text: word },
    ),
    fix: 'Read the members from the body itself, under the names that they have there: in another object, or under other names, there is nothing.',
  }));
}
