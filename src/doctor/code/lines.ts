import { FORM, type How } from '../how.ts';
import { variable as spelled, type Facts, type Part } from './facts.ts';
import type { Idiom } from './idiom.ts';

// The lines that changes of code are made of: the string that is signed, its key, its parts.

/** What is known of a mistake beside its cause. */
export interface Told {
  readonly how: How;
  /** What the recipe says of the computation. */
  readonly facts: Facts;
  /** The value as it should be, where it could be computed, and as it was observed. */
  readonly computed?: string;
  readonly observed?: string;
}

/** The code with the mistake, and without. */
export type Pair = readonly [before: string, after: string];
/** Undefined where this language, or this way of making the mistake, has no change that is sure. */
export type WriteTold = (l: Idiom, told: Told) => Pair | undefined;
/**
 * The change for a cause: one for every way to make the mistake, or one for each way (`How.id`; several have blanks
 * between them) and one for the others. Of ways without one the line would be false, and none is shown.
 */
export type Rule = WriteTold | Ways;
/** Some ways by their ids; those that are not there have the change of `others`, or none. */
export interface Ways {
  readonly ways: Readonly<Record<string, WriteTold>>;
  readonly others?: WriteTold;
}
/** No line is sure. */
export const none: WriteTold = () => undefined;
/** The ids among the ways of a rule. */
export const idsOf = (rule: Rule): string[] =>
  typeof rule === 'function' ? [] : Object.keys(rule.ways).flatMap((ids) => ids.split(' '));
/** What a rule writes for a way; undefined where that has no change. */
export function writeOf(rule: Rule, id: string): WriteTold | undefined {
  if (typeof rule === 'function') return rule;
  return Object.entries(rule.ways).find(([ids]) => ids.split(' ').includes(id))?.[1] ?? rule.others;
}

/** A part of the string as it stands in a line of code; without code where only the separator before it is there. */
export interface Piece {
  readonly name: string;
  readonly also?: string;
  readonly code?: string;
}

/** Bytes do not survive in a variable of a shell. */
export const isShell = (l: Idiom): boolean => l.set('x', 'y') === 'x=$(y)';
/** The digest of the computation, as an expression. */
export const digest = (l: Idiom): string => (isShell(l) ? 'cat digest.bin' : l.name('digest'));
/** The variable with the secret. */
export const secretOf = (l: Idiom, { facts }: Told): string => l.name(facts.secret);
/** Both expressions assigned to one variable. */
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

/** With its first letter in upper case. */
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
export const quotedText = (text: string): string =>
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

/** The pieces as theirs; undefined where no line is sure. */
export type Change = (l: Idiom, pieces: readonly Piece[], told: Told) => Rewritten | undefined;
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

/** The part of that name; one that stands within it has two. */
const called = <T extends { readonly name?: string; readonly also?: string }>(
  name: string | undefined,
  list: readonly T[],
): T | undefined =>
  name === undefined ? undefined : (list.find((part) => part.name === name) ?? list.find((part) => part.also === name));

/** The part of the string that the mistake was made with. */
export const partOf = ({ how, facts }: Told): Part | undefined => called(how.of, facts.parts);

/** What it was made with: a part, else path and query where there are any, else the whole string. */
export const subjectOf = (told: Told): string => partOf(told)?.variable ?? told.facts.target ?? messageName(told);

/** The form is hashed, not signed: of what is done to it, or in it, there is no line that is sure. */
const isForm = ({ of, within }: How): boolean => of === FORM || within === FORM;

/** More parts than these make a line that nobody reads: the part stands alone. */
const FEW = 4;

/** One part altered, and as it is: a part of the string, the secret, or neither; then it is the whole string. */
export const inPart =
  (alter: (l: Idiom, code: string) => string): WriteTold =>
  (l, told) => {
    const { facts, how } = told;
    const { parts } = facts;
    if (isForm(how)) return undefined;
    const known = [...parts, { name: facts.secretName, variable: facts.secret }, ...facts.others];
    const part = called(
      how.of,
      known.filter(({ variable }) => variable !== undefined),
    );
    // Of what is within a part there is no line; where no parts are known, all there is is the message.
    const isWithinPart = how.within !== undefined || (how.of !== undefined && parts.length > 0);
    if (part?.variable === undefined && isWithinPart) return undefined;
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
    const isWithin = also !== undefined && how.of !== also && !also.startsWith('encoded ');
    const meant = isWithin ? spelled(name) : part.variable;
    const plain = l.name(meant);
    return assigned(l, `signed${capital(meant)}`, alter(l, plain), plain);
  };
