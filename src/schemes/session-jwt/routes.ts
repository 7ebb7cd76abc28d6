import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeHex } from '../../core/bytes/hex.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { headerOf } from '../../core/http/message.ts';
import { textMember } from '../../core/scheme/members.ts';
import { answer, type Call, type Desk, type Reply, type Route } from '../../core/scheme/sandbox.ts';
import { ACCOUNT, errorBody, OURS } from './policy.ts';

/** Lifetimes in seconds, as documented. */
const LIFETIME = { access: 1800, refresh: 172_800 };

/** Pages "Generate JWT token", "Refresh JWT token" and "Create customer"; JWKS is ours, the vendor publishes no key. */
export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v2/auth/login',
    title: 'Log in',
    opens: [],
    login: 'e-mail, password, merchant_id',
    takes: 'json',
    reply: login,
  },
  { method: 'POST', path: '/v2/auth/refresh', title: 'Refresh', opens: ['refresh'], takes: 'json', reply: refresh },
  {
    method: 'POST',
    path: '/v2/customer/create',
    title: 'Create a customer',
    opens: ['token', 'api-key'],
    takes: 'json',
    ours: 'The answer to a success is not documented.',
    reply: createCustomer,
  },
  {
    method: 'GET',
    path: '/v2/customer/:id',
    title: 'Customer',
    opens: ['token', 'api-key'],
    ours: 'Not documented.',
    reply: async ({ params, desk }) => {
      const known = await desk.store.get<object>(`customer/${params['id'] ?? ''}`);
      return known ? answer({ data: known }) : fail(404, 'NOT_FOUND', 'No such customer');
    },
  },
  {
    method: 'GET',
    path: '/.well-known/jwks.json',
    title: 'Public keys',
    opens: [],
    ours: 'The vendor publishes no key; this one is the sandbox’s.',
    reply: async ({ desk }) => answer({ keys: [await desk.rsa.publicJwk()] }),
  },
];

const fail = (status: number, code: string, message: string): Reply => ({
  status,
  json: errorBody(code, message),
  code: code.toLowerCase(),
  ours: OURS,
});

async function login({ json, request, desk }: Call): Promise<Reply> {
  const wrongMerchant = checkMerchant(request.headers);
  if (wrongMerchant) return wrongMerchant;
  const [email, password] = [textMember(json, 'token'), textMember(json, 'password')];
  if (!email || !password) return fail(400, 'VALIDATION_ERROR', 'token (the e-mail) and password are required');
  if (email !== ACCOUNT.email || password !== ACCOUNT.password)
    return fail(401, 'UNAUTHORIZED', 'Wrong e-mail or password');
  return answer({ data: await openSession(desk) });
}

/** The policy has checked the token; the header is asked as at the login. */
async function refresh({ request, desk }: Call): Promise<Reply> {
  return checkMerchant(request.headers) ?? answer({ data: await openSession(desk) });
}

function checkMerchant(headers: Call['request']['headers']): Reply | undefined {
  const id = headerOf(headers, 'merchant_id');
  if (id === undefined) return fail(400, 'VALIDATION_ERROR', 'The header merchant_id is required');
  return id === ACCOUNT.merchantId ? undefined : fail(401, 'UNAUTHORIZED', 'No such merchant');
}

/** Claims as in the documentation's tokens; `expiresIn` is a moment in Unix seconds, not a duration. */
async function openSession(desk: Desk) {
  const iat = Math.floor(desk.now / 1000);
  const fingerprint = encodeHex(await desk.ids.bytes(16));
  const group = (name: string) => ({ id: `bank2_${name.toLowerCase()}`, type: name });
  const access = {
    id: ACCOUNT.userId,
    email: ACCOUNT.email,
    role: 'Owner',
    username: 'SEED_INSTITUTION_OWNER_PROFILE',
    t: 'u',
    merchantId: ACCOUNT.merchantId,
    institution: {
      id: '5f0d7a0e-3c1b-4a55-9a44-0d9a6b7c8e21',
      title: 'Cool Company',
      groups: ['Exchange', 'Deposit', 'Transfer', 'Withdraw'].map(group),
    },
    fingerprint,
    jwtId: await desk.ids.uuid(),
    iat,
    exp: iat + LIFETIME.access,
  };
  const session = { id: ACCOUNT.userId, fingerprint, sessionCreatedAt: desk.now, iat, exp: iat + LIFETIME.refresh };
  return { accessToken: await sign(desk, access), expiresIn: access.exp, refreshToken: await sign(desk, session) };
}

/** RFC 7515 section 7.1, RS256, header without kid as in the documentation's tokens. */
async function sign({ rsa }: Desk, payload: object): Promise<string> {
  const parts = [{ alg: 'RS256', typ: 'JWT' }, payload].map((part) => base64url(JSON.stringify(part)));
  const input = parts.join('.');
  return `${input}.${encodeBase64(await rsa.sign(encodeUtf8(input)), 'base64url')}`;
}

const base64url = (text: string) => encodeBase64(encodeUtf8(text), 'base64url');

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** The members of the documentation's sample, with what they must look like. Which are required is ours. */
const MEMBERS: readonly (readonly [name: string, isRequired: boolean, form: RegExp, says: string])[] = [
  // Label by label: with a dot in every part, a hundred thousand of them took seconds to be refused.
  ['email', true, /^[^\s@]+@(?:[^\s@.]+\.)+[^\s@.]+$/, 'must be an e-mail address'],
  ['phoneNumber', true, /^\+\d{7,15}$/, 'must be a phone number with + and digits'],
  ['firstName', true, /\S/, 'must not be empty'],
  ['lastName', true, /\S/, 'must not be empty'],
  ['country', true, /^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code'],
  ['externalId', false, UUID, 'must be a UUID'],
  ['referralId', false, UUID, 'must be a UUID'],
  ['comment', false, /^/, ''],
  ['verificationDocumentId', false, /^/, ''],
  ['residenceAddress', false, /^/, ''],
  ['itn', false, /^/, ''],
];

async function createCustomer({ json, desk }: Call): Promise<Reply> {
  const errors = MEMBERS.flatMap(([name, isRequired, form, says]) => {
    const value = textMember(json, name);
    if (value === undefined) return isRequired ? [{ code: 'VALIDATION_ERROR', message: `${name} is required` }] : [];
    return form.test(value) ? [] : [{ code: 'VALIDATION_ERROR', message: `${name} ${says}` }];
  });
  if (errors.length > 0) return { status: 400, json: { errors }, code: 'validation_error', ours: OURS };
  const known = MEMBERS.flatMap(([name]) => {
    const value = textMember(json, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const customer = {
    id: await desk.ids.uuid(),
    ...Object.fromEntries(known),
    createdAt: new Date(desk.now).toISOString(),
  };
  await desk.store.change<object, void>(`customer/${customer.id}`, () => ({ value: customer, result: undefined }));
  return answer({ data: customer });
}
