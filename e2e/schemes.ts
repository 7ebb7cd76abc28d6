import { readdirSync } from 'node:fs';

import type { SchemeCard } from '../src/core/scheme/define.ts';

const folders = readdirSync(new URL('../src/schemes', import.meta.url), { withFileTypes: true });
const ids = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** The cards of the schemes there is a folder for: a scheme that comes is looked at like the first five. */
export const CARDS: readonly SchemeCard[] = await Promise.all(
  ids.map(async (id) => {
    const module = (await import(`../src/schemes/${id}/card.ts`)) as { readonly card: SchemeCard };
    return module.card;
  }),
);

/** Their ids, in the order of the folders. */
export const SCHEMES: readonly string[] = CARDS.map(({ id }) => id);

/** The operations whose Learn page has a test of its own (learn.spec.ts); those of a scheme that comes are looked at with its other views. */
export const LEARN_PAGES: readonly string[] = [
  'aeterna/request',
  'aeterna/webhook',
  'paynet/auth',
  'paysera/callback',
  'paysera/certificate',
  'paysera/mac',
  'paysera/oauth-token',
  'paystar/alert',
  'paystar/bearer',
  'paystar/callback',
  'session-jwt/api-key',
  'session-jwt/login',
  'session-jwt/refresh',
  'session-jwt/token',
];
