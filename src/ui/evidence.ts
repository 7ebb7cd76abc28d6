import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';

/**
 * What was received, for one operation: the values of its fields and of its result. The app keeps it
 * together with what the Compute screen has, so that both screens show the same.
 */
export interface Evidence {
  readonly inputs: Inputs;
  /** The received result, as it arrived. */
  readonly observed: string;
  readonly edit: (field: FieldDef, value: string) => void;
  readonly choose: (field: FieldDef, value: string) => void;
  /** Leaves the field as if it had never been filled in. */
  readonly drop: (field: string) => void;
  readonly observe: (value: string) => void;
  /** Replaces everything. */
  readonly load: (inputs: Inputs, observed: string) => void;
  /** Goes to the screen that computes, with everything that is here. */
  readonly sign: () => void;
}
