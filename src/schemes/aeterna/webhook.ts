import { hex, hmac, utf8 } from '../../core/recipe/expression.ts';
import { defineOperation } from '../../core/scheme/define.ts';
import { rawBody, secret } from '../../core/scheme/fields.ts';
import { template } from '../../core/scheme/template.ts';

/** Callbacks from Aeterna to the merchant: aeterna.biz/docs, "Webhook Authentication". */
export const webhook = defineOperation({
  id: 'webhook',
  title: 'Webhook',
  summary: 'Aeterna signs the body of every callback; verify the raw bytes before anything parses them.',
  direction: 'callback',
  fields: {
    secretToken: secret('SecretToken', 'The secret token of the merchant account: the HMAC key, as UTF-8 text.'),
    body: rawBody(
      'body',
      'The raw body, before any parser touched it. Spaces, escapes and a final newline all count.',
      { optional: true },
    ),
  },
  recipe({ secretToken, body }) {
    const mac = hmac('SHA-256', utf8(secretToken), utf8(body));
    return { signStr: body, 'HMAC-SHA256': mac, 'X-Signature': hex(mac) };
  },
  result: 'X-Signature',
  message: ({ body }, steps) => ({
    method: 'POST',
    origin: 'https://merchant.example',
    target: '/aeterna-webhook',
    headers: [
      ['Content-Type', template`application/json`],
      ['X-Signature', template`${steps['X-Signature']}`],
    ],
    body: { raw: body },
    ours: 'The address is an example: yours is the one you give to Aeterna.',
  }),
  coverageNotes: ['There is no timestamp: a recorded webhook stays valid forever. Remember the ids you have handled.'],
});
