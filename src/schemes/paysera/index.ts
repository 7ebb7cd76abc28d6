import type { Scheme } from '../../core/scheme/define.ts';
import { callback } from './callback.ts';
import { card } from './card.ts';
import { certificate } from './certificate.ts';
import { mac } from './mac.ts';
import { oauthToken } from './oauth-token.ts';
import page from './page.md?raw';
import vectors from './vectors.json' with { type: 'json' };

export const scheme: Scheme = { card, operations: [mac, oauthToken, certificate, callback], vectors, page };
