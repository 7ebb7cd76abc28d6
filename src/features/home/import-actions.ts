import type { Case } from '../../cases/case.ts';
import type { Recognised } from '../../cases/import/recognise.ts';

/** Where a request goes that was read; `share`: to its panel, with the dialog open that makes a link of it. */
export type Destination = 'compute' | 'verify' | 'doctor' | 'share';

export interface ImportActions {
  readonly onOpen: (what: Recognised, to: Destination) => void;
  /** One of our own links, from its # on. */
  readonly onLink: (hash: string) => void;
  /** Many requests at once, as a pack that came from a file of this name. */
  readonly onPack: (name: string, cases: readonly Case[]) => void;
}
