import { variable as spelled, type Facts, type Part } from './facts.ts';
import type { Idiom } from './idiom.ts';

// The lines that changes of code are made of: the string that is signed, its key, its parts.

/** What is known of a mistake beside its cause. */
export interface Told {
  readonly says: string;
  /** What of the words belongs to which causes, where that is known. */
  readonly phrases?: readonly { readonly causes: readonly string[]; readonly says: string }[];
  /** What the recipe says of the computation. */
  readonly facts: Facts;
  /** The value as it should be, where it could be computed, and as it was observed. */
  readonly computed?: string;
  readonly observed?: string;
}

export type Pair = readonly [before: string, after: string];
/** Undefined where this language, or this way of making the mistake, has no change that is sure. */
export type WriteTold = (l: Idiom, told: Told) => Pair | undefined;

/** A part of the string as it stands in a line of code; without code where only the separator before it is there. */
export interface Piece {
  readonly name: string;
  readonly also?: string;
  readonly code?: string;
}

/** Bytes do not survive in a variable of a shell. */
export const isShell = (l: Idiom): boolean => l.set('x', 'y') === 'x=$(y)';
export const digest = (l: Idiom): string => (isShell(l) ? 'cat digest.bin' : l.name('digest'));
export const secretOf = (l: Idiom, { facts }: Told): string => l.name(facts.secret);
export const assigned = (l: Idiom, name: string, before: string, after: string): Pair => [
  l.set(name, before),
  l.set(name, after),
];

/** What the string that is signed is assigned to: a name that none of its parts has. */
export const messageName = ({ facts }: Told): string =>
  facts.parts.some((part) => part.variable === 'message') ? 'text' : 'message';

/** The documented computation over that string. */
export function ownMac(l: Idiom, told: Told): string {
  const { isKeyed, algorithm } = told.facts;
  const message = l.utf8(l.name(messageName(told)));
  return isKeyed ? l.hmac(l.utf8(secretOf(l, told)), message, algorithm) : l.hash(message, algorithm);
}
/** What the documented computation is assigned to. */
export const macName = ({ facts }: Told): string => (facts.isKeyed ? 'mac' : 'digest');

export const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** The key of an HMAC; of a secret that is hashed with the rest, what goes into the string. `right` is the secret itself unless it says otherwise. */
export const keyed =
  (
    wrong: (l: Idiom, secret: string) => string,
    right: (l: Idiom, secret: string) => string = (_, secret) => secret,
  ): WriteTold =>
  (l, told) => {
    const secret = secretOf(l, told);
    const { isKeyed, secret: name } = told.facts;
    // A secret in the string stays a text.
    const own = isKeyed ? l : { ...l, utf8: (text: string) => text };
    const [before, after] = [wrong(own, secret), right(own, secret)];
    if (!isKeyed) return assigned(l, `signed${capital(name)}`, before, after);
    // What is still the text of the secret becomes bytes here.
    const bytes = (code: string): string => (code === secret ? l.utf8(secret) : code);
    return assigned(l, 'key', bytes(before), bytes(after));
  };

const pieceOf = (l: Idiom, { name = '', also, variable }: Part): Piece => ({
  name,
  ...(also === undefined ? {} : { also }),
  ...(variable === undefined ? {} : { code: l.name(variable) }),
});

/** Letters that are written as escapes between quotes. */
const quotedText = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"');

/** The pieces with a separator between; undefined of nothing. */
function joined(l: Idiom, pieces: readonly Piece[], separator: string): string | undefined {
  const between = separator === '' ? [] : [l.text(quotedText(separator))];
  const all = pieces.flatMap(({ code }, i) => [...(i === 0 ? [] : between), ...(code === undefined ? [] : [code])]);
  return all.length === 0 ? undefined : l.join(...all);
}

/** The string that is signed, as documented. */
const documented = (l: Idiom, { facts }: Told): string | undefined =>
  joined(
    l,
    facts.parts.map((part) => pieceOf(l, part)),
    facts.separator,
  );

type Change = (l: Idiom, pieces: readonly Piece[], told: Told) => Rewritten | undefined;
/** Other pieces, or the same with another separator. */
export interface Rewritten {
  readonly pieces: readonly Piece[];
  readonly separator?: string;
}

/** The string put together otherwise, and as documented. */
export const strung =
  (change: Change): WriteTold =>
  (l, told) => {
    const { facts } = told;
    const other = change(
      l,
      facts.parts.map((part) => pieceOf(l, part)),
      told,
    );
    const wrong = other && joined(l, other.pieces, other.separator ?? facts.separator);
    const right = documented(l, told);
    return wrong === undefined || right === undefined ? undefined : assigned(l, messageName(told), wrong, right);
  };

/** The piece that the words name: the longest name in them. */
export function named<T extends { readonly name?: string; readonly also?: string }>(
  says: string,
  list: readonly T[],
): T | undefined {
  const isIn = (name = ''): boolean =>
    name !== '' && new RegExp(`(?<![\\w-])${escapeRegExp(name)}(?![\\w-])`).test(says);
  return list
    .filter(({ name, also }) => isIn(name) || isIn(also))
    .toSorted((a, b) => (b.name ?? '').length - (a.name ?? '').length)[0];
}
const escapeRegExp = (text: string): string => text.replaceAll(/[^\w]/g, String.raw`\$&`);

/** What the words speak of: a part, else path and query where there are any, else the whole string. */
export const subjectOf = (told: Told): string =>
  named(told.says, told.facts.parts)?.variable ?? told.facts.target ?? messageName(told);

/** More parts than these make a line that nobody reads: the part stands alone. */
const FEW = 4;

/**
 * One part altered, and as it is. The words say which: a part of the string, the secret, or neither; then
 * it is the whole string.
 */
export const inPart =
  (alter: (l: Idiom, code: string) => string): WriteTold =>
  (l, told) => {
    const { facts, says } = told;
    const { parts } = facts;
    // Of a form that is hashed there is no line that is sure.
    if (/\bthe form\b/.test(says)) return undefined;
    const known = [...parts, { name: facts.secretName, variable: facts.secret }, ...facts.others];
    const part = named(
      says,
      known.filter(({ variable }) => variable !== undefined),
    );
    if (part?.variable === undefined)
      return assigned(l, 'signed', alter(l, l.name(messageName(told))), l.name(messageName(told)));
    if (part.variable === facts.secret && facts.isKeyed) return keyed((_, secret) => l.utf8(alter(l, secret)))(l, told);
    if (parts.length <= FEW && !facts.others.some((other) => other === part))
      return strung((_, pieces) => ({
        pieces: pieces.map((piece) =>
          piece.name === part.name && piece.code !== undefined ? { ...piece, code: alter(l, piece.code) } : piece,
        ),
      }))(l, told);
    // Of the parameters the body stands in, the body itself may be meant.
    const { name = part.variable, also } = part;
    const isWithin = also !== undefined && !named(says, [{ name: also }]) && !also.startsWith('encoded ');
    const meant = isWithin ? spelled(name) : part.variable;
    const plain = l.name(meant);
    return assigned(l, `signed${capital(meant)}`, alter(l, plain), plain);
  };
