import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { card } from './card.ts';
import { flows } from './flows.ts';
import { credentials, policies, refusals } from './policy.ts';
import { callbacks, routes } from './routes.ts';

/** Hosts of apidoc.paystar.uk; the documents differ on one (init or payform), so both answer. */
export const sandbox: SchemeSandbox = {
  id: card.id,
  origins: [
    'https://secure.paystar.uk',
    'https://api.paystar.uk',
    'https://token.paystar.uk',
    'https://init.paystar.uk',
    'https://payform.paystar.uk',
  ],
  policies,
  credentials,
  refusals,
  routes,
  callbacks,
  flows,
};
