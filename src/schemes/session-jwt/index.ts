import type { Scheme } from '../../core/scheme/define.ts';
import { card } from './card.ts';
import page from './page.md?raw';
import { apiKey, login, refresh } from './requests.ts';
import { token } from './token.ts';
import vectors from './vectors.json' with { type: 'json' };

export const scheme: Scheme = { card, operations: [login, token, refresh, apiKey], vectors, page };
