import type { Scheme } from '../../core/scheme/define.ts';
import { callback } from './callback.ts';
import { card } from './card.ts';
import { certificate } from './certificate.ts';
import { mac } from './mac.ts';
import { oauthToken } from './oauth-token.ts';

/** developers.paysera.com, guides/wallet: MAC, OAuth token, client certificate, callback. */
export const scheme: Scheme = { card, operations: [mac, oauthToken, certificate, callback] };
