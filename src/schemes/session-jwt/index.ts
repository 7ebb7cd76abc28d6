import type { Scheme } from '../../core/scheme/define.ts';
import { card } from './card.ts';
import { apiKey, login, refresh } from './requests.ts';
import { token } from './token.ts';

/**
 * Nothing is signed by the client: tokens are the vendor's (RS256), login, refresh and API key are sent as they
 * are.
 */
export const scheme: Scheme = { card, operations: [login, token, refresh, apiKey] };
