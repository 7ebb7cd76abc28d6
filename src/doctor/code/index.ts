import type { CodeLanguage } from '../../core/recipe/op.ts';
import { FIXES } from './fixes.ts';
import { isPictured } from './pictured.ts';
import { IDIOMS } from './idioms.ts';
import type { Idiom } from './idiom.ts';
import type { Told } from './lines.ts';
import { TOLD } from './told.ts';
import { TOLD_MORE } from './told-more.ts';

/** A small change of code. */
export interface CodeChange {
  readonly before: string;
  readonly after: string;
}

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

/** The changes that put these causes right, as far as they can be shown in a line or two of this language. */
export function codeFixes(causes: readonly string[], language: CodeLanguage, told: Told): CodeChange[] {
  return changesIn(IDIOMS[language], causes, told);
}

/** The same in any idiom. */
export function changesIn(idiom: Idiom, causes: readonly string[], told: Told): CodeChange[] {
  const changes = causes.flatMap((cause) => {
    const own = (told.phrases ?? []).filter((phrase) => phrase.causes.includes(cause));
    const all = own.length > 0 ? own.map(({ says }) => ({ ...told, says: `Your code ${says}.` })) : [told];
    return all.flatMap((about) => {
      if (!isPictured(cause, about.says)) return [];
      const write = FIXES[cause] ?? TOLD[cause] ?? TOLD_MORE[cause];
      const [before, after] = write?.(idiom, about) ?? [];
      return before === undefined || after === undefined || before === after ? [] : [{ before, after }];
    });
  });
  return changes.filter(({ before }, i) => changes.findIndex((other) => other.before === before) === i);
}
