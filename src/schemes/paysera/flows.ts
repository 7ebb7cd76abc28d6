import type { Flow, FlowValue, SendStep } from '../../core/scheme/flow.ts';

const ok = { status: 200, verdict: 'ok' };
const NOW: FlowValue = { now: 'seconds' };

interface Line {
  readonly method?: string;
  readonly uri: FlowValue;
  readonly body?: string;
  readonly ext?: string;
}

/** A request whose line is part of what is signed, with a nonce of its own. */
const signed = (says: string, line: Line, more: Partial<SendStep> = {}): SendStep => {
  const { inputs, ...rest } = more;
  const { method = 'GET', uri, body = '', ext = '' } = line;
  return {
    do: 'send',
    says,
    operation: 'mac',
    credential: 'client',
    inputs: {
      ts: NOW,
      nonce: { random: 16 },
      host: 'wallet.paysera.com',
      port: '443',
      method,
      uri,
      body,
      ext,
      ...inputs,
    },
    expect: ok,
    ...rest,
  };
};

const BALANCE = { uri: '/rest/v1/wallet/me/balance' } as const;
const PAYMENT =
  '{\n    "description": "Payment for order No. 1234",\n    "price": 1299,\n    "currency": "EUR",\n    "parameters": {\n        "orderid": 1234\n    }\n}';
const refusedWith = (code: string, error: string, status = 401) => ({ status, verdict: code, body: { error } });

const SERVER = {
  do: 'call',
  says: 'GET /server needs no signature and tells the server’s time.',
  method: 'GET',
  target: '/rest/v1/server',
  keep: { time: 'time' },
  expect: { status: 200, verdict: 'public', body: { time: '*' } },
} as const;

const tokenRequest = (
  says: string,
  inputs: Readonly<Record<string, FlowValue>>,
  more: Partial<SendStep>,
): SendStep => ({
  do: 'send',
  says,
  operation: 'oauth-token',
  credential: 'client',
  inputs: {
    ts: NOW,
    nonce: { random: 16 },
    host: 'wallet.paysera.com',
    port: '443',
    method: 'POST',
    uri: '/oauth/v1/token',
    ...inputs,
  },
  expect: ok,
  ...more,
});

const withToken = { client_id: { kept: 'token' }, mac_key: { kept: 'token key' } } as const;
const KEEP_TOKEN = { token: 'access_token', 'token key': 'mac_key', refresh: 'refresh_token' } as const;

/** CN=Countersign demo client, made for this flow; its fingerprint is in the key ring (policy.ts). */
const CERTIFICATE =
  ':MIIB4DCCAYWgAwIBAgIUQ9SOMOK6YwUvqCJkH9hCrYN7aoAwCgYIKoZIzj0EAwIwRTELMAkGA1UEBhMCTFQxFDASBgNVBAoMC0NvdW50ZXJzaWduMSAwHgYDVQQDDBdDb3VudGVyc2lnbiBkZW1vIGNsaWVudDAeFw0yNjExMjIwMjQyMzhaFw0zNjExMTkwMjQyMzhaMEUxCzAJBgNVBAYTAkxUMRQwEgYDVQQKDAtDb3VudGVyc2lnbjEgMB4GA1UEAwwXQ291bnRlcnNpZ24gZGVtbyBjbGllbnQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATsZIp0TCtYDBcjHcl6xRGEN+qxAvVdGDBVRKXgYeutyrumLD/oUsIqAWXzigJUG3OxzjeR+7zmHPUBxAtK2TcTo1MwUTAdBgNVHQ4EFgQUUUUk6I4/neVx3sRjjXxU+AaxchMwHwYDVR0jBBgwFoAUUUUk6I4/neVx3sRjjXxU+AaxchMwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAmKg750mufZBUXgqpkYY9QT2IzHlZhKu6luvnuhxSsWECIQDR2AKq2xz9rbD0eMAsk6H9iVcjjEAHAc+qjpInk+r8pQ==:';

/** Payments, OAuth and certificates as developers.paysera.com has them; lifetimes and windows are ours. */
export const flows: readonly Flow[] = [
  {
    id: 'happy-path',
    title: 'Balance, payment, transaction',
    says: 'Every request is signed over its own line; the body goes in through its hash.',
    steps: [
      signed('Ask for the balance.', BALANCE, { expect: { ...ok, body: { 'EUR.at_disposal': '2299' } } }),
      signed(
        'Create a payment. Its body is hashed byte by byte, indentation included.',
        { method: 'POST', uri: '/rest/v1/payment', body: PAYMENT },
        { expect: { ...ok, body: { status: 'new', price_decimal: '12.99' } } },
      ),
      signed(
        'Create a transaction.',
        {
          method: 'POST',
          uri: '/rest/v1/transaction',
          body: '{"payments":[{"description":"Payment for order #1234","price":1999,"currency":"EUR"}]}',
        },
        { keep: { key: 'transaction_key' }, expect: { ...ok, body: { status: 'new' } } },
      ),
      signed('Reserve it from a wallet.', {
        method: 'PUT',
        uri: { join: ['/rest/v1/transaction/', { kept: 'key' }, '/reserve'] },
        body: '{"wallet_id":14471,"pin_code":"1234"}',
      }),
      signed(
        'Confirm it.',
        { method: 'PUT', uri: { join: ['/rest/v1/transaction/', { kept: 'key' }, '/confirm'] } },
        { expect: { ...ok, body: { status: 'confirmed' } } },
      ),
      signed(
        'Confirm it again: refused in this state.',
        { method: 'PUT', uri: { join: ['/rest/v1/transaction/', { kept: 'key' }, '/confirm'] } },
        { expect: { status: 409, verdict: 'ok', body: { error: 'invalid_state' } } },
      ),
      {
        do: 'call',
        says: 'The key for callbacks is public.',
        method: 'GET',
        target: '/publickey',
        expect: { status: 200, verdict: 'public' },
      },
    ],
  },
  {
    id: 'wrong-secret',
    title: 'Wrong mac_key, changed body',
    says: 'Two ways to break a MAC: a wrong key, or a body other than the one that was hashed.',
    steps: [
      signed('The mac_key looks like base64 and is not: decoded, it is another key.', BALANCE, {
        inputs: { mac_key: 'IrdTc8uQodU7PRpLzzLTW6wqZAO6tAMu' },
        expect: refusedWith('signature-mismatch', 'unauthorized'),
      }),
      { do: 'faults', says: 'A proxy re-serialises bodies.', on: [{ id: 'body-reserialised' }] },
      signed(
        'The signature is genuine; the body is not the one it was made for.',
        { method: 'POST', uri: '/rest/v1/payment', body: '{"price":1299,"currency":"EUR"}' },
        { expect: refusedWith('body-hash-mismatch', 'unauthorized') },
      ),
      { do: 'faults', says: 'Without the proxy …', on: [] },
      signed('… it matches.', { method: 'POST', uri: '/rest/v1/payment', body: '{"price":1299,"currency":"EUR"}' }),
    ],
  },
  {
    id: 'nonce-reuse',
    title: 'Nonce reuse',
    says: 'A nonce works once per timestamp. A replay repeats both, and a client with a weak random generator can repeat a nonce by itself.',
    steps: [
      signed('A request.', BALANCE, { as: 'first', inputs: { nonce: 'not-so-random' } }),
      { do: 'again', of: 'first', says: 'The same bytes again.', expect: refusedWith('nonce-reused', 'unauthorized') },
      signed(
        'Another request with the same nonce in the same second.',
        { uri: '/rest/v1/wallet/me' },
        { inputs: { nonce: 'not-so-random' }, expect: refusedWith('nonce-reused', 'unauthorized') },
      ),
      { do: 'clock', says: 'A second later …', skip: 1 },
      signed('… the same nonce comes with another ts, and is accepted.', BALANCE, {
        inputs: { nonce: 'not-so-random' },
      }),
    ],
  },
  {
    id: 'skew-resync',
    title: 'Clock skew, then resync',
    says: 'A client whose clock is ten minutes behind asks the server for the time, keeps the difference, and retries.',
    steps: [
      { do: 'client-clock', says: 'The client’s clock is ten minutes behind.', offset: -600 },
      signed('Its timestamp is too old.', BALANCE, {
        expect: {
          ...refusedWith('timestamp-expired', 'invalid_timestamp'),
          body: { error_description: 'Timestamp lifetime exceeded' },
        },
      }),
      SERVER,
      { do: 'client-clock', says: 'The SDKs keep the difference and add it from now on.', from: 'time' },
      signed('The same call with the corrected time.', BALANCE),
      { do: 'client-clock', says: 'A clock ten minutes ahead fails the other way.', offset: 600 },
      signed('Too far in the future.', BALANCE, { expect: refusedWith('timestamp-in-future', 'invalid_timestamp') }),
    ],
  },
  {
    id: 'oauth',
    title: 'OAuth: code, token, call, refresh',
    says: 'A code is exchanged for an access token; the token is the MAC id and its mac_key the MAC key of the calls that follow.',
    steps: [
      {
        do: 'call',
        says: 'The user agrees and comes back with a code.',
        method: 'GET',
        target:
          '/frontend/oauth?response_type=code&client_id=wkVd93h2uS&scope=balance&redirect_uri=https%3A%2F%2Fmerchant.example%2Freturn&state=xyz',
        keep: { code: 'code' },
        expect: { status: 200, verdict: 'public', body: { state: 'xyz', code: '*' } },
      },
      tokenRequest(
        'The client signs with its own key and exchanges the code for a token.',
        { grant_type: 'authorization_code', code: { kept: 'code' }, redirect_uri: 'https://merchant.example/return' },
        { keep: KEEP_TOKEN, expect: { ...ok, body: { token_type: 'mac', mac_algorithm: 'hmac-sha-256' } } },
      ),
      tokenRequest(
        'A code works once.',
        { grant_type: 'authorization_code', code: { kept: 'code' }, redirect_uri: 'https://merchant.example/return' },
        { expect: { status: 400, verdict: 'ok', body: { error: 'invalid_grant' } } },
      ),
      signed('A call in the user’s name, signed with the token’s key.', BALANCE, { inputs: withToken }),
      { do: 'clock', says: 'An hour later …', skip: 3600 },
      signed('… the token has expired.', BALANCE, {
        inputs: withToken,
        expect: refusedWith('token-expired', 'invalid_grant', 400),
      }),
      tokenRequest(
        'The refresh token gets the next one.',
        { grant_type: 'refresh_token', refresh_token: { kept: 'refresh' } },
        { keep: KEEP_TOKEN },
      ),
      signed('And the call works again.', BALANCE, { inputs: withToken }),
    ],
  },
  {
    id: 'certificate',
    title: 'Client certificate',
    says: 'The second way in: TLS itself proves who is calling, and there is no Authorization header. What MAC clients put into ext travels in Wallet-Api-* headers. In the page a header stands in for the TLS handshake (RFC 9440); the terminal’s sandbox asks for a real certificate.',
    steps: [
      {
        do: 'call',
        says: 'Without a signature or a certificate.',
        method: 'GET',
        target: BALANCE.uri,
        expect: refusedWith('header-missing', 'unauthorized'),
      },
      {
        do: 'call',
        says: 'With a certificate that Paysera has signed.',
        method: 'GET',
        target: BALANCE.uri,
        headers: { 'Client-Cert': CERTIFICATE },
        expect: { ...ok, body: { 'EUR.at_disposal': '2299' } },
      },
      {
        do: 'call',
        says: 'The project goes into a header.',
        method: 'POST',
        target: '/rest/v1/transaction',
        headers: { 'Client-Cert': CERTIFICATE, 'Content-Type': 'application/json', 'Wallet-Api-Project-Id': '77' },
        body: '{"payments":[{"description":"Order","price":1999,"currency":"EUR"}]}',
        expect: { ...ok, body: { project_id: '77' } },
      },
      {
        do: 'call',
        says: 'An unknown certificate.',
        method: 'GET',
        target: BALANCE.uri,
        headers: { 'Client-Cert': ':MAA=:' },
        expect: refusedWith('unknown-key', 'unauthorized'),
      },
    ],
  },
];
