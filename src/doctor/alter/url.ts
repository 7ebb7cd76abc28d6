import type { Alteration } from './alteration.ts';
import { ESCAPES } from './url-escapes.ts';
import { PLACES } from './url-path.ts';
import { QUERY } from './url-query.ts';

/** What happens to a request target, which starts with a slash. Each row knows by the text whether it applies. */
export const PATH: readonly Alteration[] = [...QUERY, ...ESCAPES, ...PLACES];

export const looksLikePath = (text: string): boolean => text.startsWith('/');
