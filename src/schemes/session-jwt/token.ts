import {
  base64url,
  base64urlDecode,
  join,
  jsonMember,
  minus,
  optionalMember,
  segment,
  utf8,
  utf8Decode,
  type Expr,
} from '../../core/recipe/expression.ts';
import { defineOperation, type Check, type Verifier } from '../../core/scheme/define.ts';
import { critCheck, lifetimeChecks } from '../../core/scheme/jwt-checks.ts';
import { publicKey, token as tokenField, unixSeconds } from '../../core/scheme/fields.ts';
import { template } from '../../core/scheme/template.ts';
import { evidenceField } from '../../core/scheme/verify.ts';
import { ORIGIN, OURS } from './requests.ts';

/** The access token: a JWS in compact form (RFC 7515 section 7.1) with claims (RFC 7519). */
export const token = defineOperation({
  id: 'token',
  title: 'Inspect a token',
  summary:
    'Take the access or refresh token apart, see how long it is valid, and check its signature if you have a key.',
  direction: 'request',
  screen: 'token',
  fields: {
    accessToken: tokenField('accessToken', 'The token: three base64url parts separated by dots.'),
    publicKey: publicKey(
      'public key',
      'PEM, certificate, JWK or JWKS to check the signature with. The vendor publishes none; leave it empty to look at the token only.',
      { optional: true },
    ),
    now: unixSeconds('now', 'The time to check the token against, in Unix seconds; leave it empty to check no times.', {
      optional: true,
    }),
  },
  recipe({ accessToken }) {
    const { header, payload, signingInput } = partsOf(accessToken);
    const lifetime = minus(optionalMember(payload, 'exp'), optionalMember(payload, 'iat'));
    return { header, payload, 'signing input': signingInput, lifetime };
  },
  message: ({ accessToken }) => ({
    method: 'POST',
    origin: ORIGIN,
    target: '/v2/customer/create',
    headers: [
      ['accept', template`application/json`],
      ['content-type', template`application/json`],
      ['Authorization', template`Bearer ${accessToken}`],
    ],
    ours: OURS,
  }),
  verifier: ({ publicKey: key, now }) => tokenVerifier(evidenceField('accessToken'), key, now),
  coverageNotes: ['The signature covers header and payload of the token; nothing of the request it travels in.'],
});

interface Parts {
  readonly header: Expr<'text'>;
  readonly payload: Expr<'text'>;
  readonly signingInput: Expr<'text'>;
  readonly bytes: readonly [payload: Expr<'bytes'>, signature: Expr<'bytes'>];
}

function partsOf(jws: Expr<'text'>): Parts {
  const [head, body] = [segment(jws, '.', 0, 3), segment(jws, '.', 1, 3)];
  const payload = base64urlDecode(body);
  return {
    header: utf8Decode(base64urlDecode(head)),
    payload: utf8Decode(payload),
    signingInput: join('.', head, body),
    bytes: [payload, base64urlDecode(segment(jws, '.', 2, 3))],
  };
}

/** RFC 7515 section 5.2 and RFC 8725: form, algorithm by the key, signature over the received bytes, then the claims. */
function tokenVerifier(received: Expr<'text'>, key: Expr<'text'>, now: Expr<'text'>): Verifier {
  const parts = partsOf(received);
  const { header, payload, signingInput } = parts;
  return {
    evidence: 'accessToken',
    steps: [
      { name: 'header', expr: header },
      { name: 'payload', expr: payload },
      { name: 'signing input', expr: signingInput },
    ],
    checks: [...signatureChecks(parts, key), ...timeChecks(payload, now)],
  };
}

function signatureChecks({ header, payload, signingInput, bytes }: Parts, key: Expr<'text'>): Check[] {
  const [payloadBytes, signature] = bytes;
  const [alg, kid] = [jsonMember(header, 'alg'), optionalMember(header, 'kid')];
  return [
    {
      name: 'three segments',
      code: 'token-malformed',
      test: { is: 'readable', received: join('.', header, base64url(payloadBytes), base64url(signature)) },
      says: 'A token is header.payload.signature in base64url without padding, and nothing around it.',
    },
    {
      name: 'alg fits the key',
      code: 'alg-not-allowed',
      test: { is: 'fitsKey', received: alg, key, kid },
      says: 'RS256, ES256 and HS256 are supported here; anything else is refused.',
    },
    critCheck(header),
    {
      name: 'signature',
      code: 'signature-mismatch',
      test: { is: 'signed', algorithm: alg, key, kid, data: utf8(signingInput), signature, keyOptional: true },
      says: 'The header or payload was changed, or another key signed them.',
    },
    {
      name: 'claims are a JSON object',
      code: 'claims-malformed',
      test: { is: 'readable', received: optionalMember(payload, 'exp'), object: payload },
      says: 'The payload of a JWT is a JSON object in UTF-8 (RFC 7519 section 7.2).',
    },
  ];
}

function timeChecks(claims: Expr<'text'>, now: Expr<'text'>): Check[] {
  return [
    ...lifetimeChecks(claims, now),
    {
      name: 'iat',
      code: 'token-from-the-future',
      test: { is: 'time', claims, claim: 'iat', rule: 'issued', now },
      says: 'iat is in the future: one of the two clocks is wrong, or iat is in milliseconds.',
    },
  ];
}
