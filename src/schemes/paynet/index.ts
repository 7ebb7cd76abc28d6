import type { Scheme } from '../../core/scheme/define.ts';
import { auth } from './auth.ts';
import { card } from './card.ts';
import page from './page.md?raw';
import vectors from './vectors.json' with { type: 'json' };

export const scheme: Scheme = { card, operations: [auth], vectors, page };
