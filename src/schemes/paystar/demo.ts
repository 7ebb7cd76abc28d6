import type { Demo } from '../../core/scheme/demo.ts';

const BODY = '{"externalId":"PayStar-2601","status":"Success","amount":2600.00,"currency":"USD","orderType":"Deposit"}';
const RIGHT = 'eae403f509f81f511789ced139700060013c1e9efb90edd1f63cdd449e9e8943';

/** A bearer token that never ends, two pipelines, a callback whose amount went through a number, a rotation. */
export const demo: Demo = {
  title: 'A token that never expires, and a hash that is not an HMAC',
  steps: [
    {
      says: 'PayStar calls carry a bearer token, and you make it yourself from a key pair.',
      deed: { do: 'open', operation: 'bearer' },
      look: { part: 'Fields' },
    },
    {
      says: 'With the sandbox’s deposit keys. Despite its name the privateKey is a shared secret, so it stays covered.',
      deed: { do: 'fill', operation: 'bearer', credential: 'deposit' },
      look: { field: 'privateKey' },
    },
    {
      says: 'Header and payload in base64url with a dot in between: the signing input. The publicKey is the only claim.',
      look: { step: 'signing input' },
    },
    {
      says: 'The finished token holds no time and no nonce. Anyone who photographs it can use it for good, so it is covered too.',
      look: { part: 'Result' },
    },
    {
      says: 'The sandbox accepts it, and a deposit is created.',
      deed: { do: 'send', operation: 'bearer' },
      look: { part: 'Sandbox' },
    },
    {
      says: 'Deposits and payouts are separate pipelines. The keys of one do not work for the other: the first thing to check after a 401.',
      deed: { do: 'flow', flow: 'payout-with-deposit-key', steps: 2 },
      look: { part: 'Flow diagram' },
    },
    {
      says: 'Callbacks are signed differently: a plain SHA-256 over four members and the key. This one is genuine.',
      deed: {
        do: 'fill',
        operation: 'callback',
        view: 'verify',
        credential: 'deposit',
        inputs: { body: BODY },
        observed: RIGHT,
      },
      look: { part: 'Verdict' },
    },
    {
      says: 'An integrator’s own code computes another value for the same callback.',
      deed: {
        do: 'fill',
        operation: 'callback',
        credential: 'deposit',
        inputs: { body: BODY },
        observed: '706a2c9085a01453b87f3bc2b11157d8a3fdea3bcdfc96bd1887a636e1771bff',
      },
      look: { part: 'Verify' },
    },
    {
      says: 'The Doctor proves why: the amount went through a number, and 2600.00 became 2600.',
      deed: { do: 'diagnose', operation: 'callback', cause: 'number-formatting' },
      look: { part: 'Answer' },
    },
    {
      says: 'Keys can be rotated without an outage: here the old one is used once more …',
      deed: { do: 'flow', flow: 'rotation', steps: 4 },
      look: { part: 'Flow diagram' },
    },
    {
      says: '… and a day later it is refused. Rehearse it before you need it.',
      deed: { do: 'flow', flow: 'rotation', steps: 2 },
      look: { part: 'Flow diagram' },
    },
    {
      says: 'All of it is on one page, with the errors in the vendor’s documents.',
      deed: { do: 'open', operation: 'bearer', view: 'learn' },
      look: { part: 'Formula' },
    },
  ],
};
