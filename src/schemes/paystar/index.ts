import type { Scheme } from '../../core/scheme/define.ts';
import { bearer } from './bearer.ts';
import { alert, callback } from './callback.ts';
import { card } from './card.ts';

export const scheme: Scheme = { card, operations: [bearer, callback, alert] };
