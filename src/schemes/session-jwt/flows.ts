import type { CallStep, Flow, FlowValue, SendStep } from '../../core/scheme/flow.ts';

const ok = { status: 200, verdict: 'ok' };
const CUSTOMER =
  '{"email":"alex@example.com","phoneNumber":"+380991234567","firstName":"Alex","lastName":"Smith","country":"FR","externalId":"12124d80-dd80-4c70-aa9c-c2aa014cc29e"}';

const login = (says: string, more: Partial<SendStep> = {}): SendStep => ({
  do: 'send',
  says,
  operation: 'login',
  credential: 'owner',
  keep: { access: 'data.accessToken', refresh: 'data.refreshToken', ends: 'data.expiresIn' },
  expect: { status: 200, verdict: 'public', body: { 'data.accessToken': '*' } },
  ...more,
});

const customer = (
  says: string,
  headers: Readonly<Record<string, FlowValue>>,
  more: Partial<CallStep> = {},
): CallStep => ({
  do: 'call',
  says,
  method: 'POST',
  target: '/v2/customer/create',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: CUSTOMER,
  expect: { ...ok, body: { 'data.firstName': 'Alex' } },
  ...more,
});

const bearer = (kept: string) => ({ Authorization: { join: ['Bearer ', { kept }] } }) as const;

const refresh = (says: string, more: Partial<SendStep> = {}): SendStep => ({
  do: 'send',
  says,
  operation: 'refresh',
  credential: 'session',
  inputs: { refreshToken: { kept: 'refresh' } },
  keep: { access: 'data.accessToken' },
  expect: ok,
  ...more,
});

/** Both documented errors of an expired token, in their two forms; customers and their ids are samples. */
export const flows: readonly Flow[] = [
  {
    id: 'expiry-and-refresh',
    title: 'Expiry and refresh',
    says: 'The whole life of a session: log in, call, wait half an hour, refresh, wait two days, log in again. Two errors, two forms: in one, message is an object, in the other a string.',
    steps: [
      { do: 'clock', says: 'The clock is stopped.', freeze: true },
      login(
        'E-mail and password get an access token for 30 minutes and a refresh token for two days. expiresIn is a point in time, not a duration.',
      ),
      customer('A private call with the access token.', bearer('access')),
      { do: 'clock', says: '29 minutes and 59 seconds later …', skip: 1799 },
      customer('… it still works,', bearer('access')),
      { do: 'clock', says: 'and a second later …', skip: 1 },
      customer('… it has expired: message is an object with expiredAt.', bearer('access'), {
        expect: {
          status: 401,
          verdict: 'token-expired',
          body: {
            'errors.0.code': 'UNAUTHORIZED',
            'errors.0.message.name': 'TokenExpiredError',
            'errors.0.message.expiredAt': '*',
          },
        },
      }),
      refresh('The refresh token gets a new access token, without the password.'),
      customer('The call works again.', bearer('access')),
      { do: 'clock', says: 'Two days later …', skip: 172_800 },
      refresh('… the refresh token has expired as well: here message is a string.', {
        keep: {},
        expect: {
          status: 401,
          verdict: 'token-expired',
          body: { 'errors.0.code': 'REFRESH_TOKEN_EXPIRED', 'errors.0.message': 'Invalid token' },
        },
      }),
      login('Now only a new login helps.'),
    ],
  },
  {
    id: 'happy-path',
    title: 'Log in and call',
    says: 'One login, one call. The token is the only proof; the call itself is not signed.',
    steps: [
      login('Log in.'),
      customer('Create a customer.', bearer('access'), { keep: { id: 'data.id' } }),
      {
        do: 'call',
        says: 'Read it.',
        method: 'GET',
        target: { join: ['/v2/customer/', { kept: 'id' }] },
        headers: bearer('access'),
        expect: { ...ok, body: { 'data.country': 'FR' } },
      },
      {
        do: 'call',
        says: 'The sandbox’s public key, to check the token with. The vendor publishes none.',
        method: 'GET',
        target: '/.well-known/jwks.json',
        expect: { status: 200, verdict: 'public', body: { 'keys.0.kty': 'RSA' } },
      },
    ],
  },
  {
    id: 'wrong-secret',
    title: 'Wrong password, forged token',
    says: 'What is refused: a wrong password or merchant_id, a token that was changed, and a refresh token in place of an access token.',
    steps: [
      login('A wrong password.', {
        inputs: { password: 'guess' },
        keep: {},
        expect: { status: 401, verdict: 'public', body: { 'errors.0.code': 'UNAUTHORIZED' } },
      }),
      login('A wrong merchant_id.', {
        inputs: { merchant_id: '1' },
        keep: {},
        expect: { status: 401, verdict: 'public' },
      }),
      login('The right ones.'),
      customer(
        'A token with something appended.',
        { Authorization: { join: ['Bearer ', { kept: 'access' }, 'AAAA'] } },
        { expect: { status: 401, verdict: 'signature-malformed' } },
      ),
      customer(
        'Half a token.',
        { Authorization: 'Bearer eyJhbGciOiJub25lIn0' },
        { expect: { status: 401, verdict: 'token-malformed' } },
      ),
      customer('The refresh token is not an access token.', bearer('refresh'), {
        expect: { status: 401, verdict: 'wrong-token' },
      }),
      customer('No token at all.', {}, { expect: { status: 401, verdict: 'header-missing' } }),
    ],
  },
  {
    id: 'replay',
    title: 'Replay',
    says: 'A bearer token proves who sends a request, not that it is sent only once: the same bytes work until it expires.',
    steps: [
      login('Log in.', { as: 'login' }),
      {
        do: 'again',
        of: 'login',
        says: 'Even the login can be replayed by anyone who saw it.',
        expect: { status: 200, verdict: 'public' },
      },
      customer('A call,', bearer('access')),
      customer('and the same call again: a second customer.', bearer('access')),
    ],
  },
  {
    id: 'api-key',
    title: 'API key',
    says: 'A persistent key in one header: no login, no expiry, and nothing to refresh.',
    steps: [
      {
        do: 'send',
        says: 'Create a customer with the key.',
        operation: 'api-key',
        credential: 'api-key',
        inputs: { body: CUSTOMER },
        expect: { ...ok, body: { 'data.lastName': 'Smith' } },
      },
      {
        do: 'send',
        says: 'A wrong key.',
        operation: 'api-key',
        inputs: { 'Api-key': 'sk-demo-0', body: CUSTOMER },
        expect: { status: 401, verdict: 'unknown-key' },
      },
      { do: 'clock', says: 'Ten years later …', skip: 315_360_000 },
      {
        do: 'send',
        says: '… the key still works. Only the vendor can revoke it.',
        operation: 'api-key',
        credential: 'api-key',
        inputs: { body: CUSTOMER },
        expect: ok,
      },
      {
        do: 'send',
        says: 'Validation: two members are wrong.',
        operation: 'api-key',
        credential: 'api-key',
        inputs: {
          body: '{"email":"alex","phoneNumber":"+380991234567","firstName":"Alex","lastName":"Smith","country":"France"}',
        },
        expect: {
          status: 400,
          verdict: 'ok',
          body: {
            'errors.0.message': 'email must be an e-mail address',
            'errors.1.message': 'country must be an ISO 3166-1 alpha-2 code',
          },
        },
      },
    ],
  },
];
