import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { card } from './card.ts';
import { flows } from './flows.ts';
import { credentials, policies, refusals } from './policy.ts';
import { callbacks, routes } from './wallet.ts';

/** Hosts of the guides, of the SDKs and of the older sandbox; all of them name this one server. */
export const sandbox: SchemeSandbox = {
  id: card.id,
  origins: [
    'https://wallet.paysera.com',
    'https://wallet-api.paysera.com',
    'https://wallet-sandbox.paysera.com',
    'https://www.paysera.com',
    'https://bank.paysera.com',
    'https://sandbox.paysera.com',
  ],
  policies,
  credentials,
  refusals,
  routes,
  callbacks,
  flows,
  // developers.paysera.com: beside the body of every error.
  correlation: 'paysera-correlation-id',
};
