import type { Scheme } from '../../core/scheme/define.ts';
import { card } from './card.ts';
import { request } from './request.ts';
import { sumsub } from './sumsub.ts';
import { webhook } from './webhook.ts';

export const scheme: Scheme = { card, operations: [request, webhook], confusables: [sumsub] };
