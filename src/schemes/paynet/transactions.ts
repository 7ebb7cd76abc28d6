import { encodeHex } from '../../core/bytes/hex.ts';
import { numberMember, rowMember, textMember } from '../../core/scheme/members.ts';
import type { Call, Desk, Reply } from '../../core/scheme/sandbox.ts';
import { errorBody, STATUS_OURS, type ErrorCode } from './policy.ts';

const BALANCE_KEY = 'balance/main';
const OPENING_BALANCE = 1250.5;

/** The balance of the demo account after what was bought. */
export async function balanceOf({ store }: Desk): Promise<number> {
  return (await store.get<number>(BALANCE_KEY)) ?? OPENING_BALANCE;
}

/** One sample of each kind: docs.paynet.one/services (et-mc direct, slk100 voucher, intl international). */
export const PRODUCTS = [
  product('et-mc', 'Etisalat Wasel Prepaid', 'Etisalat', 'Airtime', 5, 525, false),
  product('slk100', 'Salik 100', 'Salik', 'Voucher', 100, 100, true),
  product('intl', 'International top-up', 'International', 'Airtime', 5, 500, false),
] as const;

function product(id: string, name: string, biller: string, sub: string, min: number, max: number, pin: boolean) {
  return {
    id,
    active: true,
    name,
    biller_name: biller,
    category_name: 'Mobile Prepaid',
    subcategory_name: sub,
    amount_min: min,
    amount_max: max,
    amount_step: 5,
    commission: { value: 0, type: 0 },
    is_pin_based: pin,
    is_account_required: !pin,
  };
}

/** docs.paynet.one/transaction-states. */
const STATE = { new: -1, pending: 0, success: 1, failed: 2 } as const;
/** A confirmed transaction settles after so many seconds of the sandbox clock: ours. */
const SETTLES = 10;
/** A top-up of this account fails at the provider: ours. */
const FAILING_ACCOUNT = '500000000';
/** What an international number can be topped up with, in its own currency. Price in dirhams: 4.56 for 100, as in find's sample. */
const INTERNATIONAL = { product: 'intl', amounts: [100, 250, 500, 1000], rate: 0.0456, mobile: 1 };

interface Transaction {
  readonly id: string;
  readonly externalId: string;
  readonly product: string;
  readonly account: string;
  /** Of an international one: chosen when it is confirmed. */
  readonly amount?: number;
  readonly createdAt: number;
  readonly confirmedAt?: number;
}

const fail = (code: ErrorCode, status = 400, message?: string): Reply => ({
  status,
  json: errorBody(code, message),
  code: `error-${code}`,
  ours: STATUS_OURS,
});

/** Reserves: the transaction exists, nothing has been paid. The same external id never makes a second one. */
export async function check({ json, desk }: Call): Promise<Reply> {
  const externalId = textMember(json, 'external_transaction_id');
  const fields = rowMember(json, 'fields');
  const wanted = PRODUCTS.find(({ id }) => id === textMember(json, 'product'));
  const amount = numberMember(fields, 'amount');
  const account = textMember(fields, 'account') ?? '';
  const isInternational = wanted?.id === INTERNATIONAL.product;
  if (!externalId || (amount === undefined && !isInternational))
    return fail(2, 400, 'external_transaction_id and fields.amount are required');
  if (!wanted) return fail(101);
  if (amount !== undefined && !isOffered(wanted, amount)) return fail(50);
  if (wanted.is_account_required && !(isInternational ? /^\+?\d{9,15}$/ : /^\d{9,15}$/).test(account)) return fail(201);
  const id = groupsOfThree(encodeHex(await desk.ids.bytes(8)).slice(0, 15));
  const isNew = await desk.store.change<string, boolean>(`external/${externalId}`, (old) => ({
    value: old ?? id,
    result: old === undefined,
  }));
  if (!isNew) return fail(105, 409);
  const chosen = amount === undefined ? {} : { amount };
  const transaction = { id, externalId, product: wanted.id, account, createdAt: desk.now, ...chosen };
  await put(desk, transaction);
  const ours = 'The answer of check was not captured: its members are those of find.';
  if (!isInternational) return { ...reply(transaction, desk.now), ours };
  // docs.paynet.one/transactions/international/check: data.details.amounts, "available denominations".
  const details = { amounts: INTERNATIONAL.amounts };
  return {
    ...reply(transaction, desk.now, {}, { details }),
    ours: `${ours} details.amounts is documented, its items are not.`,
  };
}

function isOffered(wanted: (typeof PRODUCTS)[number], amount: number): boolean {
  if (wanted.id === INTERNATIONAL.product) return INTERNATIONAL.amounts.includes(amount);
  return amount >= wanted.amount_min && amount <= wanted.amount_max && amount % wanted.amount_step === 0;
}

/** Pays what was checked. Confirming twice pays once: after an error the same request is repeated, with a new key. */
export async function confirm({ json, desk }: Call): Promise<Reply> {
  const found = await lookUp(json, desk);
  if ('status' in found) return found;
  const amount = amountToPay(found, rowMember(json, 'fields'));
  if (typeof amount !== 'number') return amount;
  const paid = await desk.store.change<Transaction, Transaction | 'again'>(`transaction/${found.id}`, (old) => {
    if (!old || old.confirmedAt !== undefined) return { value: old, result: 'again' };
    const value = { ...old, amount, confirmedAt: desk.now };
    return { value, result: value };
  });
  if (paid === 'again')
    return confirmed((await desk.store.get<Transaction>(`transaction/${found.id}`)) ?? found, desk.now);
  const isCovered = await desk.store.change<number, boolean>(BALANCE_KEY, (old = OPENING_BALANCE) => {
    const price = paid.product === INTERNATIONAL.product ? amount * INTERNATIONAL.rate : amount;
    const left = Math.round((old - price) * 100) / 100;
    return left < 0 ? { value: old, result: false } : { value: left, result: true };
  });
  if (isCovered) return confirmed(paid, desk.now);
  await put(desk, found);
  return fail(1001);
}

/** The amount that was checked; of an international top-up, one of those that check answered with, and its type. */
function amountToPay({ product: id, amount }: Transaction, fields: Readonly<Record<string, unknown>>): number | Reply {
  const given = numberMember(fields, 'amount');
  const isInternational = id === INTERNATIONAL.product;
  if (isInternational && Object.hasOwn(fields, 'type_id') && numberMember(fields, 'type_id') !== INTERNATIONAL.mobile)
    return fail(50, 400, 'Wrong input data: only type_id 1, mobile, is documented');
  if (amount === undefined) {
    const { amounts } = INTERNATIONAL;
    if (given !== undefined && amounts.includes(given)) return given;
    return fail(50, 400, `Wrong input data: fields.amount must be one of details.amounts, ${amounts.join(', ')}`);
  }
  if (!Object.hasOwn(fields, 'amount') || given === amount) return amount;
  return fail(50, 400, `Wrong input data: ${amount} was checked, but another amount is being confirmed`);
}

/** The answer of confirm also has `error`: docs.paynet.one/transactions/international/confirm prints "" with state 1. */
function confirmed(transaction: Transaction, now: number): Reply {
  if (stateOf(transaction, now) !== STATE.failed) return reply(transaction, now, { error: '' });
  return {
    ...reply(transaction, now, { error: '60' }),
    ours: 'What error holds for a failed transaction was not captured.',
  };
}

/** Answers with the transaction that a request names, by either id. */
export async function find({ json, desk }: Call): Promise<Reply> {
  const found = await lookUp(json, desk);
  return 'status' in found ? found : reply(found, desk.now);
}

async function lookUp(json: Call['json'], desk: Desk): Promise<Transaction | Reply> {
  const own = textMember(json, 'transaction_id');
  const external = textMember(json, 'external_transaction_id');
  if (own === undefined && external === undefined)
    return fail(2, 400, 'external_transaction_id or transaction_id is required');
  const id = own ?? (await desk.store.get<string>(`external/${external}`));
  const found = id === undefined ? undefined : await desk.store.get<Transaction>(`transaction/${id}`);
  return found ?? fail(own === undefined ? 22 : 20, 404);
}

function put(desk: Desk, transaction: Transaction): Promise<void> {
  return desk.store.change<Transaction, void>(`transaction/${transaction.id}`, () => ({
    value: transaction,
    result: undefined,
  }));
}

function stateOf({ confirmedAt, account }: Transaction, now: number): number {
  if (confirmedAt === undefined) return STATE.new;
  if (now - confirmedAt < SETTLES * 1000) return STATE.pending;
  return account === FAILING_ACCOUNT ? STATE.failed : STATE.success;
}

function reply(transaction: Transaction, now: number, more: { readonly error?: string } = {}, beside = {}): Reply {
  const { id, externalId, product: wanted, confirmedAt, createdAt } = transaction;
  const state = stateOf(transaction, now);
  const time = new Date(confirmedAt ?? createdAt).toISOString().slice(0, 19).replace('T', ' ');
  const isVoucher = PRODUCTS.some((known) => known.id === wanted && known.is_pin_based);
  const info = isVoucher && state === STATE.success ? { info: { number: `1000-${id.slice(0, 7)}`, serial: id } } : {};
  return {
    status: 200,
    json: { transaction: { id, external_transaction_id: externalId, state, ...more, time, ...info }, ...beside },
  };
}

/** Ids look like 69d-7c9-5f1-098-494. */
function groupsOfThree(hex: string): string {
  return hex.replace(/(.{3})(?=.)/g, '$1-');
}
