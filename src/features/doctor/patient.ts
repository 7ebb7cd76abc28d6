import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { observedName } from '../../core/scheme/verify.ts';

/** What is examined: an operation of a scheme with a value to explain. */
export interface Patient {
  readonly scheme: Scheme;
  readonly operation: Operation;
}

/** Whether there is a value to explain: a result, or the evidence of a verifier that checks a signature. */
export const isExaminable = (operation: Operation): boolean => observedName(operation) !== undefined;
