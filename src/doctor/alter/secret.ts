import type { Alteration } from './alteration.ts';
import { SECRET_EDGES } from './secret-edges.ts';
import { SECRET_LETTERS } from './secret-letters.ts';
import { SECRET_RARE } from './secret-rare.ts';
import { SECRET_STORED } from './secret-stored.ts';

/** What happens to a secret between the vendor's page and the key bytes, as text: mistakes.md group D. */
export const SECRET: readonly Alteration[] = [...SECRET_EDGES, ...SECRET_STORED, ...SECRET_LETTERS, ...SECRET_RARE];
