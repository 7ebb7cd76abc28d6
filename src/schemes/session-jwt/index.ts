import type { Scheme } from '../../core/scheme/define.ts';
import { card } from './card.ts';
import { apiKey, login, refresh } from './requests.ts';
import { token } from './token.ts';

export const scheme: Scheme = { card, operations: [login, token, refresh, apiKey] };
