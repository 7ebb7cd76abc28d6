import type { Scheme } from '../../core/scheme/define.ts';
import { card } from './card.ts';
import { request } from './request.ts';
import { sumsub } from './sumsub.ts';
import { webhook } from './webhook.ts';

/** aeterna.biz/docs. Sumsub is its confusable: it has the same three header names over another string. */
export const scheme: Scheme = { card, operations: [request, webhook], confusables: [sumsub] };
