import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { card } from './card.ts';
import { flows } from './flows.ts';
import { credentials, policies, refusals } from './policy.ts';
import { routes } from './routes.ts';

/** api.paynet.one is the documented host; it has no callbacks. */
export const sandbox: SchemeSandbox = {
  id: card.id,
  origins: ['https://api.paynet.one'],
  policies,
  credentials,
  refusals,
  routes,
  // The vendor documents none: the client polls /transaction/find.
  callbacks: [],
  flows,
};
