import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import type { How } from '../how.ts';
import { quotedText, strung, type Change, type Piece, type Rewritten, type Rule, type WriteTold } from './lines.ts';

// The string that is signed put together otherwise: in each language the documented parts, their order and separator.

const withCode = (pieces: readonly Piece[]): Piece[] => pieces.filter(({ code }) => code !== undefined);
const find = (pieces: readonly Piece[], name = ''): Piece | undefined =>
  pieces.find((piece) => piece.name === name || piece.also === name || piece.also === `encoded ${name}`);
/** The pieces of these names; undefined where one of them is none. */
function all(pieces: readonly Piece[], names: readonly string[] = []): Piece[] | undefined {
  const found = names.flatMap((name) => find(pieces, name) ?? []);
  return found.length === names.length && found.length > 1 ? found : undefined;
}
const apart = ({ text }: How): { readonly separator?: string } => (text === undefined ? {} : { separator: text });

/** Of the string itself: the parts of a list within it are not these. */
const ofString = (change: Change): WriteTold =>
  strung((l, pieces, told) => (told.how.within === undefined ? change(l, pieces, told) : undefined));

/** One place where another separator stands, or none: the two parts there are one piece. */
function betweenTwo(l: Idiom, pieces: readonly Piece[], { at = 0, text = '' }: How): Rewritten | undefined {
  const [before, after] = [pieces[at], pieces[at + 1]];
  if (!before || !after) return undefined;
  const codes = [before.code, text === '' ? undefined : l.text(quotedText(text)), after.code];
  const code = l.join(...codes.filter((one) => one !== undefined));
  return { pieces: pieces.toSpliced(at, 2, { name: before.name, code }) };
}

/** Another separator, at the end too where the recipe has one there; or one more or less at the end. */
export const separator = ofString((l, pieces, { how, facts }) => {
  const isClosed = pieces.length > withCode(pieces).length;
  switch (how.id) {
    case 'list/one':
      return betweenTwo(l, pieces, how);
    case 'list/without-end':
      return { pieces: withCode(pieces) };
    case 'list/after':
      return how.text === facts.separator ? { pieces: [...pieces, { name: '' }] } : undefined;
    case 'list/open':
      return { pieces: withCode(pieces), ...apart(how) };
    default:
      return { pieces: isClosed && how.text !== '' ? pieces : withCode(pieces), ...apart(how) };
  }
});

const order = ofString((_, pieces, { how }) => {
  if (how.id === 'list/sorted') {
    const sorted = withCode(pieces).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return { pieces: [...sorted, ...pieces.filter(({ code }) => code === undefined)] };
  }
  const theirs = all(pieces, how.names);
  return theirs && { pieces: theirs, ...apart(how) };
});

const leftOut = ofString((l, pieces, { how }) => {
  const part = find(pieces, how.of);
  if (!part) return undefined;
  const instead = how.id === 'list/emptied' ? [{ name: part.name, code: l.text('') }] : [];
  return { pieces: pieces.flatMap((piece) => (piece === part ? instead : [piece])) };
});

/** Parts that are empty are known only where the recipe has one that may be. */
const emptyDropped = ofString((_, pieces) => {
  const ext = pieces.find(({ also = 'encoded ' }) => !also.startsWith('encoded '));
  return ext && { pieces: pieces.filter((piece) => piece !== ext) };
});

const emptyAdded = ofString((l, pieces, { how: { at = 0 }, facts }) =>
  facts.separator === '' ? undefined : { pieces: pieces.toSpliced(at, 0, { name: '', code: l.text('') }) },
);

/** Another input in the string, or one of the parts twice. */
const added = ofString((l, pieces, { how }) => {
  const { other = '', of } = how;
  const next = pieces.findIndex((piece) => piece === find(pieces, of));
  const at = next === -1 ? pieces.length : next;
  const extra = { name: other, code: find(pieces, other)?.code ?? l.name(variable(other)) };
  return { pieces: pieces.toSpliced(at, 0, extra), ...apart(how) };
});

/** The parts with names before them. */
const query = ofString((l, pieces, { how: { names, labels = [] } }) => {
  const parts = all(pieces, names);
  return (
    parts && {
      pieces: parts.map(({ name, code = '' }, i) => ({ name, code: l.join(l.text(`${labels[i] ?? name}=`), code) })),
      separator: '&',
    }
  );
});

const otherPart = ofString((l, pieces, { how: { of, other } }) => {
  const part = find(pieces, of);
  return other === undefined || !part
    ? undefined
    : { pieces: pieces.map((piece) => (piece === part ? { ...piece, code: l.name(variable(other)) } : piece)) };
});

/** A time printed anew, and as it is sent. */
const printedTime = ofString((l, pieces, { how, facts }) => {
  // The times within a body that is written anew are no parts.
  if (how.writers) return undefined;
  const named = find(pieces, how.of);
  const time = named?.code === undefined ? find(pieces, facts.time?.part.name) : named;
  // A number that is no time has no format of one.
  if (facts.time && time?.name !== facts.time.part.name) return undefined;
  return (
    time && { pieces: pieces.map((piece) => (piece === time ? { ...piece, code: l.name('formattedTime') } : piece)) }
  );
});

/** For each cause, the string as theirs and as documented. */
export const strings: Readonly<Record<string, Rule>> = {
  'missing-separator': {
    ways: {
      'list/separator list/open list/after list/without-end': separator,
      'list/one': separator,
      'list/order': order,
      'list/plus': added,
    },
  },
  'field-order': { ways: { 'list/order list/some list/sorted': order } },
  'params-missing-from-base': { ways: { 'list/without list/emptied list/some': leftOut } },
  'passphrase-missing': { ways: { 'list/without list/emptied': leftOut } },
  'empty-field-dropped': { ways: { 'list/no-empties list/no-empties-end': emptyDropped } },
  'empty-field-added': { ways: { 'list/extra': emptyAdded } },
  'signed-set-differs-from-sent': { ways: { 'list/plus': added, 'list/query': query } },
  'wrong-id-in-base': { ways: { 'other list/other': otherPart } },
  'timestamp-format': printedTime,
};
