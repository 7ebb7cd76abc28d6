import type { Operation, Scheme } from '../../core/scheme/define.ts';

/** What is examined: an operation of a scheme that computes a value. */
export interface Patient {
  readonly scheme: Scheme;
  readonly operation: Operation;
}

export const hasResult = ({ result }: Operation): boolean => result !== undefined;
