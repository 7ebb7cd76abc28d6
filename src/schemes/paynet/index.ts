import type { Scheme } from '../../core/scheme/define.ts';
import { auth } from './auth.ts';
import { card } from './card.ts';

/** One operation: docs.paynet.one documents no callback, a client asks /transaction/find. */
export const scheme: Scheme = { card, operations: [auth] };
