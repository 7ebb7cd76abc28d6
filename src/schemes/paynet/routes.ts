import { answer, type Route } from '../../core/scheme/sandbox.ts';
import { BALANCE_KEY, check, confirm, find, OPENING_BALANCE, PRODUCTS } from './transactions.ts';

const post = (path: string, title: string, reply: Route['reply']): Route => ({
  method: 'POST',
  path,
  title,
  opens: ['auth'],
  takes: 'json',
  reply,
});

/** docs.paynet.one: every endpoint is a POST with an auth object in its body. */
export const routes: readonly Route[] = [
  post('/balance', 'Balance', async ({ desk }) =>
    answer({ currency: 'AED', wallets: { main: (await desk.store.get<number>(BALANCE_KEY)) ?? OPENING_BALANCE } }),
  ),
  post('/point_info', 'Point of sale', ({ inputs }) =>
    answer({
      // A string here, a number in auth: as documented.
      pos: { id: inputs['id'] ?? '' },
      agent: { name: 'Demo Agent #1', address: 'Dubai' },
      support: { email: 'support@paynet.example' },
    }),
  ),
  post('/services', 'Services', () => answer({ services: PRODUCTS })),
  post('/transaction/check', 'Check a transaction', check),
  post('/transaction/confirm', 'Confirm a transaction', confirm),
  post('/transaction/find', 'Find a transaction', find),
];
