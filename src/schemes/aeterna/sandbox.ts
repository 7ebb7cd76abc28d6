import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { card } from './card.ts';
import { flows } from './flows.ts';
import { credentials, policies, refusals } from './policy.ts';
import { callbacks, routes } from './routes.ts';

/** The host is ours: aeterna.biz/docs names none. */
export const sandbox: SchemeSandbox = {
  id: card.id,
  origins: ['https://merchant-api.example'],
  policies,
  credentials,
  refusals,
  routes,
  callbacks,
  flows,
};
