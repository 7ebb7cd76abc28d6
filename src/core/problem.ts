/**
 * Something a user can put right, as a value: a stable code, what was expected, what was found and
 * what to do. Never holds a secret: `got` describes, it does not quote, unless the field is public.
 */
export interface Problem {
  readonly code: string;
  /** `error`: the vendor would refuse it or it cannot be computed. `warning`: suspicious; computed all the same. */
  readonly severity: 'error' | 'warning' | 'note';
  /** The field it belongs to, by the vendor's name. */
  readonly field?: string;
  readonly expected: string;
  readonly got: string;
  readonly fix: string;
}

/** The problem in one sentence, for a terminal or a screen reader. */
export function describeProblem(problem: Problem): string {
  return `Expected ${problem.expected}; got ${problem.got}. ${problem.fix}`;
}

/** What was thrown, in its own words. */
export function wordsOfError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
