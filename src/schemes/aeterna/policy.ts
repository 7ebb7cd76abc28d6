import { field } from '../../core/recipe/expression.ts';
import type { Credential, Policy, Refusals } from '../../core/scheme/policy.ts';
import { request } from './request.ts';

const OURS = 'The public documentation names no errors.';

/** aeterna.biz/docs, "Creating the Signature": three headers; "lifetime of the timestamp is limited", no figure. */
export const policies: readonly Policy[] = [
  {
    id: 'request',
    title: 'X-App-Token, X-App-Access-Ts, X-App-Access-Sig',
    proof: { by: 'recipe', operation: request, identity: field('PublicToken') },
    window: { field: 'X-App-Access-Ts', past: 60, future: 60 },
    replay: { rule: 'none' },
    ours: ['The window of 60 seconds, in both directions: the vendor gives no figure. PUT admin/windows sets another.'],
  },
];

/** The merchant of vectors.json. All three values are ours; the secret is no secret. */
export const credentials: readonly Credential[] = [
  {
    name: 'merchant',
    policies: ['request'],
    identity: 'public-token-of-ours',
    values: {
      PublicToken: 'public-token-of-ours',
      SecretToken: '9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d',
      Email: 'merchant@example.com',
    },
    secret: 'SecretToken',
  },
];

const refusal = (status: number) => ({
  status,
  body: ({ code, says }: { readonly code: string; readonly says: string }) => ({ error: { code, message: says } }),
  ours: OURS,
});

/** Statuses and bodies are all ours: aeterna.biz/docs names no error. */
export const refusals: Refusals = {
  default: refusal(401),
  'route-unknown': refusal(404),
  'method-not-allowed': refusal(405),
  'request-malformed': refusal(400),
  'body-too-large': refusal(413),
  'content-type': refusal(415),
  'body-not-utf8': refusal(400),
  'body-not-json': refusal(400),
  'rate-limited': refusal(429),
};
