import type { CodeLanguage } from '../../core/recipe/op.ts';
import { FIXES } from './fixes.ts';
import { IDIOMS } from './idioms.ts';
import { TOLD, type Told } from './told.ts';
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
  const idiom = IDIOMS[language];
  const changes = causes.flatMap((cause) => {
    const [before, after] = FIXES[cause]?.(idiom) ?? (TOLD[cause] ?? TOLD_MORE[cause])?.(idiom, told) ?? [];
    return before === undefined || after === undefined || before === after
      ? []
      : [turned(cause, told.says) ? { before: after, after: before } : { before, after }];
  });
  return changes.filter(({ before }, i) => changes.findIndex((other) => other.before === before) === i);
}

/** The one mistake that is made in both directions: where milliseconds belong, seconds are wrong. */
function turned(cause: string, says: string): boolean {
  return cause === 'timestamp-ms-vs-s' && / in seconds/.test(says);
}
