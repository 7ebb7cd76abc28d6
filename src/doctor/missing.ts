import { concat, joinPresent, literal, type Expr } from '../core/recipe/expression.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { UNCOMMON, type Names } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { nameOf, type Make } from './parts.ts';

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
const isEnd = (part: Expr): boolean => part.op === 'literal' && part.param === '';

/** Parts left out, left empty, or replaced by a word for nothing. */
export function missing(
  parts: readonly Expr<'text'>[],
  listed: (list: readonly Expr<'text'>[]) => Expr,
  separator: string,
  fields: readonly FieldDef[],
  make: Make,
): Hypothesis[] {
  const isSecret = (part: Expr): boolean =>
    part.op === 'field' && fields.some(({ name, secret }) => secret === true && name === part.param);
  // What other vendors call the secret that ends their string.
  const passphrase = (part: Expr): Names => (isSecret(part) ? [['passphrase-missing']] : []);
  const without = parts.map((part, i) => {
    const name = nameOf(part);
    return isEnd(part)
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
          `leaves ${name} out of the string`,
          listed(parts.toSpliced(i, 1)),
          1.3,
          [...passphrase(part), ['empty-field-dropped']],
          { id: 'list/without', of: name },
        );
  });
  const emptied =
    separator === ''
      ? []
      : parts.map((part, i) =>
          make(
            'params-missing-from-base',
            `emptied-${i}`,
            `leaves ${nameOf(part)} empty in the string`,
            listed(parts.with(i, literal(''))),
            1.6,
            passphrase(part),
            { id: 'list/emptied', of: nameOf(part) },
          ),
        );
  const pairs =
    parts.length < 3
      ? []
      : parts.flatMap((part, i) =>
          parts
            .slice(i + 1)
            .map((other, k) =>
              make(
                'params-missing-from-base',
                `without-${i}-${i + 1 + k}`,
                `leaves ${nameOf(part)} and ${nameOf(other)} out of the string`,
                listed(parts.filter((candidate) => candidate !== part && candidate !== other)),
                2.2,
                [['empty-field-dropped']],
                { id: 'list/without-two', names: [nameOf(part), nameOf(other)] },
              ),
            ),
        );
  const empties =
    separator === ''
      ? []
      : [
          make(
            'empty-field-dropped',
            'no-empties',
            'leaves out the empty parts with their separators',
            joinPresent(separator, ...parts),
            1.2,
          ),
          // Where nothing is empty this is only a separator too many, which has its own words.
          ...(parts.some(isEnd)
            ? [
                make(
                  'empty-field-dropped',
                  'no-empties-end',
                  'leaves out the empty parts with their separators, but not the last',
                  concat(joinPresent(separator, ...parts), separator),
                  1.4,
                ),
              ]
            : []),
          ...['|', ':', ',', ';', '&', '-', ' ', '.', '\r\n', ''].map((other) =>
            make(
              ['empty-field-dropped', 'missing-separator'],
              `no-empties-by-${other}`,
              `leaves out the empty parts, with ${other === '' ? 'nothing' : JSON.stringify(other)} between the others`,
              joinPresent(other, ...parts),
              UNCOMMON,
              [['missing-separator'], ['empty-field-dropped']],
              { id: 'list/no-empties-by', text: other },
            ),
          ),
        ];
  const ends =
    separator === '' || parts.length < 4
      ? []
      : [2, 3].map((count) =>
          make(
            'params-missing-from-base',
            `end-${count}`,
            `leaves the last ${count} elements out of the string`,
            listed(parts.slice(0, -count)),
            2.4,
            [['empty-field-dropped'], ['missing-separator']],
            { id: 'list/end', at: count },
          ),
        );
  const extra =
    separator === ''
      ? []
      : parts
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
  const undefineds = parts.flatMap((part, i) =>
    part.op === 'literal'
      ? []
      : [...NOTHINGS, ...(part.op === 'jsonMember' ? GO_NOTHINGS : [])].map(([word, cost]) =>
          make(
            'literal-undefined',
            `${word}-${i}`,
            `has ${word} for ${nameOf(part)}`,
            listed(parts.with(i, literal(word))),
            part.op === 'jsonMember' ? Math.min(cost, ABSENT) : cost,
            [],
            { id: 'list/word', of: nameOf(part), text: word },
          ),
        ),
  );
  return [
    ...without,
    ...emptied,
    ...pairs,
    ...empties,
    ...ends,
    ...extra,
    ...undefineds,
    ...unread(parts, listed, make),
  ];
}

/** All members read from another object: the wrapper of the body, or one with other names. */
function unread(
  parts: readonly Expr<'text'>[],
  listed: (list: readonly Expr<'text'>[]) => Expr,
  make: Make,
): Hypothesis[] {
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
