import type { Demo } from '../../core/scheme/demo.ts';

/** The auth object, a key that did not rise, a line feed of echo in the hash, and a whole top-up. */
export const demo: Demo = {
  title: 'A hash in every body',
  steps: [
    {
      says: 'Paynet has no signature header. Every JSON body carries an auth object: who, a rising key, and a hash over both.',
      deed: { do: 'open', operation: 'auth' },
      look: { part: 'Fields' },
    },
    {
      says: 'The sandbox’s point of sale, its token, and a key. The token stays covered.',
      deed: { do: 'fill', operation: 'auth', credential: 'pos', inputs: { key: '1767225600000' } },
      look: { field: 'token' },
    },
    {
      says: 'The string: id, token and key, nothing between them. The token’s bytes are covered.',
      look: { step: 'string to hash' },
    },
    { says: 'MD5 over it, in lower-case hex, goes into the body as hash.', look: { part: 'Result' } },
    {
      says: 'What the hash does not protect: path, product, account and amount. Good to know before going live.',
      look: { part: 'Coverage' },
    },
    {
      says: 'The sandbox knows the same token and computes the same hash: accepted.',
      deed: { do: 'send', operation: 'auth' },
      look: { part: 'Sandbox' },
    },
    {
      says: 'The same request once more: refused, because the key did not rise. The sandbox keeps the vendor’s rules.',
      deed: { do: 'send', operation: 'auth', refused: 'key-not-rising' },
      look: { part: 'Sandbox' },
    },
    {
      says: 'The server’s own computation stands beside ours: the hash is right, the key is not.',
      deed: { do: 'exchange' },
      look: { part: 'Both computations' },
    },
    {
      says: 'An integrator sends this hash from a shell script, and it never matches.',
      deed: { do: 'observe', operation: 'auth', value: 'ceb13ef56e8ba3e00c6d2a392d3c1bb0' },
      look: { part: 'Compare' },
    },
    {
      says: 'The Doctor proves it: echo added a line feed, and that was hashed too.',
      deed: { do: 'diagnose', operation: 'auth', cause: 'trailing-newline' },
      look: { part: 'Answer' },
    },
    {
      says: 'A whole top-up as a conversation: check reserves it …',
      deed: { do: 'flow', flow: 'happy-path', steps: 2 },
      look: { part: 'Flow diagram' },
    },
    {
      says: '… confirm sends it on its way, and find reports success. Each call has its own, greater key.',
      deed: { do: 'flow', flow: 'happy-path', steps: 4 },
      look: { part: 'Flow diagram' },
    },
    {
      says: 'All of it is written down, with the gaps in the vendor’s page named.',
      deed: { do: 'open', operation: 'auth', view: 'learn' },
      look: { part: 'Formula' },
    },
  ],
};
