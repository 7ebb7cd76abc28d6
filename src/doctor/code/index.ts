import type { CodeLanguage } from '../../core/recipe/op.ts';
import type { How } from '../how.ts';
import { FIXES } from './fixes.ts';
import { FIXES_MORE } from './fixes-more.ts';
import { FIXES_RARER } from './fixes-rarer.ts';
import { IDIOMS } from './idioms.ts';
import type { Idiom } from './idiom.ts';
import { writeOf, type Rule, type Told } from './lines.ts';

/** A small change of code. */
export interface CodeChange {
  readonly before: string;
  readonly after: string;
}

/** The languages that a change can be written in, in the order of the list on screen. */
export const LANGUAGES: readonly { readonly value: CodeLanguage; readonly name: string }[] = [
  { value: 'javascript', name: 'JavaScript' },
  { value: 'python', name: 'Python' },
  { value: 'php', name: 'PHP' },
  { value: 'java', name: 'Java' },
  { value: 'csharp', name: 'C#' },
  { value: 'go', name: 'Go' },
  { value: 'ruby', name: 'Ruby' },
  { value: 'bash', name: 'Bash' },
];

/** What an answer tells of a mistake: what of it belongs to which causes, and the values. */
export interface Answer extends Omit<Told, 'how'> {
  readonly phrases: readonly { readonly causes: readonly string[]; readonly how: How }[];
}

/** The changes for every cause that has one. */
export const RULES: Readonly<Record<string, Rule>> = { ...FIXES, ...FIXES_MORE, ...FIXES_RARER };

/** The changes that put these causes right, as far as they can be shown in a line or two of this language. */
export function codeFixes(causes: readonly string[], language: CodeLanguage, answer: Answer): CodeChange[] {
  return changesIn(IDIOMS[language], causes, answer);
}

/** The same in any idiom. Each line is written once, though several causes may have it. */
export function changesIn(idiom: Idiom, causes: readonly string[], { phrases, ...about }: Answer): CodeChange[] {
  const changes = causes.flatMap((cause) => {
    const rule = RULES[cause];
    const own = rule ? phrases.filter((phrase) => phrase.causes.includes(cause)) : [];
    return own.flatMap(({ how }) => {
      const [before, after] = (rule && writeOf(rule, how.id)?.(idiom, { ...about, how })) ?? [];
      return before === undefined || after === undefined || before === after ? [] : [{ before, after }];
    });
  });
  return changes.filter(({ before }, i) => changes.findIndex((other) => other.before === before) === i);
}
