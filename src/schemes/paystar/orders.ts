import { Exact } from '../../core/json/exact.ts';
import { ownOf } from '../../core/own.ts';
import { literalMember, textMember } from '../../core/scheme/members.ts';
import { answer, type Call, type Delivery, type Desk, type Reply } from '../../core/scheme/sandbox.ts';
import { callback } from './callback.ts';
import { errorBody } from './policy.ts';

export type Kind = 'deposit' | 'payout';

/** What the sandbox remembers of an order. */
export interface Order {
  readonly externalId: string;
  readonly externalTransactionId: string;
  readonly kind: Kind;
  readonly hosted: boolean;
  /** The literal of the request, for the callback's string. */
  readonly amount: string;
  readonly currency: string;
  readonly createdAt: number;
  readonly fails: boolean;
  readonly privateKey: string;
  readonly callbackUrl?: string;
}

/** Which there are is ours: the vendor's list was not captured. */
const CURRENCIES = new Set(['USD', 'EUR', 'RUB', 'KZT', 'UZS', 'INR', 'BDT', 'TRY', 'AZN']);
/** Ages in seconds at which an order becomes Processing and final: ours. */
const STAGES = { processing: 5, final: 30 };
/** With a key in test mode, an order of this amount fails: ours; the vendor's trigger values were not captured. */
const FAILING_AMOUNT = 666;

const STRANGE_CURRENCY = 'currency has invalide value';
const invalid = (wrong: readonly string[]): Reply => ({
  status: 400,
  json: wrong.map((words) => errorBody('VALIDATION_ERROR.', words)),
  code: 'validation',
});

/** The sample of the balance page, in the currency that is asked for; the sample asks for USD. */
export function balance({ query }: Call): Reply {
  const currency = query.get('currency') ?? 'USD';
  return CURRENCIES.has(currency) ? answer({ currency, ...BALANCE }) : invalid([STRANGE_CURRENCY]);
}

const BALANCE = {
  merchantBalance: 10_000,
  merchantOverdraft: 1000,
  pipelineBalance: 5000,
  pipelineAvailableBalance: 1000,
  pipelineProcessingOrdersDeposit: 0,
  pipelineProcessingOrdersWithdrawals: 4000,
};

/** apidoc.paystar.uk/create-payment…: required members, then the order. */
export async function createOrder({ json, request, who, desk }: Call, kind: Kind): Promise<Reply> {
  const externalTransactionId = textMember(json, 'externalTransactionId');
  const amount = literalMember(json, 'amount');
  const isGiven = (ownOf(json, 'amount') ?? undefined) !== undefined;
  const currency = textMember(json, 'currency');
  const wrong = [
    !externalTransactionId && 'External_transaction_id is required property',
    !isGiven && 'Amount is required property',
    isGiven && !(Number(amount) > 0) && 'amount has invalide value',
    currency === undefined && 'Currency is required property',
    currency !== undefined && !CURRENCIES.has(currency) && STRANGE_CURRENCY,
  ].filter((words) => words !== false);
  if (!externalTransactionId || amount === undefined || currency === undefined || wrong.length > 0)
    return invalid(wrong);
  const externalId = await desk.ids.uuid();
  const isNew = await desk.store.change<string, boolean>(`by-merchant/${kind}/${externalTransactionId}`, (old) => ({
    value: old ?? externalId,
    result: old === undefined,
  }));
  if (!isNew)
    return {
      status: 400,
      json: [errorBody('VALIDATION_ERROR.', 'Duplicate external_transaction_id', '1-4007')],
      code: 'duplicate',
    };
  const callbackUrl = textMember(json, 'callbackUrl');
  const order: Order = {
    externalId,
    externalTransactionId,
    kind,
    hosted: isHosted(request.origin),
    amount,
    currency,
    createdAt: desk.now,
    fails: Number(amount) === FAILING_AMOUNT && who?.facts?.['status'] !== 'production',
    privateKey: who?.values['privateKey'] ?? '',
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
  };
  await desk.store.change<Order, void>(`order/${externalId}`, () => ({ value: order, result: undefined }));
  await desk.deliver(callbackOf(order, desk.now));
  return created(order, request.origin, desk.now);
}

const isHosted = (origin: string) => /\/\/(?:init|payform)\./.test(origin);

/** The answers to a creation were not captured: acquiring returns a 3DS link, P2P requisites and a form link. */
function created(order: Order, origin: string, now: number): Reply {
  const { externalId, externalTransactionId, kind, hosted } = order;
  const link = hosted
    ? { formUrl: `https://payform.paystar.uk/${externalId}` }
    : origin.includes('//token.')
      ? { cardToken: `BankToken-${externalId}` }
      : { redirectUrl: `https://secure.paystar.uk/3ds/${externalId}` };
  return {
    status: 200,
    json: { externalId, externalTransactionId, orderStatus: statusOf(order, now), ...(kind === 'deposit' ? link : {}) },
    ours: 'Answers to a create request were not captured.',
  };
}

/** Init (hosted form only), Created, Processing, Success or Failed, by the order's age on the sandbox clock. */
function statusOf({ createdAt, hosted, fails }: Order, now: number): string {
  const age = (now - createdAt) / 1000;
  if (age < STAGES.processing) return hosted ? 'Init' : 'Created';
  if (age < STAGES.final) return 'Processing';
  return fails ? 'Failed' : 'Success';
}

/** The four status calls: by PayStar's id and by the merchant's. */
export async function statusReply(
  { params, desk }: Call,
  kind: Kind,
  by: 'externalId' | 'externalTransactionId',
): Promise<Reply> {
  const asked = params[by] ?? '';
  const id = by === 'externalId' ? asked : await desk.store.get<string>(`by-merchant/${kind}/${asked}`);
  const order = await desk.store.get<Order>(`order/${id ?? ''}`);
  if (order?.kind !== kind)
    return {
      status: 404,
      json: [errorBody('NOT_FOUND.', 'Order is not found')],
      code: 'not-found',
      ours: 'The answer for an unknown order was not captured.',
    };
  const orderHistory = historyOf(order, desk.now);
  const externalParams = { cardToken: null, cardStorageToken: null, cardHolder: null, cardNumber: null };
  const head = { externalId: order.externalId, orderStatus: statusOf(order, desk.now) };
  const json =
    kind === 'deposit'
      ? { ...head, amount: new Exact(order.amount), externalParams, orderHistory }
      : { ...head, orderHistory };
  return { status: 200, json };
}

/** Legacy action codes as in the documentation's samples; times with six decimals and no zone. */
function historyOf(order: Order, now: number) {
  const at = (seconds: number) => new Date(order.createdAt + seconds * 1000).toISOString().replace('Z', '000');
  const rows = [
    { after: 0, action: '1.1.0.0' },
    { after: STAGES.processing, action: '4.1.0.0' },
    { after: STAGES.final, action: order.fails ? '4.2.0.0' : '4.3.0.0' },
  ];
  // What is still to come may lie after the end of time.
  return rows
    .filter(({ after }) => now - order.createdAt >= after * 1000)
    .map(({ after, action }) => ({ time: at(after), action }));
}

/** The callback about an order as it stands; the body as documented, amount as the literal of the request. */
export function callbackOf(order: Order, now: number, state = statusOf(order, now)): Delivery {
  const text = (value: string) => JSON.stringify(value);
  const params = `{"cardToken":${text(`BankToken-${order.externalId}`)},"cardStorageToken":${text(`PayStarToken-${order.externalId}`)},"cardHolder":"JOHN WEAK","cardNumber":"123456****1234"}`;
  const body =
    `{"externalId":${text(order.externalId)},"amount":${order.amount},"currency":${text(order.currency)},` +
    `"status":"${state}","orderType":"${order.kind === 'deposit' ? 'Deposit' : 'Withdrawal'}","externalParams":${params}}`;
  return {
    operation: callback,
    inputs: { privateKey: order.privateKey, body },
    title: `Callback: ${order.kind} ${state}`,
    ...(order.callbackUrl === undefined ? {} : { url: order.callbackUrl }),
  };
}

/** An order that stands for any, when the admin surface asks for a callback without one. */
export async function sampleOrder(desk: Desk, kind: Kind, identity: string): Promise<Order | undefined> {
  const credential = await desk.keys.find(identity);
  if (!credential) return undefined;
  return {
    externalId: 'PayStar-bf95219b-393d-4323-91bf-639be',
    externalTransactionId: 'MerchantPaymentId-12345',
    kind,
    hosted: false,
    amount: '100.00',
    currency: 'USD',
    createdAt: desk.now,
    fails: false,
    privateKey: credential.values['privateKey'] ?? '',
  };
}
