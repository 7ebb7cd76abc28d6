import type { Call, Callback, Route } from '../../core/scheme/sandbox.ts';
import { alert } from './callback.ts';
import { balance, callbackOf, createOrder, sampleOrder, statusReply, type Kind, type Order } from './orders.ts';
import { credentials } from './policy.ts';

const BASE = '/api/v1/integration';
const PATHS = { deposit: `${BASE}/deposit-order`, payout: `${BASE}/withdrawal-order` } as const;
const TITLES = { deposit: 'deposit', payout: 'payout' } as const;

/** apidoc.paystar.uk: one path serves three hosts for deposits (secure: card and P2P, token, init: hosted form). */
export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/balance/merchant',
    title: 'Balance',
    opens: ['bearer'],
    purpose: 'balance',
    reply: balance,
  },
  ...(['deposit', 'payout'] as const).flatMap(ordersOf),
];

function ordersOf(kind: Kind): Route[] {
  const base = { opens: ['bearer'], purpose: kind };
  const status = (by: 'externalId' | 'externalTransactionId') => (call: Call) => statusReply(call, kind, by);
  return [
    {
      ...base,
      method: 'POST',
      path: PATHS[kind],
      title: `Create a ${TITLES[kind]}`,
      takes: 'json',
      reply: (call) => createOrder(call, kind),
    },
    {
      ...base,
      method: 'GET',
      path: `${PATHS[kind]}/:externalId/status`,
      title: `Status of a ${TITLES[kind]}`,
      reply: status('externalId'),
    },
    {
      ...base,
      method: 'GET',
      path: `${PATHS[kind]}/:externalTransactionId/status-by-external-transaction-id`,
      title: `Status of a ${TITLES[kind]} by the merchant’s id`,
      reply: status('externalTransactionId'),
    },
  ];
}

/** apidoc.paystar.uk/callbacks and /alerting. */
export const callbacks: readonly Callback[] = [
  ...(['deposit', 'payout'] as const).map((kind): Callback => ({
    id: `${kind}-success`,
    title: `Callback: ${kind} Success`,
    make: async (desk, { externalId = '' }) => {
      const identity = credentials.find(({ name }) => name === kind)?.identity ?? '';
      const order = (await desk.store.get<Order>(`order/${externalId}`)) ?? (await sampleOrder(desk, kind, identity));
      return order && callbackOf(order, desk.now, 'Success');
    },
  })),
  {
    id: 'alert',
    title: 'Alert',
    make: async (desk, { Message = 'Conversion fell below 50%' }) => {
      const merchant = await desk.keys.find(credentials[0]?.identity ?? '');
      // Seven decimals, as .NET writes them.
      const CreatedAt = new Date(desk.now).toISOString().replace('Z', '9797Z');
      return (
        merchant && {
          operation: alert,
          inputs: { privateKey: merchant.values['privateKey'] ?? '', body: JSON.stringify({ CreatedAt, Message }) },
          title: 'Alert',
        }
      );
    },
  },
];
