import type { Scheme } from '../../core/scheme/define.ts';
import { auth } from './auth.ts';
import { card } from './card.ts';

export const scheme: Scheme = { card, operations: [auth] };
