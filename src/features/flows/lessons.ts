import type { Scheme } from '../../core/scheme/define.ts';
import { errorsOf } from '../../core/scheme/errors.ts';
import type { VERDICTS } from '../../core/scheme/policy.ts';
import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';

type Code = keyof typeof VERDICTS;

const CHANGED_BODY: readonly Code[] = ['body-hash-mismatch', 'signature-mismatch'];
const LATE: readonly Code[] = ['timestamp-expired', 'token-expired'];
const UNSEEN: readonly Code[] = ['header-missing'];

/** What a fault makes a server say, likeliest first; nothing where no verdict follows from it. */
export const LESSONS: Readonly<Record<string, readonly Code[]>> = {
  'clock-skew': LATE,
  'header-dropped': UNSEEN,
  'header-renamed': UNSEEN,
  'body-reserialised': CHANGED_BODY,
  'body-crlf': CHANGED_BODY,
  'body-charset': CHANGED_BODY,
  'body-truncated': CHANGED_BODY,
  replayed: ['nonce-reused', 'key-not-rising'],
  'key-rotated': ['old-key', 'unknown-key'],
  'rate-limit': ['rate-limited'],
  latency: LATE,
  'server-error': [],
  'time-out': [],
  'answer-truncated': [],
};

/** A row of a Learn page. */
export interface Lesson {
  readonly scheme: string;
  readonly operation: string;
  readonly name: string;
}

/** Where the Learn pages of a scheme explain the first of these verdicts that they know. */
export function lessonOf(codes: readonly string[], scheme: Scheme, sandbox: SchemeSandbox): Lesson | undefined {
  for (const name of codes)
    for (const operation of scheme.operations)
      if (errorsOf(operation, sandbox).some(({ code }) => code === name))
        return { scheme: scheme.card.id, operation: operation.id, name };
  return undefined;
}
