import type { Operation, Scheme } from '../core/scheme/define.ts';

/** What each view of an operation is given. */
export interface PanelProps {
  readonly scheme: Scheme;
  readonly operation: Operation;
}
