import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { card } from './card.ts';
import { flows } from './flows.ts';
import { credentials, policies, refusals } from './policy.ts';
import { ORIGIN } from './requests.ts';
import { routes } from './routes.ts';

/**
 * It signs tokens with a key of its own (a seeded world: always the same), so the document’s two sample tokens do
 * not open it.
 */
export const sandbox: SchemeSandbox = {
  id: card.id,
  origins: [ORIGIN],
  policies,
  credentials,
  refusals,
  routes,
  // The documentation knows none.
  callbacks: [],
  flows,
};
