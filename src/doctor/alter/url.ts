import type { Alteration } from './alteration.ts';
import { ESCAPES } from './url-escapes.ts';
import { PLACES } from './url-path.ts';
import { QUERY } from './url-query.ts';

/** What happens to a request target, which starts with a slash. Each row knows by the text whether it applies. */
export const PATH: readonly Alteration[] = [...QUERY, ...ESCAPES, ...PLACES];

/** By the text, not by the field's kind: a leading slash. */
export const looksLikePath = (text: string): boolean => text.startsWith('/');
