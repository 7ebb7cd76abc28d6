import type { Flow, FlowJson, SendStep } from '../../core/scheme/flow.ts';

const ok = { status: 200, verdict: 'ok' };
const at = (plus: number) => ({ key: { now: 'milliseconds', plus } }) as const;

const signed = (says: string, key: number, more: Partial<SendStep> = {}): SendStep => ({
  do: 'send',
  says,
  operation: 'auth',
  credential: 'pos',
  inputs: at(key),
  expect: ok,
  ...more,
});

const topUp = (id: string): Readonly<Record<string, FlowJson>> => ({
  product: 'et-mc',
  external_transaction_id: id,
  fields: { json: { customer: '971500000000', account: '971501234567', amount: 25 } },
});

/** Calls of docs.paynet.one with keys that rise from the flow's own clock; amounts and accounts are samples. */
export const flows: readonly Flow[] = [
  {
    id: 'happy-path',
    title: 'Check, confirm, find',
    says: 'A top-up in three calls. Every call carries an auth object of its own, each with a greater key.',
    steps: [
      signed('What is in the wallet?', 0, { expect: { ...ok, body: { currency: 'AED', 'wallets.main': '1250.50' } } }),
      signed('Check: the transaction is reserved, state −1.', 1, {
        target: '/transaction/check',
        members: topUp('order-12345'),
        keep: { id: 'transaction.id' },
        expect: { ...ok, body: { 'transaction.state': '-1' } },
      }),
      signed('Confirm: it is on its way, state 0.', 2, {
        target: '/transaction/confirm',
        members: { transaction_id: { kept: 'id' } },
        expect: { ...ok, body: { 'transaction.state': '0' } },
      }),
      { do: 'clock', says: 'Ten seconds later …', skip: 10 },
      signed('… find says success, state 1.', 3, {
        target: '/transaction/find',
        members: { external_transaction_id: 'order-12345' },
        expect: { ...ok, body: { 'transaction.state': '1' } },
      }),
      signed('And 25 dirhams are gone.', 4, { expect: { ...ok, body: { 'wallets.main': '1225.50' } } }),
    ],
  },
  {
    id: 'wrong-secret',
    title: 'Wrong token',
    says: 'The hash is over id, token and key with nothing between them. A token with a trailing space is another token.',
    steps: [
      signed('A token with a space at its end.', 0, {
        inputs: { ...at(0), token: 'your-secret-token ' },
        expect: {
          status: 401,
          verdict: 'signature-mismatch',
          body: { 'error.code': '1', 'error.message': 'Auth failed' },
        },
      }),
      signed('Without the space. The failed attempt did not use up its key.', 0),
    ],
  },
  {
    id: 'replay',
    title: 'Replay',
    says: 'The key must rise, so the same request never works twice.',
    steps: [
      signed('A request.', 0, { as: 'first' }),
      {
        do: 'again',
        of: 'first',
        says: 'The same bytes again.',
        expect: { status: 401, verdict: 'key-not-rising', body: { 'error.code': '1' } },
      },
    ],
  },
  {
    id: 'stale-key',
    title: 'Stale key',
    says: 'The key is a counter, not a clock: there is no window, and it cannot go down. Two servers that share a point of sale overtake each other.',
    steps: [
      signed('Server A, whose clock is five minutes ahead.', 300),
      signed('Server B, whose clock is right: its key is lower, and refused.', 0, {
        expect: { status: 401, verdict: 'key-not-rising' },
      }),
      { do: 'clock', says: 'Only after five minutes and a second …', skip: 301 },
      signed('… has B caught up.', 0),
      signed('A key far beyond 2^53 is compared digit by digit.', 0, {
        inputs: { key: '98765432109876543210987654321' },
      }),
      signed('From now on milliseconds are always too low; only support can reset the key.', 1, {
        expect: { status: 401, verdict: 'key-not-rising' },
      }),
    ],
  },
  {
    id: 'confirm-timeout',
    title: 'Confirm after a time-out',
    says: 'The answer to confirm is lost. Repeat the same transaction with a new key, never a new transaction: it is paid once.',
    steps: [
      signed('Check.', 0, { target: '/transaction/check', members: topUp('order-77') }),
      { do: 'faults', says: 'The network loses the next answer.', on: [{ id: 'time-out', times: 1 }] },
      signed('Confirm: the server pays, the client hears nothing.', 1, {
        as: 'confirm',
        target: '/transaction/confirm',
        members: { external_transaction_id: 'order-77' },
        expect: { status: 504, verdict: 'ok' },
      }),
      {
        do: 'again',
        of: 'confirm',
        says: 'The very same bytes again: the key has been used.',
        expect: { status: 401, verdict: 'key-not-rising' },
      },
      signed('The same confirm with a new key.', 2, {
        target: '/transaction/confirm',
        members: { external_transaction_id: 'order-77' },
        expect: { ...ok, body: { 'transaction.state': '0' } },
      }),
      signed('It was paid once.', 3, { expect: { ...ok, body: { 'wallets.main': '1225.50' } } }),
    ],
  },
  {
    id: 'swapped-body',
    title: 'A body swapped under a valid auth object',
    says: 'The hash protects neither path nor body. A proxy can re-serialise the body, or change the amount, and nobody notices: TLS alone protects it.',
    steps: [
      { do: 'faults', says: 'A proxy re-serialises bodies.', on: [{ id: 'body-reserialised' }] },
      signed('Accepted: the members of auth are the same.', 0),
      { do: 'faults', says: 'The proxy is gone.', on: [] },
      signed('The sample is for /balance; with another path the same auth object works for /services.', 1, {
        target: '/services',
        expect: { ...ok, body: { 'services.0.id': 'et-mc' } },
      }),
    ],
  },
];
