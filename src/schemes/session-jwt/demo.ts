import type { Demo } from '../../core/scheme/demo.ts';

/** A login, tokens taken apart, a forgery (HS256 under the public key), the life of a session, an API key. */
export const demo: Demo = {
  title: 'The life of a session',
  steps: [
    {
      says: 'Here we sign nothing. E-mail and password get two tokens, and the vendor signs those.',
      deed: { do: 'open', operation: 'login' },
      look: { part: 'Fields' },
    },
    {
      says: 'The sandbox’s account. The password stays covered, in the field and in the request.',
      deed: { do: 'fill', operation: 'login', credential: 'owner' },
      look: { part: 'Result' },
    },
    {
      says: 'A real login: the sandbox answers with an access token for half an hour and a refresh token for two days.',
      deed: { do: 'send', operation: 'login' },
      look: { part: 'Sandbox' },
    },
    {
      says: 'The answer as the client gets it. Tokens are covered: anyone who reads one can use the account.',
      deed: { do: 'exchange' },
      look: { part: 'Response' },
    },
    {
      says: 'Any token can be taken apart. The key decides the algorithm, the signature is checked, then the times.',
      deed: { do: 'fill', operation: 'token', vector: 'seed004-rs256-02', inputs: { now: '1767225900' } },
      look: { part: 'Verdict' },
    },
    {
      says: 'The same token half an hour later: genuine, but expired. It expires at the exact second of exp.',
      deed: { do: 'fill', operation: 'token', vector: 'seed004-rs256-02', inputs: { now: '1767227400' } },
      look: { part: 'Verdict' },
    },
    {
      says: 'A forgery: HS256, with the public key as the secret. A careless library accepts it. Here it is named and refused.',
      deed: { do: 'fill', operation: 'token', vector: 'seed004-neg-02' },
      look: { part: 'Verdict' },
    },
    {
      says: 'The life of a session, on the sandbox’s clock: log in, call …',
      deed: { do: 'flow', flow: 'expiry-and-refresh', steps: 3 },
      look: { part: 'Flow diagram' },
    },
    {
      says: '… half an hour passes, and the call is refused …',
      deed: { do: 'flow', flow: 'expiry-and-refresh', steps: 4 },
      look: { part: 'Flow diagram' },
    },
    {
      says: '… the refresh token gets a new one, until it expires too. Your code has to expect both.',
      deed: { do: 'flow', flow: 'expiry-and-refresh', steps: 5 },
      look: { part: 'Flow diagram' },
    },
    {
      says: 'Or an API key, which never expires: convenient, and dangerous for the same reason.',
      deed: { do: 'fill', operation: 'api-key', credential: 'api-key', vector: 'session-jwt-api-key-01' },
      look: { field: 'Api-key' },
    },
    {
      says: 'The page behind it says what the vendor documents, what is ours, and what is not documented at all.',
      deed: { do: 'open', operation: 'token', view: 'learn' },
      look: { part: 'How it is verified' },
    },
  ],
};
