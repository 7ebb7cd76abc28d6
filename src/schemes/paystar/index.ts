import type { Scheme } from '../../core/scheme/define.ts';
import { bearer } from './bearer.ts';
import { alert, callback } from './callback.ts';
import { card } from './card.ts';
import page from './page.md?raw';
import vectors from './vectors.json' with { type: 'json' };

export const scheme: Scheme = { card, operations: [bearer, callback, alert], vectors, page };
