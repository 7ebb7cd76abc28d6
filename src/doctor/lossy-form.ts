import type { Octets } from '../core/bytes/octets.ts';
import type { Form } from './forms.ts';
import type { FormOp } from './target.ts';

/** A form that cannot be read back. */
export interface LossyForm {
  readonly form: Form;
  /** Whether digests of that many bytes can be it; all, if it is not said. */
  readonly fits?: (size: number) => boolean;
  /** Tried on every digest, so it must be quick to say no. */
  readonly test: (digest: Octets) => boolean;
}

export type Lossy = (observed: string, own: FormOp) => readonly LossyForm[];

/** Lengths of the known digests in hex. */
export const DIGEST_HEX: ReadonlySet<number> = new Set([32, 40, 64, 96, 128]);
