import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { headerOf } from '../../core/http/message.ts';
import { Exact, writeExact } from '../../core/json/exact.ts';
import { numberMember, rowMember, textMember } from '../../core/scheme/members.ts';
import {
  answer,
  type Call,
  type Callback,
  type Delivery,
  type Desk,
  type Reply,
  type Route,
} from '../../core/scheme/sandbox.ts';
import { evidenceField } from '../../core/scheme/verify.ts';
import { callback } from './callback.ts';
import { oauthRoutes } from './oauth-routes.ts';
import { errorBody } from './policy.ts';

type Status = 'new' | 'reserved' | 'confirmed' | 'revoked';
interface Transaction {
  readonly transaction_key: string;
  readonly created_at: number;
  readonly status: Status;
  readonly type: 'page';
  readonly wallet: number | null;
  readonly project_id: number;
  /** JSON as it was sent: numbers keep their literals. */
  readonly payments: string;
}

const PREFIX = '/rest/v1';
const WALLET = '14471';
/** "New payments and transactions vanish after a month." */
const MONTH = 30 * 86_400;

const open = (method: string, path: string, title: string, reply: Route['reply'], takes?: Route['takes']): Route => ({
  method,
  path,
  title,
  opens: ['mac', 'certificate'],
  purpose: 'wallet',
  ...(takes ? { takes } : {}),
  reply: (call) => (acceptsJson(call.request.headers) ? reply(call) : NOT_ACCEPTABLE()),
});
const fail = (status: number, error: string, description: string): Reply => ({
  status,
  json: errorBody(error, description),
  code: error,
});
const forbidden = () =>
  fail(403, 'forbidden', 'This resource is assigned to other project, client has no rights to read it');

/** "Paysera system provides JSON encoded response to each request", and 406 is in the list of errors. */
const NOT_ACCEPTABLE = (): Reply => ({
  ...fail(406, 'not_acceptable', 'Every answer is JSON; Accept must allow it'),
  ours: 'The error is documented, but not when it occurs: here, when Accept does not allow JSON.',
});

/** RFC 9110 section 12.5.1; a range with q=0 is refused. */
function acceptsJson(headers: Call['request']['headers']): boolean {
  const ranges = headers.flatMap(([name, value]) => (name.toLowerCase() === 'accept' ? value.split(',') : []));
  const fits = (range: string) =>
    /^\s*(?:\*\/\*|application\/(?:\*|json))\s*(?:;|$)/i.test(range) && !/;\s*q=0(?:\.0*)?\s*(?:;|$)/i.test(range);
  return ranges.every((range) => range.trim() === '') || ranges.some(fits);
}

/** developers.paysera.com/api/wallet and lib-wallet-php-client WalletClient.php. */
export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: `${PREFIX}/server`,
    title: 'Server time',
    opens: [],
    reply: ({ desk }) => answer({ time: Math.floor(desk.now / 1000) }),
  },
  {
    method: 'GET',
    path: '/publickey',
    title: 'Public key of callbacks',
    opens: [],
    reply: async ({ desk }) => ({
      status: 200,
      text: await desk.rsa.publicPem(),
      headers: { 'content-type': 'text/plain' },
    }),
  },
  open('GET', `${PREFIX}/wallet/:id/balance`, 'Balance', (call) => (isOwn(call) ? answer(BALANCE) : forbidden())),
  open('GET', `${PREFIX}/wallet/:id/sufficient-amount`, 'Is there enough', isSufficient),
  open('GET', `${PREFIX}/wallet/:id`, 'Wallet', (call) => (isOwn(call) ? answer(WALLET_ROW) : forbidden())),
  open('POST', `${PREFIX}/payment`, 'Create a payment', createPayment, 'json'),
  open('GET', `${PREFIX}/payment/:id`, 'Payment', async ({ params, desk }) => {
    const id = params['id'] ?? '';
    const known =
      (await desk.store.get<Payment>(`payment/${id}`)) ??
      (id === EXAMPLE ? paymentOf(EXAMPLE_ORDER, desk.now) : undefined);
    return known && desk.now / 1000 - known.created_at <= MONTH
      ? answer(known)
      : fail(404, 'not_found', 'No such payment');
  }),
  open('POST', `${PREFIX}/transaction`, 'Create a transaction', createTransaction, 'json'),
  open('GET', `${PREFIX}/transaction/:key`, 'Transaction', (call) => move(call, undefined)),
  open('PUT', `${PREFIX}/transaction/:key/reserve`, 'Reserve a transaction', reserve, 'json'),
  open('PUT', `${PREFIX}/transaction/:key/confirm`, 'Confirm a transaction', (call) =>
    move(call, { from: ['reserved'], to: 'confirmed' }),
  ),
  open('DELETE', `${PREFIX}/transaction/:key`, 'Revoke a transaction', (call) =>
    move(call, { from: ['new', 'reserved'], to: 'revoked' }),
  ),
  open('POST', '/transfer/rest/v1/transfers', 'Create a transfer', createTransfer, 'json'),
  ...oauthRoutes,
];

const BALANCE = {
  EUR: { at_disposal: 2299, at_disposal_decimal: '22.99', reserved: 0, reserved_decimal: '0.00' },
  USD: { at_disposal: 100, at_disposal_decimal: '1.00', reserved: 9800, reserved_decimal: '98.00' },
};
const WALLET_ROW = {
  id: 14_471,
  owner: 221,
  account: { number: 'EVP0010001000101', owner_display_name: 'John Doe', ibans: ['LT007300010022221111'] },
};

function isOwn({ params, who }: Call): boolean {
  return params['id'] === 'me' || params['id'] === (who?.facts?.['wallet'] ?? WALLET);
}

/** Whole cents, and what the documentation's sample says of 100000. */
function isSufficient(call: Call): Reply {
  if (!isOwn(call)) return forbidden();
  const amount = call.query.get('amount') ?? '';
  if (!/^\d{1,15}$/.test(amount) || !/^[A-Z]{3}$/.test(call.query.get('currency') ?? ''))
    return fail(400, 'invalid_parameters', 'amount (whole cents) and currency are required');
  return answer({ is_sufficient: Number(amount) <= 100_000 });
}

/** Amounts are whole cents (price) or decimal text (price_decimal), not both. */
function priced(
  row: Readonly<Record<string, unknown>>,
): { readonly price: number; readonly currency: string } | undefined {
  const cents = numberMember(row, 'price');
  const decimal = /^\d{1,13}(?:\.\d{1,2})?$/.test(textMember(row, 'price_decimal') ?? '')
    ? numberMember(row, 'price_decimal')
    : undefined;
  if (decimal === undefined && Object.hasOwn(row, 'price_decimal')) return undefined;
  const currency = textMember(row, 'currency');
  if ((cents === undefined) === (decimal === undefined) || currency === undefined) return undefined;
  const price = cents ?? Math.round((decimal ?? 0) * 100);
  return Number.isInteger(price) && price > 0 ? { price, currency } : undefined;
}

const WRONG_PRICE = () =>
  fail(400, 'invalid_parameters', 'price (whole cents) or price_decimal, not both, and currency are required');

interface Payment {
  readonly id: number;
  readonly transaction_key: string;
  readonly created_at: number;
  readonly status: 'new';
  readonly price: number;
  readonly price_decimal: string;
  readonly currency: string;
  readonly description: string;
}

type Ordered = Omit<Payment, 'created_at' | 'status' | 'price_decimal'>;

const paymentOf = ({ id, transaction_key, price, ...rest }: Ordered, now: number): Payment => ({
  id,
  transaction_key,
  created_at: Math.floor(now / 1000),
  status: 'new',
  price,
  price_decimal: (price / 100).toFixed(2),
  ...rest,
});

/** The payment that the documentation's own MAC example asks for: it is there before anybody makes one. */
const EXAMPLE = '10145';
const EXAMPLE_ORDER: Ordered = {
  id: Number(EXAMPLE),
  transaction_key: 'exampleK',
  price: 1000,
  currency: 'EUR',
  description: 'The payment of the documentation’s example',
};

async function createPayment({ json, desk }: Call): Promise<Reply> {
  const price = priced(json);
  if (!price) return WRONG_PRICE();
  const order: Ordered = {
    id: await desk.ids.next('payment', 2987),
    transaction_key: await desk.ids.token(8),
    ...price,
    description: textMember(json, 'description') ?? '',
  };
  const payment = paymentOf(order, desk.now);
  await desk.store.change<Payment, void>(`payment/${payment.id}`, () => ({ value: payment, result: undefined }));
  return answer(payment);
}

async function createTransaction({ json, request, desk }: Call): Promise<Reply> {
  const payments = Array.isArray(json['payments']) ? (json['payments'] as unknown[]) : [];
  const isPriced = payments.every((payment) => priced(rowMember({ payment }, 'payment')));
  if (payments.length === 0 || !isPriced) return WRONG_PRICE();
  // What MAC clients put into ext, certificate clients send as Wallet-Api-Project-Id.
  const project = headerOf(request.headers, 'wallet-api-project-id');
  const transaction: Transaction = {
    transaction_key: await desk.ids.token(8),
    created_at: Math.floor(desk.now / 1000),
    status: 'new',
    type: 'page',
    wallet: null,
    project_id: /^\d{1,9}$/.test(project ?? '') ? Number(project) : 1234,
    payments: writeExact(payments),
  };
  await desk.store.change<Transaction, void>(keyOf(transaction.transaction_key), () => ({
    value: transaction,
    result: undefined,
  }));
  return answer(shown(transaction));
}

const shown = (transaction: Transaction) => ({ ...transaction, payments: new Exact(transaction.payments) });

const keyOf = (key: string) => `transaction/${key}`;

async function reserve(call: Call): Promise<Reply> {
  const wallet = textMember(call.json, 'wallet_id');
  if (wallet === undefined) return fail(400, 'invalid_parameters', 'wallet_id is required');
  if (wallet !== WALLET) return forbidden();
  const moved = await move(call, { from: ['new'], to: 'reserved', wallet: Number(wallet) });
  return moved.status === 200 ? answer({}) : moved;
}

/** A step of the life cycle, taken by one caller only; a transaction that may not take it is in an invalid state. */
async function move(
  { params, desk }: Call,
  step: { readonly from: readonly Status[]; readonly to: Status; readonly wallet?: number } | undefined,
): Promise<Reply> {
  return desk.store.change<Transaction, Reply>(keyOf(params['key'] ?? ''), (old) => {
    if (!old || desk.now / 1000 - old.created_at > MONTH)
      return { value: old, result: fail(404, 'not_found', 'No such transaction') };
    if (!step) return { value: old, result: answer(shown(old)) };
    if (!step.from.includes(old.status))
      return {
        value: old,
        result: fail(409, 'invalid_state', `A transaction that is ${old.status} cannot become ${step.to}`),
      };
    const value = { ...old, status: step.to, wallet: step.wallet ?? old.wallet };
    return { value, result: answer(shown(value)) };
  });
}

async function createTransfer({ json, desk }: Call): Promise<Reply> {
  const amount = rowMember(json, 'amount');
  const [value, currency] = [textMember(amount, 'amount'), textMember(amount, 'currency')];
  if (value === undefined || currency === undefined)
    return fail(400, 'invalid_parameters', 'amount.amount and amount.currency are required');
  const created = Math.floor(desk.now / 1000);
  const id = String(await desk.ids.next('transfer', 123_456));
  return answer({
    id,
    status: 'new',
    amount: { amount: value, currency },
    created_at: created,
    reserve_until: created + 3600,
  });
}

/** A form of event and sign: developers.paysera.com/en/wallet/payment/callbacks. PHP's \/ escapes are kept. */
export const callbacks: readonly Callback[] = ['reserved', 'confirmed'].map((type) => ({
  id: type,
  title: `Callback: transaction ${type}`,
  make: (desk, { transaction_key: key = 'pDAlAZ3z', url }) => callbackOf(desk, type, key, url),
}));

async function callbackOf(desk: Desk, type: string, key: string, url: string | undefined): Promise<Delivery> {
  const known = await desk.store.get<Transaction>(keyOf(key));
  const data = (known && shown(known)) ?? {
    transaction_key: key,
    status: type,
    created_at: Math.floor(desk.now / 1000),
    redirect_uri: 'https://example.com/return',
  };
  const event = writeExact({ type, object: 'transaction', data }).replaceAll('/', '\\/');
  const sign = encodeBase64(await desk.rsa.sign(encodeUtf8(event)), 'base64');
  return {
    operation: callback,
    inputs: { event, [EVIDENCE]: sign, 'public key': await desk.rsa.publicPem() },
    title: `Callback: transaction ${type}`,
    ...(url === undefined ? {} : { url }),
  };
}

/** Where the callback's template takes sign from. */
const EVIDENCE = String(evidenceField('sign').param);
