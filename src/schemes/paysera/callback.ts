import { base64Decode, hash, utf8 } from '../../core/recipe/expression.ts';
import { defineOperation } from '../../core/scheme/define.ts';
import { publicKey, rawBody } from '../../core/scheme/fields.ts';
import { template } from '../../core/scheme/template.ts';
import { evidenceField } from '../../core/scheme/verify.ts';

/** Wallet callbacks: developers.paysera.com/en/wallet/payment/callbacks, SignChecker.php. */
export const callback = defineOperation({
  id: 'callback',
  title: 'Callback',
  summary: 'Paysera posts a form with event and sign: an RSA signature over the exact bytes of event.',
  direction: 'callback',
  fields: {
    event: rawBody(
      'event',
      'The form member event, decoded once and otherwise untouched: JSON with PHP’s \\/ escapes, where every space counts.',
    ),
    publicKey: publicKey(
      'public key',
      'Paysera’s public key, from https://wallet.paysera.com/publickey: PEM, certificate or JWK.',
    ),
  },
  recipe: ({ event }) => ({ 'event bytes': utf8(event), 'SHA-256': hash('SHA-256', utf8(event)) }),
  message: ({ event }) => ({
    method: 'POST',
    origin: 'https://merchant.example',
    target: '/paysera-callback',
    headers: [['Content-Type', template`application/x-www-form-urlencoded`]],
    body: {
      form: [
        ['event', event],
        ['sign', evidenceField('sign')],
      ],
    },
    ours: 'The address is an example: yours is the one you give to Paysera. Only Paysera can make sign; it appears once you enter one.',
  }),
  verifier: ({ event, publicKey: key }, steps) => ({
    evidence: 'sign',
    steps: [
      { name: 'event bytes', expr: steps['event bytes'] },
      { name: 'SHA-256', expr: steps['SHA-256'] },
    ],
    checks: [
      {
        name: 'sign',
        code: 'signature-mismatch',
        test: {
          is: 'signed',
          algorithm: 'RS256',
          key,
          data: utf8(event),
          signature: base64Decode(evidenceField('sign')),
        },
        says: 'Other bytes were signed, or another key was used. The usual causes: a space or line break around event, \\/ written as /, JSON parsed and written again, the sandbox’s key in place of the live one.',
      },
    ],
  }),
  coverageNotes: [
    'There is no time and no nonce: a recorded callback stays valid forever. Remember what you have handled, and ask the API for the state.',
    'The documentation says that sign covers the "data parameter"; the client library and its test show that it is event.',
  ],
});
