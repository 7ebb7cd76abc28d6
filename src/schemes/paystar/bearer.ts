import {
  base64url,
  base64urlDecode,
  hmac,
  join,
  jsonMember,
  jsonObject,
  literal,
  pairs,
  segment,
  utf8,
  utf8Decode,
  type Expr,
} from '../../core/recipe/expression.ts';
import { defineOperation, type MessageTemplate, type Verifier } from '../../core/scheme/define.ts';
import { choice, credential, secret, unixSeconds } from '../../core/scheme/fields.ts';
import { critCheck, lifetimeChecks } from '../../core/scheme/jwt-checks.ts';
import { template } from '../../core/scheme/template.ts';
import { evidenceField } from '../../core/scheme/verify.ts';

/** The bearer token of every call: apidoc.paystar.uk/authorization, "How to Generate a Bearer Token". */
export const bearer = defineOperation({
  id: 'bearer',
  title: 'Bearer token',
  summary:
    'A JWT with your publicKey, signed with your privateKey, authenticates every call. It has no lifetime and covers nothing of the request.',
  direction: 'request',
  fields: {
    flow: choice('flow', 'Deposits and payouts have separate key pairs; one does not work for the other.', {
      choices: ['deposit', 'payout'],
      separates: ['publicKey', 'privateKey'],
      optional: true,
    }),
    status: choice(
      'key status',
      'Keys start in test mode and are switched to production by the account manager; hosts and signatures stay the same.',
      { choices: ['test mode', 'production'], optional: true },
    ),
    publicKey: credential(
      'publicKey',
      'The public key of this flow, from your account manager. It is the only claim in the token.',
    ),
    privateKey: secret(
      'privateKey',
      'The private key of this flow. Despite its name it is a shared secret: the HMAC key, as UTF-8 text.',
    ),
    now: unixSeconds('now', 'The time to check a received token against, in Unix seconds, where it has exp or nbf.', {
      optional: true,
    }),
  },
  recipe({ publicKey, privateKey }) {
    const header = literal('{"alg":"HS256","typ":"JWT"}');
    const payload = jsonObject(pairs(['publicKey', publicKey]));
    const signingInput = join('.', base64url(utf8(header)), base64url(utf8(payload)));
    const signature = base64url(hmac('SHA-256', utf8(privateKey), utf8(signingInput)));
    return { header, payload, 'signing input': signingInput, signature, token: join('.', signingInput, signature) };
  },
  result: 'token',
  isPassword: true,
  message: (_, { token }) => ({ by: 'flow', of: { deposit: deposit(token), payout: payout(token) } }),
  verifier: ({ publicKey, privateKey, now }) => tokenVerifier(publicKey, privateKey, now),
  coverageNotes: [
    'The token holds no time and no nonce: anyone who gets hold of it can use it until the keys are changed. Treat it like a password.',
  ],
});

/** RFC 7515 section 5.2: the HMAC is taken over the received bytes; texts of tokens are never compared. */
function tokenVerifier(publicKey: Expr<'text'>, privateKey: Expr<'text'>, now: Expr<'text'>): Verifier {
  const token = evidenceField('token');
  const [headerPart, payloadPart, signaturePart] = [
    segment(token, '.', 0, 3),
    segment(token, '.', 1, 3),
    segment(token, '.', 2, 3),
  ];
  const header = utf8Decode(base64urlDecode(headerPart));
  const payload = utf8Decode(base64urlDecode(payloadPart));
  const signingInput = join('.', headerPart, payloadPart);
  const signature = base64url(hmac('SHA-256', utf8(privateKey), utf8(signingInput)));
  return {
    evidence: 'token',
    steps: [
      { name: 'header', expr: header },
      { name: 'payload', expr: payload },
      { name: 'signing input', expr: signingInput },
      { name: 'signature', expr: signature },
    ],
    checks: [
      {
        name: 'three segments',
        code: 'token-malformed',
        test: { is: 'readable', received: join('.', header, payload, signaturePart) },
        says: 'A token is header.payload.signature in base64url. Paste it whole, without "Bearer ".',
      },
      {
        name: 'alg is HS256',
        code: 'alg-not-allowed',
        test: { is: 'oneOf', received: jsonMember(header, 'alg'), allowed: ['HS256'] },
        says: 'Only HS256 is accepted; "none" and other algorithms must be refused, whatever the header says.',
      },
      critCheck(header),
      {
        name: 'signature',
        code: 'signature-mismatch',
        test: { is: 'equal', received: signaturePart, expected: signature },
        says: 'It was signed with another privateKey (perhaps that of the other flow), or the token was changed.',
      },
      {
        name: 'publicKey',
        code: 'public-key-mismatch',
        test: { is: 'equal', received: jsonMember(payload, 'publicKey'), expected: publicKey },
        says: 'The token is genuine but names a publicKey other than the one entered.',
      },
      ...lifetimeChecks(payload, now),
    ],
  };
}

function deposit(token: Expr<'text'>): MessageTemplate {
  return create(
    token,
    '/api/v1/integration/deposit-order/',
    '{"amount":100,"currency":"USD","externalTransactionId":"MerchantPaymentId-12345","callbackUrl":"http://merch.com/MerchantPaymentId-12345"}',
  );
}

function payout(token: Expr<'text'>): MessageTemplate {
  return create(
    token,
    '/api/v1/integration/withdrawal-order/',
    '{"amount":100,"currency":"USD","externalTransactionId":"Merch12345","additionalFields":[{"key":"cardNumber","value":"1234123412341234"},{"key":"bankName","value":"SuperBank"}]}',
  );
}

/** Headers as documented, `accept: text/plain` included. The bodies are the documentation's samples. */
function create(token: Expr<'text'>, target: string, body: string): MessageTemplate {
  return {
    method: 'POST',
    origin: 'https://secure.paystar.uk',
    target,
    headers: [
      ['Authorization', template`Bearer ${token}`],
      ['Content-Type', template`application/json`],
      ['accept', template`text/plain`],
    ],
    body: { raw: literal(body) },
  };
}
