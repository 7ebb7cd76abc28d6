import { field } from '../../core/recipe/expression.ts';
import type { Credential, Policy, Refusal, Refusals } from '../../core/scheme/policy.ts';
import { auth } from './auth.ts';

/** docs.paynet.one/error-codes. */
export const ERRORS = {
  1: 'Auth failed',
  2: 'Bad request',
  5: 'POS sales not active',
  20: 'Transaction not found',
  22: 'External transaction not found',
  23: 'Could not get transaction info',
  50: 'Wrong input data',
  60: 'Service provider error',
  101: 'Product not available',
  105: 'External transaction id exists',
  201: 'Wrong account number',
  1000: 'Transactions limit exceeded',
  1001: 'Not enough funds for this transaction',
  1200: 'Customer is banned',
} as const;
export type ErrorCode = keyof typeof ERRORS;

/** Said beside every refusal: docs.paynet.one/error-codes has codes and messages, no HTTP status. */
export const STATUS_OURS = 'The error is documented, the HTTP status that goes with it is not.';

/** An error as the vendor documents it: a code and its message. */
export const errorBody = (code: ErrorCode, message: string = ERRORS[code]) => ({ error: { code, message } });

/** docs.paynet.one/authentication.html: `key` greater than in the previous request; a counter, not a clock. */
export const policies: readonly Policy[] = [
  {
    id: 'auth',
    title: 'auth object',
    proof: { by: 'recipe', operation: auth, identity: field('id') },
    replay: { rule: 'rising', field: 'key' },
    ours: ['A key that has not risen gets error 1: the list has no code for it.'],
  },
];

/** The point of sale of the documentation's samples, so that they open the sandbox. */
export const credentials: readonly Credential[] = [
  {
    name: 'pos',
    policies: ['auth'],
    identity: '123',
    values: { id: '123', token: 'your-secret-token' },
    secret: 'token',
  },
];

const refusal = (status: number, code: ErrorCode, ours: string): Refusal => ({
  status,
  body: ({ says }) => ({ error: { code, message: ERRORS[code], display_error: says } }),
  ours,
});

/** Codes and messages of docs.paynet.one/error-codes; which refusal gets which is ours, and so are the statuses. */
export const refusals: Refusals = {
  default: refusal(401, 1, `${STATUS_OURS} display_error is the sandbox’s own wording.`),
  'route-unknown': refusal(404, 2, STATUS_OURS),
  'method-not-allowed': refusal(405, 2, STATUS_OURS),
  'request-malformed': refusal(400, 2, STATUS_OURS),
  'body-too-large': refusal(413, 2, STATUS_OURS),
  'content-type': refusal(415, 2, STATUS_OURS),
  'body-not-utf8': refusal(400, 2, STATUS_OURS),
  'body-not-json': refusal(400, 2, STATUS_OURS),
  'body-malformed': refusal(400, 2, STATUS_OURS),
  'rate-limited': refusal(429, 1000, STATUS_OURS),
};
