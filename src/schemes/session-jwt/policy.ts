import { base64urlDecode, join, jsonMember, segment, utf8Decode, type Expr } from '../../core/recipe/expression.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { jsonMembers, jsonString } from '../../core/scheme/json-template.ts';
import type { Credential, Policy, Refusal, RefusalFacts, Refusals } from '../../core/scheme/policy.ts';
import { evidenceField } from '../../core/scheme/verify.ts';
import { REFRESH_EXPIRED_ANSWER, tokenExpiredAnswer } from './answers.ts';
import { refresh } from './requests.ts';
import { token } from './token.ts';

const STATUS_OURS = 'The body is documented, the HTTP status is not.';
/** Beside every refusal but the two that the document shows. */
export const OURS = 'Not documented, but in the form of the documented errors.';

/** The account of the documentation's sample tokens; the password and the key are ours. */
export const ACCOUNT = {
  merchantId: 'b0a1c7a4-6e61-5a44-8d0e-1b6a4d0f7c11',
  userId: '78a12644-a123-4c2b-8e2f-225f54e20b84',
  email: 'owner@admin.com',
  password: 'correct horse battery staple',
  apiKey: 'sk-demo-4f1d2c3b5a69788796a5b4c3d2e1f00f',
} as const;

const claims = utf8Decode(base64urlDecode(segment(evidenceField('accessToken'), '.', 1, 3)));
const issuer = { keyField: 'public key', expires: jsonMember(claims, 'exp') } as const;

/** The refresh token is a JWT of the same key, in the body: the same checks, read from elsewhere. */
const refreshToken: Operation = {
  ...token,
  id: refresh.id,
  title: refresh.title,
  message: {
    method: 'POST',
    origin: '',
    target: '/v2/auth/refresh',
    headers: [],
    body: { json: jsonMembers(['refreshToken', jsonString(evidenceField('accessToken'))]) },
  },
};

/** The user's id, only of a token that has sessionCreatedAt: an access token has none. */
const sessionOwner: Expr<'text'> = segment(
  join(' ', jsonMember(claims, 'id'), jsonMember(claims, 'sessionCreatedAt')),
  ' ',
  0,
  2,
);

/** An access token (30 minutes), an API key (for ever) and a refresh token (two days), as the document has them. */
export const policies: readonly Policy[] = [
  {
    id: 'token',
    title: 'Authorization: Bearer',
    // merchantId stands in access tokens only, so that a refresh token opens nothing.
    proof: { by: 'recipe', operation: token, identity: jsonMember(claims, 'merchantId'), issuer },
    replay: { rule: 'none' },
    ours: ['Refused from the exact second of exp; a token from the future is refused too.'],
  },
  {
    id: 'api-key',
    title: 'Api-key',
    proof: { by: 'header', header: 'Api-key' },
    replay: { rule: 'none' },
    ours: [],
  },
  {
    id: 'refresh',
    title: 'Refresh token in the body',
    proof: { by: 'recipe', operation: refreshToken, identity: sessionOwner, issuer },
    replay: { rule: 'none' },
    refusals: { 'token-expired': { status: 401, body: () => REFRESH_EXPIRED_ANSWER, ours: STATUS_OURS } },
    ours: ['A refresh token can be used again until it expires: whether a refresh ends the old one is not documented.'],
  },
];

/** One account, known by three identities: a token's merchantId, a refresh token's id, and its API key. */
export const credentials: readonly Credential[] = [
  {
    name: 'owner',
    policies: ['token'],
    identity: ACCOUNT.merchantId,
    values: { email: ACCOUNT.email, password: ACCOUNT.password, merchant_id: ACCOUNT.merchantId },
  },
  { name: 'session', policies: ['refresh'], identity: ACCOUNT.userId, values: { merchant_id: ACCOUNT.merchantId } },
  {
    name: 'api-key',
    policies: ['api-key'],
    identity: `api-key:${ACCOUNT.apiKey}`,
    values: { 'Api-key': ACCOUNT.apiKey },
  },
];

/** The documented form of an error whose message is a text. */
export const errorBody = (code: string, message: string) => ({ errors: [{ code, message }] });

const refusal = (status: number, code: string): Refusal => ({
  status,
  body: ({ says }) => errorBody(code, says),
  ours: OURS,
});

/** That of token-expired is documented but for its status; the rest have its form `{"errors":[…]}`. */
export const refusals: Refusals = {
  default: refusal(401, 'UNAUTHORIZED'),
  'token-expired': {
    status: 401,
    body: ({ moment = 0 }: RefusalFacts) => tokenExpiredAnswer(moment / 1000),
    ours: STATUS_OURS,
  },
  'route-unknown': refusal(404, 'NOT_FOUND'),
  'method-not-allowed': refusal(405, 'METHOD_NOT_ALLOWED'),
  'request-malformed': refusal(400, 'BAD_REQUEST'),
  'body-too-large': refusal(413, 'PAYLOAD_TOO_LARGE'),
  'content-type': refusal(415, 'BAD_REQUEST'),
  'body-not-utf8': refusal(400, 'BAD_REQUEST'),
  'body-not-json': refusal(400, 'BAD_REQUEST'),
  'body-malformed': refusal(400, 'BAD_REQUEST'),
  'rate-limited': refusal(429, 'TOO_MANY_REQUESTS'),
};
