import { choose, concat, formEncode, lower, pairs, upper } from '../../core/recipe/expression.ts';
import { defineOperation } from '../../core/scheme/define.ts';
import { choice, credential, query, secret, text } from '../../core/scheme/fields.ts';
import { template } from '../../core/scheme/template.ts';
import { answer, consent } from './oauth-steps.ts';
import { authorization, macFields, macSteps } from './normalized.ts';

/** Code or refresh token for an access token: developers.paysera.com/en/wallet/user/oauth, OAuthClient.php. */
export const oauthToken = defineOperation({
  id: 'oauth-token',
  title: 'OAuth token request',
  summary:
    'A MAC-signed form gets an access token and its mac_key; these two are the MAC id and key of the calls that follow.',
  direction: 'request',
  fields: {
    ...macFields({ method: 'POST', uri: '/oauth/v1/token' }),
    grantType: choice('grant_type', 'What is exchanged for the token; only its own parameters are sent.', {
      choices: ['authorization_code', 'refresh_token'],
      initial: 'authorization_code',
    }),
    code: credential('code', 'The code that came back to redirect_uri. It works once.', { optional: true }),
    redirectUri: text(
      'redirect_uri',
      'The address given when the user was sent to authorise, character for character.',
      {
        optional: true,
      },
    ),
    refreshToken: secret('refresh_token', 'The refresh token of an earlier answer.', { optional: true }),
    scope: text(
      'scope',
      'Scopes separated by spaces: asked for when the user is sent to authorise. Of the token requests, only a refresh carries them.',
      { optional: true },
    ),
    extra: query('ext', 'Extra parameters as a query string, after body_hash in ext.', { optional: true }),
  },
  recipe({ grantType, code, redirectUri, refreshToken, scope, extra, host, ...rest }) {
    const grant = ['grant_type', grantType] as const;
    const formBody = choose(
      grantType,
      { refresh_token: formEncode(pairs(grant, ['refresh_token', refreshToken], ['scope', scope])) },
      formEncode(pairs(grant, ['code', code], ['redirect_uri', redirectUri])),
    );
    return { 'form body': formBody, ...macSteps({ ...rest, extra, host: lower(host), body: formBody }) };
  },
  result: 'mac',
  message: ({ clientId, ts, nonce, method, uri, host, port }, steps) => ({
    method: template`${upper(method)}`,
    origin: template`https://${host}${choose(port, { 443: '' }, concat(':', port))}`,
    target: template`${uri}`,
    headers: [
      ['Authorization', authorization(clientId, ts, nonce, steps.mac, steps.ext)],
      ['Content-Type', template`application/x-www-form-urlencoded`],
    ],
    body: { raw: steps['form body'] },
  }),
  redirect: ({ clientId, redirectUri, scope }) => consent(clientId, redirectUri, scope),
  answer,
  coverageNotes: [
    'The request is signed with the key of the client; the answer brings another key, for the user’s access token.',
  ],
});
