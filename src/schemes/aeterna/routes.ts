import { Exact } from '../../core/json/exact.ts';
import { literalMember, textMember } from '../../core/scheme/members.ts';
import { answer, type Call, type Callback, type Desk, type Reply, type Route } from '../../core/scheme/sandbox.ts';
import { webhook } from './webhook.ts';

const OURS = 'The public documentation describes authentication only.';

/** What the sandbox remembers of an order. */
interface Order {
  readonly id: string;
  readonly kind: 'payin' | 'payout';
  readonly orderId: string;
  /** The literal of the request: 1500.50 stays 1500.50. */
  readonly amount: string;
  readonly currency: string;
  readonly createdAt: number;
  readonly callbackUrl?: string;
}

const CURRENCIES = ['EUR', 'USD', 'UAH'];
/** Orders settle after so many seconds of the sandbox clock. */
const SETTLES = 30;

const BALANCES = [{ currency: 'EUR', available: 12_500.5, reserved: 0 }];

const post = (
  path: string,
  title: string,
  reply: Route['reply'],
  takes: 'json' | 'json or nothing' = 'json',
): Route => ({
  method: 'POST',
  path,
  title,
  opens: ['request'],
  takes,
  ours: OURS,
  reply,
});

/** "All endpoints are POST" with JSON is documented; the endpoints are not. */
export const routes: readonly Route[] = [
  post('/balance', 'Balance', () => answer({ balances: BALANCES }), 'json or nothing'),
  post('/payin', 'Create a PayIn', (call) => create(call, 'payin')),
  post('/payout', 'Create a payout', (call) => create(call, 'payout')),
  post('/payin/status', 'Status of a PayIn', (call) => status(call, 'payin')),
  post('/payout/status', 'Status of a payout', (call) => status(call, 'payout')),
  post('/dispute', 'Open a dispute', dispute),
];

/** Webhooks that the admin surface can order, for any id. */
export const callbacks: readonly Callback[] = [
  {
    id: 'payin-paid',
    title: 'Webhook: PayIn paid',
    make: async (desk, { id = '', orderId = 'order-1', amount = '1500.50', currency = 'EUR' }) => {
      const known = await desk.store.get<Order>(`order/${id}`);
      const order = known ?? { id: id || '9f0c7a52', kind: 'payin', orderId, amount, currency, createdAt: desk.now };
      return deliveryOf(desk, { ...order, createdAt: desk.now - SETTLES * 1000 }, known?.callbackUrl);
    },
  },
];

async function create({ json, desk }: Call, kind: Order['kind']): Promise<Reply> {
  const orderId = textMember(json, 'orderId');
  const amount = literalMember(json, 'amount');
  const currency = textMember(json, 'currency');
  const wrong = [
    orderId === undefined && 'orderId is required',
    (amount === undefined || Number(amount) <= 0) && 'amount is required, a positive number',
    !CURRENCIES.includes(currency ?? '') && `currency is required, one of ${CURRENCIES.join(', ')}`,
  ].filter((words) => words !== false);
  if (orderId === undefined || amount === undefined || currency === undefined || wrong.length > 0)
    return invalid(wrong);
  const id = await desk.ids.uuid();
  const isFirst = await desk.store.change<string, boolean>(`${kind}/${orderId}`, (old) => ({
    value: old ?? id,
    result: old === undefined,
  }));
  if (!isFirst)
    return {
      status: 409,
      json: { error: { code: 'duplicate', message: `${kind} ${orderId} exists` } },
      code: 'duplicate',
    };
  const callbackUrl = textMember(json, 'callbackUrl');
  const order: Order = {
    id,
    kind,
    orderId,
    amount,
    currency,
    createdAt: desk.now,
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
  };
  await desk.store.change<Order, void>(`order/${id}`, () => ({ value: order, result: undefined }));
  const delivery = await deliveryOf(desk, order, callbackUrl);
  if (delivery) await desk.deliver(delivery);
  return answer({
    ...shown(order, desk.now),
    ...(kind === 'payin' ? { paymentUrl: `https://pay.example/${id}` } : {}),
  });
}

async function status({ json, desk }: Call, kind: Order['kind']): Promise<Reply> {
  const id = textMember(json, 'id') ?? (await desk.store.get<string>(`${kind}/${textMember(json, 'orderId') ?? ''}`));
  const order = await desk.store.get<Order>(`order/${id ?? ''}`);
  if (order?.kind !== kind)
    return { status: 404, json: { error: { code: 'not-found', message: `no such ${kind}` } }, code: 'not-found' };
  return answer(shown(order, desk.now));
}

async function dispute({ json, desk }: Call): Promise<Reply> {
  const order = await desk.store.get<Order>(`order/${textMember(json, 'id') ?? ''}`);
  if (!order) return invalid(['id must be that of a PayIn or payout']);
  return answer({ disputeId: await desk.ids.uuid(), id: order.id, status: 'open' });
}

function shown(order: Order, now: number) {
  return {
    id: order.id,
    orderId: order.orderId,
    amount: new Exact(order.amount),
    currency: order.currency,
    status: now - order.createdAt >= SETTLES * 1000 ? 'paid' : 'pending',
  };
}

function invalid(wrong: readonly string[]): Reply {
  return { status: 422, json: { error: { code: 'validation', message: wrong.join('; ') } }, code: 'validation' };
}

/** Compact JSON, non-ASCII letters escaped, as .NET's System.Text.Json writes it (inferred from the vendor's server). */
async function deliveryOf(desk: Desk, order: Order, url: string | undefined) {
  const merchant = await desk.keys.find('public-token-of-ours');
  if (!merchant) return undefined;
  const { status: state } = shown(order, desk.now);
  const text = (value: string) =>
    JSON.stringify(value).replace(
      /[^\u0020-\u007e]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
  const body = `{"id":${text(order.id)},"orderId":${text(order.orderId)},"amount":${order.amount},"currency":${text(order.currency)},"status":"${state}"}`;
  return {
    operation: webhook,
    inputs: { ...merchant.values, body },
    title: `Webhook: ${order.kind} ${state}`,
    ...(url === undefined ? {} : { url }),
  };
}
