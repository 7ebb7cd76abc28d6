import type { Scheme } from '../../core/scheme/define.ts';
import { card } from './card.ts';
import page from './page.md?raw';
import { request } from './request.ts';
import { sumsub } from './sumsub.ts';
import vectors from './vectors.json' with { type: 'json' };
import { webhook } from './webhook.ts';

export const scheme: Scheme = { card, operations: [request, webhook], vectors, page, confusables: [sumsub] };
