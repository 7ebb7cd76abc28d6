import { hash, hex, join, jsonMember, utf8, type Expr } from '../../core/recipe/expression.ts';
import { defineOperation, type MessageTemplate } from '../../core/scheme/define.ts';
import { json, secret } from '../../core/scheme/fields.ts';
import { template } from '../../core/scheme/template.ts';

/** Both are plain hashes over members and the key, with semicolons between. */
function signed(...parts: readonly Expr<'text'>[]) {
  const stringToSign = join(';', ...parts);
  const digest = hash('SHA-256', utf8(stringToSign));
  return { 'string to sign': stringToSign, 'SHA-256 digest': digest, Signature: hex(digest) };
}

function posted(target: string, body: Expr<'text'>, signature: Expr<'text'>): MessageTemplate {
  return {
    method: 'POST',
    origin: 'https://merchant.example',
    target,
    headers: [
      ['Content-Type', template`application/json`],
      ['Signature', template`${signature}`],
    ],
    body: { raw: body },
    ours: 'The address is an example: yours is the one you give to PayStar.',
  };
}

/** Order callbacks: apidoc.paystar.uk/callbacks. Older copies spell the member `externald`. */
export const callback = defineOperation({
  id: 'callback',
  title: 'Callback',
  summary: 'PayStar signs four members of the body and your privateKey with plain SHA-256 (not HMAC).',
  direction: 'callback',
  fields: {
    privateKey: secret(
      'privateKey',
      'The private key of the flow the order belongs to. It is the last part of the string.',
    ),
    body: json(
      'body',
      'The raw JSON body of the callback. amount goes into the string exactly as written here: 2600.00 stays 2600.00.',
    ),
  },
  recipe({ privateKey, body }) {
    return signed(
      jsonMember(body, 'externalId', 'externald'),
      jsonMember(body, 'status'),
      jsonMember(body, 'amount'),
      jsonMember(body, 'orderType'),
      privateKey,
    );
  },
  result: 'Signature',
  message: ({ body }, { Signature }) => posted('/paystar-callback', body, Signature),
  coverageNotes: [
    'There is no time and no nonce: a recorded callback stays valid forever. PayStar recommends a status request after each callback.',
    'Semicolons are not escaped: externalId "a;b" with status "Success" has the same signature as externalId "a" with status "b;Success".', // vector paystar-cb-07
    'How PayStar writes decimals of amount into the string is not documented; the literal in the raw JSON is used here.',
  ],
});

/** Alerts to an endpoint of yours: apidoc.paystar.uk/alerting. */
export const alert = defineOperation({
  id: 'alert',
  title: 'Alert',
  summary: 'Alerts are signed like callbacks, over CreatedAt, Message and the key of the endpoint.',
  direction: 'callback',
  fields: {
    privateKey: secret('privateKey', 'The private key of this alert endpoint; every endpoint has its own.'),
    body: json('body', 'The raw JSON body of the alert. CreatedAt has seven decimals and must not be re-formatted.'),
  },
  recipe({ privateKey, body }) {
    return signed(jsonMember(body, 'CreatedAt', 'createdAt'), jsonMember(body, 'Message', 'message'), privateKey);
  },
  result: 'Signature',
  message: ({ body }, { Signature }) => posted('/paystar-alert', body, Signature),
  coverageNotes: [
    'The time is signed but nothing says how old an alert may be: decide on a window, and remember what you have handled.',
  ],
});
