import type { Demo } from '../../core/scheme/demo.ts';

const BODY = '{"orderId":"order-1","status":"paid","amount":1500.50,"currency":"EUR"}';

/** A signed request, what its headers leave open, milliseconds for seconds, a webhook a proxy wrote anew, a replay. */
export const demo: Demo = {
  title: 'Three headers, and what they leave open',
  steps: [
    {
      says: 'Every Aeterna call is authenticated by three headers. The fields on the left have exactly the names of the documentation.',
      deed: { do: 'open', operation: 'request' },
      look: { part: 'Fields' },
    },
    {
      says: 'With the sandbox’s credentials and a time, everything is computed at once. Secrets stay covered.',
      deed: { do: 'fill', operation: 'request', credential: 'merchant', inputs: { 'X-App-Access-Ts': '1767225600' } },
      look: { field: 'SecretToken' },
    },
    {
      says: 'This is the string that is signed: time and e-mail with nothing between them. Each tint shows which field a byte came from.',
      look: { step: 'signStr' },
    },
    { says: 'And these are the finished headers, ready to copy, as raw HTTP or as curl.', look: { part: 'Result' } },
    {
      says: 'Just as important is what is not signed. Neither path nor body is covered: TLS has to protect them.',
      look: { part: 'Coverage' },
    },
    {
      says: 'The sandbox is a mock of the vendor’s server in this page. It really verifies: accepted.',
      deed: { do: 'send', operation: 'request' },
      look: { part: 'Sandbox' },
    },
    {
      says: 'Both computations stand side by side, yours and the server’s, step by step.',
      deed: { do: 'exchange' },
      look: { part: 'Both computations' },
    },
    {
      says: 'Now the usual support case: an integrator’s code makes this value, and the vendor answers “Invalid signature”.',
      deed: {
        do: 'observe',
        operation: 'request',
        value: '3579f32b33a606f2be02e720e617b8b48b7e8cd842caba216c8315775c1fad49',
      },
      look: { part: 'Compare' },
    },
    {
      says: 'The Doctor finds the computation that gives exactly this value: milliseconds where seconds belong. That is proof, not a guess.',
      deed: { do: 'diagnose', operation: 'request', cause: 'timestamp-ms-vs-s' },
      look: { part: 'Answer' },
    },
    {
      says: 'The other way round: Aeterna sends a webhook. This one was parsed and re-serialised on its way, and 1500.50 has become 1500.5.',
      deed: {
        do: 'fill',
        operation: 'webhook',
        view: 'verify',
        credential: 'merchant',
        inputs: { body: BODY.replace('1500.50', '1500.5') },
        observed: '10e14f0b54306e954f6c2bdfadf107d8752e043bef4301bcbdfdae908c94177c',
      },
      look: { part: 'Verdict' },
    },
    {
      says: 'The raw body verifies. Take the bytes before any parser touches them.',
      deed: {
        do: 'fill',
        operation: 'webhook',
        view: 'verify',
        credential: 'merchant',
        inputs: { body: BODY },
        observed: '10e14f0b54306e954f6c2bdfadf107d8752e043bef4301bcbdfdae908c94177c',
      },
      look: { part: 'Verdict' },
    },
    {
      says: 'Whole conversations are played against the clock. Here: a captured request is sent again …',
      deed: { do: 'flow', flow: 'replay', steps: 2 },
      look: { part: 'Flow diagram' },
    },
    {
      says: '… and is refused only after a minute, when the timestamp expires. That is the risk to plan for.',
      deed: { do: 'flow', flow: 'replay', steps: 2 },
      look: { part: 'Flow diagram' },
    },
    {
      says: 'All of it is written down: formula, fields, errors, and where the vendor’s page contradicts itself.',
      deed: { do: 'open', operation: 'request', view: 'learn' },
      look: { part: 'Formula' },
    },
  ],
};
