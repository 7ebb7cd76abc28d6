import type { Flow, FlowValue, SendStep } from '../../core/scheme/flow.ts';

const NOW: FlowValue = { now: 'seconds' };
const ok = { status: 200, verdict: 'ok' };
const BODY = '{"orderId":"order-1","amount":1500.50,"currency":"EUR"}';

const signed = (says: string, more: Partial<SendStep> = {}): SendStep => ({
  do: 'send',
  says,
  operation: 'request',
  credential: 'merchant',
  inputs: { 'X-App-Access-Ts': NOW },
  expect: ok,
  ...more,
});

const webhookOf = (says: string, verdict: string) =>
  ({
    do: 'receive',
    says,
    callback: 'payin-paid',
    params: { orderId: 'order-1' },
    operation: 'webhook',
    credential: 'merchant',
    expect: { verdict },
  }) as const;

/** Amounts, ids and addresses are ours: aeterna.biz/docs names no endpoint. */
export const flows: readonly Flow[] = [
  {
    id: 'happy-path',
    title: 'PayIn and webhook',
    says: 'Three headers authenticate a balance request and a PayIn; the webhook is verified over its raw bytes.',
    steps: [
      signed('Ask for the balance.', { expect: { ...ok, body: { 'balances.0.currency': 'EUR' } } }),
      signed('Create a PayIn.', {
        target: '/payin',
        inputs: { 'X-App-Access-Ts': NOW, body: BODY },
        keep: { id: 'id' },
        expect: { ...ok, body: { status: 'pending' } },
      }),
      { do: 'clock', says: 'Half a minute later the customer has paid.', skip: 30 },
      signed('Ask for the status, with a new timestamp.', {
        target: '/payin/status',
        inputs: { 'X-App-Access-Ts': NOW, body: '{"orderId":"order-1"}' },
        expect: { ...ok, body: { status: 'paid' } },
      }),
      webhookOf('Aeterna sends a webhook; its signature matches the raw body.', 'ok'),
    ],
  },
  {
    id: 'wrong-secret',
    title: 'Wrong secret',
    says: 'The same string under another secret gives another signature. Nothing in the answer can say which secret was used.',
    steps: [
      signed('Sign with the secret of another environment.', {
        inputs: { 'X-App-Access-Ts': NOW, SecretToken: '00000000000000000000000000000000' },
        expect: { status: 401, verdict: 'signature-mismatch' },
      }),
      signed('Sign with the right one.'),
    ],
  },
  {
    id: 'late',
    title: 'Late request',
    says: 'The signature is right, the timestamp is too old: it waited in a queue. Sign at the moment of sending.',
    steps: [
      signed('A timestamp from two minutes ago.', {
        inputs: { 'X-App-Access-Ts': { now: 'seconds', plus: -120 } },
        expect: { status: 401, verdict: 'timestamp-expired', body: { 'error.code': 'timestamp-expired' } },
      }),
      signed('A timestamp in milliseconds is thousands of years ahead.', {
        inputs: { 'X-App-Access-Ts': { now: 'milliseconds' } },
        expect: { status: 401, verdict: 'timestamp-in-future' },
      }),
      signed('Now, in seconds.'),
    ],
  },
  {
    id: 'replay',
    title: 'Replay inside the window',
    says: 'There is no nonce. Anyone who sees the three headers can replay them for a minute, to any path and with any body.',
    steps: [
      signed('A genuine request.', { as: 'first' }),
      {
        do: 'again',
        of: 'first',
        says: 'The same bytes again: accepted. The scheme has no rule against it.',
        expect: ok,
      },
      { do: 'clock', says: 'A minute and a second later …', skip: 61 },
      {
        do: 'again',
        of: 'first',
        says: '… the timestamp has expired.',
        expect: { status: 401, verdict: 'timestamp-expired' },
      },
    ],
  },
  {
    id: 'webhook-proxy',
    title: 'Webhook re-serialised by a proxy',
    says: 'A proxy parses the webhook and re-serialises it. The data is the same, but 1500.50 has become 1500.5: the signature over the raw body no longer matches.',
    steps: [
      webhookOf('Without the proxy the signature matches.', 'ok'),
      { do: 'faults', says: 'A proxy now re-serialises bodies.', on: [{ id: 'body-reserialised' }] },
      webhookOf('The same webhook through the proxy no longer matches.', 'signature-mismatch'),
      { do: 'faults', says: 'The proxy passes bodies through unchanged again.', on: [] },
      webhookOf('And it matches again.', 'ok'),
    ],
  },
  {
    id: 'rotation',
    title: 'Rotating the secret',
    says: 'For an hour the old and the new secret are both valid; then only the new one is.',
    steps: [
      signed('The old secret works.'),
      {
        do: 'rotate',
        says: 'A new secret is issued; the old one stays valid for another hour.',
        credential: 'merchant',
        overlap: 3600,
        keep: 'new merchant',
      },
      signed('The old one still works …'),
      signed('… and so does the new one.', { credential: 'new merchant' }),
      { do: 'clock', says: 'An hour later …', skip: 3600 },
      signed('… the old one has expired,', { expect: { status: 401, verdict: 'old-key' } }),
      signed('and the new one still works.', { credential: 'new merchant' }),
    ],
  },
];
