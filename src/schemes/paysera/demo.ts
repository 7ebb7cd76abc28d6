import type { Demo } from '../../core/scheme/demo.ts';

const PAYMENT = '{"description":"Two tickets","price":12000,"currency":"EUR"}';

const LINE = { method: 'POST', uri: '/rest/v1/payment', host: 'wallet.paysera.com', port: '443', body: PAYMENT };

/** The normalized string line by line, a nonce used twice, the last line feed forgotten, RSA callbacks, OAuth. */
export const demo: Demo = {
  title: 'Seven lines and a MAC',
  steps: [
    {
      says: 'Paysera Wallet signs the whole request line. Seven values go into one string, each followed by a line feed.',
      deed: { do: 'open', operation: 'mac' },
      look: { part: 'Fields' },
    },
    {
      says: 'A payment of 120 euros, with the sandbox’s client. The mac_key stays covered.',
      deed: {
        do: 'fill',
        operation: 'mac',
        credential: 'client',
        inputs: { ...LINE, ts: '1767225600', nonce: 'c2VlZGVkLW5vbmNl' },
      },
      look: { field: 'mac_key' },
    },
    {
      says: 'The body has no line of its own: its SHA-256 travels in ext. One changed byte gives another MAC.',
      look: { step: 'ext' },
    },
    {
      says: 'This is the normalized request string, with every line feed drawn. The last one is the one people forget.',
      look: { step: 'normalized request string' },
    },
    { says: 'One Authorization header comes out, ready to copy.', look: { part: 'Result' } },
    {
      says: 'Method, path, host, port and body are all bound. Other headers are not.',
      look: { part: 'Coverage' },
    },
    {
      says: 'The sandbox verifies it as Paysera would: accepted, the payment exists.',
      deed: { do: 'send', operation: 'mac' },
      look: { part: 'Sandbox' },
    },
    {
      says: 'Sent again, it is refused: the nonce has been used.',
      deed: { do: 'send', operation: 'mac', refused: 'nonce-reused' },
      look: { part: 'Sandbox' },
    },
    {
      says: 'Somebody’s code makes this MAC for the very same request. Nothing in it shows why.',
      deed: { do: 'observe', operation: 'mac', value: 'vq8si0irIM/boqJN04v+Fiq9+6ewowDtPhHaifAPR/4=' },
      look: { part: 'Compare' },
    },
    {
      says: 'The Doctor does: the line feed after the last line is missing, and here is the line of code to change.',
      deed: { do: 'diagnose', operation: 'mac', cause: 'missing-separator' },
      look: { part: 'Answer' },
    },
    {
      says: 'Paysera’s own callbacks are signed with RSA. This one is genuine …',
      deed: { do: 'fill', operation: 'callback', view: 'verify', vector: 'paysera-cb-01' },
      look: { part: 'Verdict' },
    },
    {
      says: '… and this one had its slashes unescaped by a JSON library. Same data, other bytes: refused.',
      deed: { do: 'fill', operation: 'callback', view: 'verify', vector: 'paysera-cb-05' },
      look: { part: 'Verdict' },
    },
    {
      says: 'OAuth is a conversation: a code is exchanged for a token, and the token comes with a MAC key of its own.',
      deed: { do: 'flow', flow: 'oauth', steps: 4 },
      look: { part: 'Flow diagram' },
    },
    {
      says: 'The whole scheme on one page, with the places where the vendor’s guides are wrong.',
      deed: { do: 'open', operation: 'mac', view: 'learn' },
      look: { part: 'Formula' },
    },
  ],
};
