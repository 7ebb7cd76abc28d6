import { Exact } from '../../core/json/exact.ts';
import { answer, type Route } from '../../core/scheme/sandbox.ts';
import { balanceOf, check, confirm, find, PRODUCTS } from './transactions.ts';

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
    // 1250.50, with both decimals: as documented.
    answer({ currency: 'AED', wallets: { main: new Exact((await balanceOf(desk)).toFixed(2)) } }),
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
