import { base64urlDecode, jsonMember, segment, utf8Decode } from '../../core/recipe/expression.ts';
import type { Credential, Policy, Refusal, Refusals } from '../../core/scheme/policy.ts';
import { evidenceField } from '../../core/scheme/verify.ts';
import { bearer } from './bearer.ts';

const OURS_ERROR = 'A 401 exists (apidoc.paystar.uk, Tech FAQ); its body was not captured.';

/** The claim that names the key: apidoc.paystar.uk/authorization. Token TTL and rate limits are not captured. */
export const policies: readonly Policy[] = [
  {
    id: 'bearer',
    title: 'Authorization: Bearer',
    proof: {
      by: 'recipe',
      operation: bearer,
      identity: jsonMember(utf8Decode(base64urlDecode(segment(evidenceField('token'), '.', 1, 3))), 'publicKey'),
    },
    replay: { rule: 'none' },
    ours: ['A token that has exp, nbf or crit is held to them: the vendor names none.'],
  },
];

/** Deposits and payouts are separate "pipelines" with separate keys; keys start in test mode. */
export const credentials: readonly Credential[] = [
  key(
    'deposit',
    'deposit',
    'test mode',
    '0f8fad5b-d9cb-469f-a165-70867728950e',
    '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  ),
  key('payout', 'payout', 'test mode', '3f2504e0-4f89-41d3-9a0c-0305e82c3301', '6ecd8c99-4036-403d-bf84-cf8400f67836'),
  key(
    'deposit-production',
    'deposit',
    'production',
    '9a7b330a-a736-4a2c-8f1e-0b6d2f5c7e41',
    '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  ),
  key(
    'payout-production',
    'payout',
    'production',
    'c56a4180-65aa-42ec-a945-5fd21dec0538',
    'de305d54-75b4-431b-adb2-eb6b9e546014',
  ),
];

function key(name: string, purpose: string, status: string, publicKey: string, privateKey: string): Credential {
  return {
    name,
    policies: ['bearer'],
    identity: publicKey,
    values: { flow: purpose, publicKey, privateKey },
    secret: 'privateKey',
    purposes: [purpose, 'balance'],
    facts: { status },
  };
}

/** The documented form of an error (apidoc.paystar.uk/error-discriptions), with the vendor's spelling of the key. */
export const errorBody = (label: string, message: string, status = '0-0000') => ({
  label,
  message,
  statusDescrption: status,
});

const refusal = (status: number, label: string, ours: string): Refusal => ({
  status,
  body: ({ says }) => [errorBody(label, says)],
  ours,
});

/**
 * The form is apidoc.paystar.uk/error-discriptions. That a 401 exists is documented; all else is ours, as each row
 * says.
 */
export const refusals: Refusals = {
  default: refusal(401, 'UNAUTHORIZED.', OURS_ERROR),
  'wrong-purpose': refusal(401, 'UNAUTHORIZED.', OURS_ERROR),
  'route-unknown': refusal(404, 'NOT_FOUND.', 'Not documented.'),
  'method-not-allowed': refusal(405, 'METHOD_NOT_ALLOWED.', 'Not documented.'),
  'request-malformed': refusal(400, 'VALIDATION_ERROR.', 'The words are not the vendor’s.'),
  'body-too-large': refusal(413, 'VALIDATION_ERROR.', 'Not documented.'),
  'content-type': refusal(415, 'VALIDATION_ERROR.', 'Not documented.'),
  'body-not-utf8': refusal(400, 'VALIDATION_ERROR.', 'The words are not the vendor’s.'),
  'body-not-json': refusal(400, 'VALIDATION_ERROR.', 'The words are not the vendor’s.'),
  'rate-limited': refusal(429, 'TOO_MANY_REQUESTS.', 'Not documented.'),
};
