import { jsonObject, pairs, type Expr } from '../../core/recipe/expression.ts';
import { defineOperation, type MessageTemplate } from '../../core/scheme/define.ts';
import { credential, rawBody, secret, text } from '../../core/scheme/fields.ts';
import { jsonMembers, jsonString, type JsonTemplate } from '../../core/scheme/json-template.ts';
import { template } from '../../core/scheme/template.ts';
import { tokens } from './token-answer.ts';

/** BASE_URL of the document, which names no host; `.example` is never registered (RFC 2606). */
export const ORIGIN = 'https://institution-api.example';
/** Said beside each request that goes to `ORIGIN`. */
export const OURS =
  'The documentation calls the address BASE_URL and names no host: this one is ours. Take it from your vendor.';

const merchantId = credential('merchant_id', 'Your merchant id. It travels in the header of that name.');
const NOTHING_SIGNED = 'Nothing is signed: anyone who reads the request can replay it. Only TLS protects it.';

/** Log in: the page "Generate JWT token" of the vendor's documentation. */
export const login = defineOperation({
  id: 'login',
  title: 'Log in',
  summary: 'E-mail and password get an access token for 30 minutes and a refresh token for two days.',
  direction: 'request',
  fields: {
    email: text('email', 'The e-mail of your account. The body carries it in the member named token.'),
    password: secret('password', 'The password of your account.'),
    merchantId,
  },
  recipe: ({ email, password }) => ({ request: jsonObject(pairs(['token', email], ['password', password])) }),
  message: ({ email, password, merchantId: id }) =>
    authPost('/v2/auth/login', id, jsonMembers(['token', jsonString(email)], ['password', jsonString(password)])),
  answer: tokens,
  coverageNotes: [NOTHING_SIGNED],
});

/** Refresh: the page "Refresh JWT token". */
export const refresh = defineOperation({
  id: 'refresh',
  title: 'Refresh',
  summary: 'For two days, the refresh token gets new access tokens without the password.',
  direction: 'request',
  fields: {
    refreshToken: secret('refreshToken', 'The refresh token of the last answer. It is a JWT itself.'),
    merchantId,
  },
  recipe: ({ refreshToken }) => ({ request: jsonObject(pairs(['refreshToken', refreshToken])) }),
  message: ({ refreshToken, merchantId: id }) =>
    authPost('/v2/auth/refresh', id, jsonMembers(['refreshToken', jsonString(refreshToken)])),
  answer: tokens,
  coverageNotes: [
    NOTHING_SIGNED,
    'Whether the old refresh token becomes invalid is not documented: the sample answer repeats the tokens of the login.',
  ],
});

/** API key instead of a session: the page "Authentication via API key". */
export const apiKey = defineOperation({
  id: 'api-key',
  title: 'API key',
  summary: 'A persistent key in the header Api-key gives access to every private endpoint without a login.',
  direction: 'request',
  fields: {
    apiKey: secret('Api-key', 'The API key, from your vendor. It does not expire.'),
    body: rawBody('body', 'The JSON body of the call, here that of /v2/customer/create.', {
      optional: true,
      example:
        '{"email":"alex@example.com","phoneNumber":"+380991234567","firstName":"Alex","lastName":"Smith","country":"FR"}',
    }),
  },
  recipe: ({ body }) => ({ request: body }),
  message: ({ apiKey: key, body }) => ({
    method: 'POST',
    origin: ORIGIN,
    target: '/v2/customer/create',
    headers: [
      ['accept', template`application/json`],
      ['Content-Type', template`application/json`],
      ['Api-key', template`${key}`],
    ],
    body: { raw: body },
    ours: OURS,
  }),
  coverageNotes: [`${NOTHING_SIGNED} A leaked key works until it is revoked.`],
});

/** Headers as the samples have them, in their spelling. */
function authPost(target: string, id: Expr<'text'>, body: JsonTemplate): MessageTemplate {
  return {
    method: 'POST',
    origin: ORIGIN,
    target,
    headers: [
      ['accept', template`application/json`],
      ['Content-Type', template`application/json`],
      ['merchant_id', template`${id}`],
    ],
    body: { json: body },
    ours: OURS,
  };
}
