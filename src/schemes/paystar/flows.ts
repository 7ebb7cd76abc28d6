import type { Flow, SendStep } from '../../core/scheme/flow.ts';

const ok = { status: 200, verdict: 'ok' };
const DEPOSITS = '/api/v1/integration/deposit-order/';
const PAYOUTS = '/api/v1/integration/withdrawal-order/';

const signed = (says: string, more: Partial<SendStep> = {}): SendStep => ({
  do: 'send',
  says,
  operation: 'bearer',
  credential: 'deposit',
  expect: ok,
  ...more,
});

/** Endpoints of apidoc.paystar.uk; a payout with the deposit key is refused, as the Tech FAQ says it is. */
export const flows: readonly Flow[] = [
  {
    id: 'happy-path',
    title: 'Deposit, status, callback',
    says: 'A bearer token creates a deposit; a callback reports it; a status request confirms it, as PayStar recommends after every callback.',
    steps: [
      signed('Ask for the balance.', {
        method: 'GET',
        origin: 'https://api.paystar.uk',
        target: '/api/v1/balance/merchant?currency=USD',
        expect: { ...ok, body: { merchantBalance: '10000' } },
      }),
      signed('Create a deposit.', {
        keep: { externalId: 'externalId' },
        expect: { ...ok, body: { orderStatus: 'Created' } },
      }),
      { do: 'clock', says: 'Half a minute passes.', skip: 30 },
      {
        do: 'receive',
        says: 'The callback’s Signature matches its four members and the privateKey.',
        callback: 'deposit-success',
        params: { externalId: { kept: 'externalId' } },
        operation: 'callback',
        credential: 'deposit',
        expect: { verdict: 'ok' },
      },
      signed('Ask for the status: success.', {
        method: 'GET',
        target: { join: [DEPOSITS, { kept: 'externalId' }, '/status'] },
        expect: { ...ok, body: { orderStatus: 'Success' } },
      }),
      signed('The same by your own id.', {
        method: 'GET',
        target: `${DEPOSITS}MerchantPaymentId-12345/status-by-external-transaction-id`,
        expect: { ...ok, body: { orderStatus: 'Success' } },
      }),
    ],
  },
  {
    id: 'wrong-secret',
    title: 'Wrong privateKey',
    says: 'The token names your publicKey and is signed with another privateKey.',
    steps: [
      signed('The privateKey with a line feed at its end, as copied from a file.', {
        inputs: { privateKey: '7c9e6679-7425-40de-944b-e07fc1f90ae7\n' },
        expect: { status: 401, verdict: 'signature-mismatch' },
      }),
      signed('Without it.'),
    ],
  },
  {
    id: 'payout-with-deposit-key',
    title: 'Payout with the deposit key',
    says: 'The reason behind “deposits work, payouts answer 401”: each flow has a key pair of its own.',
    steps: [
      signed('A deposit with the deposit key works.'),
      signed('A payout with the same key does not, although the token is genuine.', {
        inputs: { flow: 'payout' },
        expect: { status: 401, verdict: 'wrong-purpose', body: { '0.statusDescrption': '0-0000' } },
      }),
      signed('A payout with the payout key.', { credential: 'payout', keep: { externalId: 'externalId' } }),
      signed('And its status.', {
        credential: 'payout',
        method: 'GET',
        target: { join: [PAYOUTS, { kept: 'externalId' }, '/status'] },
      }),
    ],
  },
  {
    id: 'no-expiry',
    title: 'A token that never expires',
    says: 'There is no exp and no nonce in the token: a token captured a year ago still works. Only the merchant’s own transaction id stops a second deposit.',
    steps: [
      signed('A deposit.', { as: 'deposit' }),
      {
        do: 'again',
        of: 'deposit',
        says: 'The same request again: the token is accepted, the order is a duplicate.',
        expect: { status: 400, verdict: 'ok', body: { '0.statusDescrption': '1-4007' } },
      },
      { do: 'clock', says: 'A year later …', skip: 365 * 86_400 },
      signed('… a token of the same bytes still works.', { method: 'GET', target: '/api/v1/balance/merchant' }),
    ],
  },
  {
    id: 'validation',
    title: 'What the error body looks like',
    says: 'Validation answers 400 with a list, and one of its members is spelt statusDescrption.',
    steps: [
      signed('A deposit without anything in it.', {
        body: '{}',
        expect: {
          status: 400,
          verdict: 'ok',
          body: {
            '0.message': 'External_transaction_id is required property',
            '2.message': 'Currency is required property',
          },
        },
      }),
      signed('A currency that does not exist.', {
        body: '{"amount":100,"currency":"XYZ","externalTransactionId":"a-1"}',
        expect: { status: 400, verdict: 'ok', body: { '0.message': 'currency has invalide value' } },
      }),
    ],
  },
  {
    id: 'rotation',
    title: 'Rotating a key pair',
    says: 'The new privateKey is valid at once; for a day the old one is, too.',
    steps: [
      signed('The old key.'),
      {
        do: 'rotate',
        says: 'The account manager issues a new privateKey.',
        credential: 'deposit',
        overlap: 86_400,
        keep: 'new deposit',
      },
      signed('The old one still works,', { method: 'GET', target: '/api/v1/balance/merchant' }),
      signed('so does the new one.', { credential: 'new deposit', method: 'GET', target: '/api/v1/balance/merchant' }),
      { do: 'clock', says: 'A day later …', skip: 86_400 },
      signed('… the old one is refused.', {
        method: 'GET',
        target: '/api/v1/balance/merchant',
        expect: { status: 401, verdict: 'old-key' },
      }),
    ],
  },
];
