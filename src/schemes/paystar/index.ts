import type { Scheme } from '../../core/scheme/define.ts';
import { bearer } from './bearer.ts';
import { alert, callback } from './callback.ts';
import { card } from './card.ts';

/** apidoc.paystar.uk: a token for requests, and plain SHA-256 with the key in the string for callbacks and alerts. */
export const scheme: Scheme = { card, operations: [bearer, callback, alert] };
