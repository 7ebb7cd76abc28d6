import { choose, concat, lower, upper, type Expr } from '../../core/recipe/expression.ts';
import { defineOperation, type MessageTemplate } from '../../core/scheme/define.ts';
import { choice, query, rawBody } from '../../core/scheme/fields.ts';
import { optional, template } from '../../core/scheme/template.ts';
import { authorization, macFields, macSteps } from './normalized.ts';

/** Every call of the Wallet API: developers.paysera.com/guides/wallet/authentication. */
export const mac = defineOperation({
  id: 'mac',
  title: 'Sign a request (MAC)',
  summary:
    'One Authorization header authenticates every call: an HMAC-SHA256 over time, nonce, method, path, host, port and the hash of the body.',
  direction: 'request',
  fields: {
    ...macFields(),
    body: rawBody('body', 'The raw body. Its bytes are hashed as they stand, never re-serialised JSON.', {
      optional: true,
    }),
    extra: query(
      'ext',
      'Extra parameters such as project_id, as a query string. They follow body_hash in ext; leave it empty if you have none.',
      { optional: true },
    ),
    dialect: choice('dialect', 'The guide and the vendor’s SDKs differ in details.', {
      choices: ['documented', 'php', 'java', 'swift'],
      meanings: {
        documented: 'The host in lower case, the port of the URL, and no ext when there is nothing in it.',
        php: 'The host as typed, the port of the URL, and no ext when there is nothing in it.',
        java: 'The host as typed, an empty POST becomes {}, and the header always has ext, even when empty.',
        swift: 'The port is always 443, whatever the URL says, and the header always has ext, even when empty.',
      },
      optional: true,
    }),
  },
  recipe({ dialect, method, uri, host, port, body, extra, ...rest }) {
    return macSteps({
      ...rest,
      method,
      uri,
      extra,
      host: choose(dialect, { php: host, java: host }, lower(host)),
      port: choose(dialect, { swift: '443' }, port),
      body: choose(dialect, { java: javaBody(method, body) }, body),
    });
  },
  result: 'mac',
  message: ({ clientId, ts, nonce, method, uri, host, port, body }, { mac: value, ext }) => {
    const message = (sent: Expr<'text'>, whenEmpty: 'omit' | 'print'): MessageTemplate => ({
      method: template`${upper(method)}`,
      origin: template`${choose(port, { 80: 'http://' }, 'https://')}${host}${choose(port, { 443: '', 80: '' }, concat(':', port))}`,
      target: template`${uri}`,
      headers: [
        ['Authorization', authorization(clientId, ts, nonce, value, ext, whenEmpty)],
        ['Content-Type', { parts: [optional(sent)`application/json`] }],
      ],
      body: { raw: sent, omitEmpty: true },
    });
    return {
      by: 'dialect',
      of: {
        documented: message(body, 'omit'),
        php: message(body, 'omit'),
        java: message(javaBody(method, body), 'print'),
        swift: message(body, 'print'),
      },
    };
  },
  coverageNotes: [
    'ts and nonce prevent a replay, if the server remembers nonces; the guides name no window and no such rule.',
    'Content-Type and every other header are not signed.',
    'A body is covered by its hash in ext. Whether the server insists on body_hash is not documented: a request without ext leaves its body open.',
  ],
});

/** The Java SDK sends an empty object for an empty POST (java-lib-wallet-sdk). */
function javaBody(method: Expr<'text'>, body: Expr<'text'>): Expr<'text'> {
  return choose(upper(method), { POST: choose(body, { '': '{}' }, body) }, body);
}
