/**
 * What the keystroke benchmark types into: each panel that computes something, filled, with a value of the wanted size
 * in the field that is typed in. Session JWT signs nothing: its token panel shows what is inside, the others a request.
 */

/** Sizes of bodies, and of credentials where there is no body, in bytes. */
const BODY = [100, 2_000, 16_000];
const CREDENTIAL = [16, 256, 2_000];

/** @param {number} size */
const order = (size) => {
  const head = '{"externalId": "PayStar-1","status":"Success","amount":100,"orderType":"Deposit","note":"';
  return `${head}${'x'.repeat(Math.max(0, size - head.length - 2))}"}`;
};
/** @param {number} size */
const alert = (size) => {
  const head = '{"CreatedAt":  "2024-05-14T11:05:10.1234567Z","Message":"';
  return `${head}${'x'.repeat(Math.max(0, size - head.length - 2))}"}`;
};
/** A token of about that size that is whole JSON, so that claims and times are drawn at every key. @param {number} size */
const token = (size) => {
  const part = (/** @type {object} */ value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = `${part({ alg: 'RS256', typ: 'JWT' })}.`;
  const note = 'x'.repeat(Math.max(0, Math.floor((size - head.length) * 0.75) - 60));
  return `${head}${part({ iat: 1_767_225_600, exp: 1_767_227_400, note })}.c2lnbmF0dXJl`;
};
const SECRET = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** @type {{ name: string, path: string, field: string, sizes: number[], inputs: (size: number) => Record<string, string> }[]} */
export const PANELS = [
  {
    name: 'paynet auth',
    path: 'paynet/auth',
    field: 'token',
    sizes: CREDENTIAL,
    inputs: (size) => ({ id: '123', key: '1706360400000', token: 'x'.repeat(size) }),
  },
  {
    name: 'aeterna request',
    path: 'aeterna/request',
    field: 'body',
    sizes: BODY,
    inputs: (size) => ({
      PublicToken: 'public',
      SecretToken: SECRET,
      Email: 'merchant@example.com',
      'X-App-Access-Ts': '1767225600',
      body: order(size),
    }),
  },
  {
    name: 'aeterna webhook',
    path: 'aeterna/webhook',
    field: 'body',
    sizes: BODY,
    inputs: (size) => ({ SecretToken: SECRET, body: order(size) }),
  },
  {
    name: 'paystar bearer',
    path: 'paystar/bearer',
    field: 'publicKey',
    sizes: CREDENTIAL,
    inputs: (size) => ({ privateKey: SECRET, publicKey: 'x'.repeat(size) }),
  },
  {
    name: 'paystar callback',
    path: 'paystar/callback',
    field: 'body',
    sizes: BODY,
    inputs: (size) => ({ privateKey: SECRET, body: order(size) }),
  },
  {
    name: 'paystar alert',
    path: 'paystar/alert',
    field: 'body',
    sizes: BODY,
    inputs: (size) => ({ privateKey: SECRET, body: alert(size) }),
  },
  {
    name: 'paysera mac',
    path: 'paysera/mac',
    field: 'body',
    sizes: BODY,
    inputs: (size) => ({
      client_id: 'wkVd93h2uS',
      mac_key: SECRET,
      ts: '1343811600',
      nonce: 'nQnNaSNyubfPErjRO55yaaEYo9YZfKHN',
      method: 'POST',
      uri: '/rest/v1/payment',
      host: 'wallet.paysera.com',
      port: '443',
      body: order(size),
    }),
  },
  {
    name: 'session-jwt token',
    path: 'session-jwt/token',
    field: 'accessToken',
    sizes: [256, 2_000, 16_000],
    inputs: (size) => ({ accessToken: token(size) }),
  },
  {
    name: 'session-jwt api-key',
    path: 'session-jwt/api-key',
    field: 'body',
    sizes: BODY,
    inputs: (size) => ({ 'Api-key': SECRET, body: order(size) }),
  },
];
