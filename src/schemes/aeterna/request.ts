import { concat, hex, hmac, utf8 } from '../../core/recipe/expression.ts';
import { defineOperation } from '../../core/scheme/define.ts';
import { credential, rawBody, secret, text, unixSeconds } from '../../core/scheme/fields.ts';
import { template } from '../../core/scheme/template.ts';

/** The three headers of every private call: aeterna.biz/docs, "Creating the Signature". */
export const request = defineOperation({
  id: 'request',
  title: 'Sign a request',
  summary: 'Three headers authenticate every POST: the public token, the time, and an HMAC over time and e-mail.',
  direction: 'request',
  fields: {
    publicToken: credential('PublicToken', 'The public token of the merchant account. It travels in X-App-Token.'),
    secretToken: secret('SecretToken', 'The secret token of the merchant account: the HMAC key, as UTF-8 text.'),
    email: text(
      'Email',
      'The e-mail of the merchant account, exactly as registered: case, spaces and accents change the signature. It is not sent.',
    ),
    timestamp: unixSeconds(
      'X-App-Access-Ts',
      'Unix time in seconds. Read the clock once: the same value is signed and sent. Its lifetime is limited; the vendor gives no figure.',
    ),
    body: rawBody('body', 'The JSON body you send. It is not part of this signature.', { optional: true }),
  },
  recipe({ secretToken, email, timestamp }) {
    const signStr = concat(timestamp, email);
    const mac = hmac('SHA-256', utf8(secretToken), utf8(signStr));
    return { signStr, 'HMAC-SHA256': mac, 'X-App-Access-Sig': hex(mac) };
  },
  result: 'X-App-Access-Sig',
  message: ({ publicToken, timestamp, body }, steps) => ({
    method: 'POST',
    origin: 'https://merchant-api.example',
    target: '/balance',
    headers: [
      ['Content-Type', template`application/json`],
      ['Accept', template`application/json, text/plain`],
      ['X-App-Token', template`${publicToken}`],
      ['X-App-Access-Ts', template`${timestamp}`],
      ['X-App-Access-Sig', template`${steps['X-App-Access-Sig']}`],
    ],
    body: { raw: body },
    ours: 'The public documentation names no host and no path: these are ours. Take them from your account manager.',
  }),
  coverageNotes: [
    'Within the lifetime of the timestamp the three headers can be replayed for any path and any body: there is no nonce.',
    'Nothing separates time and e-mail: (176722560, 0@example.com) and (1767225600, @example.com) have the same signature.', // vector aeterna-req-09
  ],
});
