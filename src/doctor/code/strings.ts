import { variable } from './facts.ts';
import type { Idiom } from './idiom.ts';
import { strung, type Piece, type Rewritten, type WriteTold } from './lines.ts';

// The string that is signed put together otherwise: in each language the documented parts, their order and separator.

/** `says` quotes separators as JSON does; `nothing` is one too. */
function separatorIn(says: string): string | undefined {
  const [, quoted, nothing] = /(?:puts|with) (?:("(?:[^"\\]|\\.)*")|(nothing)) between/.exec(says) ?? [];
  if (nothing !== undefined) return '';
  return quoted === undefined ? undefined : (JSON.parse(quoted) as string);
}

const withCode = (pieces: readonly Piece[]): Piece[] => pieces.filter(({ code }) => code !== undefined);
const find = (pieces: readonly Piece[], name: string): Piece | undefined =>
  pieces.find((piece) => piece.name === name || piece.also === name || piece.also === `encoded ${name}`);

/** One place where another separator stands, or none: the two parts there are one piece. */
function betweenTwo(l: Idiom, pieces: readonly Piece[], says: string): readonly Piece[] | undefined {
  const at = Number(/ between part (\d+) and part/.exec(says)?.[1]);
  const [before, after] = [pieces[at - 1], pieces[at]];
  const theirs = separatorIn(says);
  if (!before || !after || theirs === undefined) return undefined;
  const codes = [before.code, theirs === '' ? undefined : l.text(JSON.stringify(theirs).slice(1, -1)), after.code];
  const code = l.join(...codes.filter((one) => one !== undefined));
  return pieces.toSpliced(at - 1, 2, { name: before.name, code });
}

const separator: WriteTold = strung((l, pieces, { says, facts }) => {
  // The parts of a line within the string are not these.
  if (/ of the \S+ line/.test(says)) return undefined;
  if (/ between part \d/.test(says)) {
    const joined = betweenTwo(l, pieces, says);
    return joined && { pieces: joined };
  }
  if (/after the last/.test(says) && !/between/.test(says)) {
    const more = /puts ("(?:[^"\\]|\\.)*") after/.exec(says)?.[1];
    if (more === undefined) return { pieces: withCode(pieces) };
    return JSON.parse(more) === facts.separator ? { pieces: [...pieces, { name: '' }] } : undefined;
  }
  const theirs = separatorIn(says);
  if (theirs === undefined) return undefined;
  const isClosed =
    /after the last|and after/.test(says) || (facts.parts.length > withCode(pieces).length && theirs !== '');
  return { pieces: isClosed ? pieces : withCode(pieces), separator: theirs };
});

const order: WriteTold = strung((_, pieces, { says }): Rewritten | undefined => {
  if (/ of the \S+ line/.test(says)) return undefined;
  const theirs = separatorIn(says);
  const apart = theirs === undefined ? {} : { separator: theirs };
  if (/order of their names/.test(says)) {
    const sorted = withCode(pieces).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return { pieces: [...sorted, ...pieces.filter(({ code }) => code === undefined)], ...apart };
  }
  const names = /another order[^:]*(?:":"[^:]*)?: ([^.]*)/.exec(says)?.[1]?.split(', ') ?? [];
  const found = names.map((name) => find(pieces, name));
  const known = found.filter((piece) => piece !== undefined);
  return known.length === names.length && known.length > 1 ? { pieces: known, ...apart } : undefined;
});

const leftOut: WriteTold = strung((l, pieces, { says }) => {
  const [, name = '', how] = /leaves (.+?) (out of|empty in) the string/.exec(says) ?? [];
  const part = find(pieces, name);
  if (!part) return undefined;
  const rest = pieces.flatMap((piece) => {
    if (piece !== part) return [piece];
    return how === 'out of' ? [] : [{ name, code: l.text('') }];
  });
  return { pieces: rest };
});

/** Parts that are empty are known only where the recipe has one that may be. */
const emptyDropped: WriteTold = strung((_, pieces, { says }) => {
  if (!/leaves out the empty parts/.test(says)) return undefined;
  const ext = pieces.find(({ also = 'encoded ' }) => !also.startsWith('encoded '));
  return ext && { pieces: pieces.filter((piece) => piece !== ext) };
});

const emptyAdded: WriteTold = strung((l, pieces, { says, facts }) => {
  const at = Number(/empty element after part (\d+)/.exec(says)?.[1] ?? 0);
  if (at === 0 || facts.separator === '') return undefined;
  return { pieces: pieces.toSpliced(at, 0, { name: '', code: l.text('') }) };
});

/** Another input in the string, or the parts with their names. */
const otherSet: WriteTold = strung((l, pieces, { says }) => {
  const [, extra, next = ''] = /puts ([\w-]+) into the string (?:too|twice)(?:, before ([^\s,]+))?/.exec(says) ?? [];
  const theirs = separatorIn(says);
  if (extra !== undefined) {
    const own = withCode(pieces).slice(0, pieces.length);
    const at = find(own, next.replace(/\.$/, ''));
    const added = { name: extra, code: find(own, extra)?.code ?? l.name(variable(extra)) };
    return {
      pieces: own.toSpliced(at ? own.indexOf(at) : own.length, 0, added),
      ...(theirs === undefined ? {} : { separator: theirs }),
    };
  }
  if (!/name=value with & between/.test(says)) return undefined;
  // The words list the names they use, where these are not the documented ones.
  const names = /between: ([^.]*)/.exec(says)?.[1]?.split(', ') ?? [];
  const named = withCode(pieces).map(({ name, code = '' }, i, list) => ({
    name,
    code: l.join(l.text(`${names.length === list.length ? (names[i] ?? name) : name}=`), code),
  }));
  return { pieces: named, separator: '&' };
});

const otherPart: WriteTold = strung((l, pieces, { says }) => {
  const [, theirs, name = ''] = /uses (\S+) for ([^\s,.]+)/.exec(says) ?? [];
  const part = find(pieces, name);
  return theirs === undefined || !part
    ? undefined
    : { pieces: pieces.map((piece) => (piece === part ? { ...piece, code: l.name(variable(theirs)) } : piece)) };
});

/** A time printed anew, and as it is sent. */
const printedTime: WriteTold = strung((l, pieces, { says, facts }) => {
  const part = pieces.find(({ name, code }) => code !== undefined && says.includes(name)) ?? undefined;
  const time = part ?? find(pieces, facts.time?.part.name ?? '');
  // A number that is no time has no format of one.
  if (facts.time && time?.name !== facts.time.part.name) return undefined;
  return (
    time && { pieces: pieces.map((piece) => (piece === time ? { ...piece, code: l.name('formattedTime') } : piece)) }
  );
});

/** For each cause, the string as theirs and as documented. */
export const strings: Readonly<Record<string, WriteTold>> = {
  'missing-separator': separator,
  'field-order': order,
  'params-missing-from-base': leftOut,
  'empty-field-dropped': emptyDropped,
  'empty-field-added': emptyAdded,
  'signed-set-differs-from-sent': otherSet,
  'wrong-id-in-base': otherPart,
  'timestamp-format': printedTime,
};
