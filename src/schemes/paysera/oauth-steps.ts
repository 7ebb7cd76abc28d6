import { choose, concat, field, formEncode, literal, pairs, type Expr } from '../../core/recipe/expression.ts';
import type { Answer, Redirect } from '../../core/scheme/define.ts';
import { choice, nonce } from '../../core/scheme/fields.ts';
import { AUTHORIZE_URL, readTokenAnswer } from './oauth-answer.ts';

const ADDRESS = choice('address', 'Where the user is sent.', {
  choices: ['documented', 'PHP client', 'sandbox'],
  meanings: {
    documented: 'The address in the guide; /frontend/<locale>/oauth chooses a language.',
    'PHP client': 'The vendor’s PHP client sends users to bank.paysera.com.',
    sandbox: 'The sandbox that the PHP client names.',
  },
});
const STATE = nonce('state', 'Random, new for every user you send, and kept until that user comes back.');

/** The address that a user is sent to (RFC 6749 section 4.1.1): developers.paysera.com/en/wallet/user/oauth. */
export function consent(clientId: Expr<'text'>, redirectUri: Expr<'text'>, scope: Expr<'text'>): Redirect {
  const other = {
    'PHP client': 'https://bank.paysera.com/frontend/oauth',
    sandbox: 'https://sandbox.paysera.com/frontend/oauth',
  };
  const query = pairs(
    ['response_type', literal('code')],
    ['client_id', clientId],
    ['scope', scope],
    ['redirect_uri', redirectUri],
    ['state', field(STATE.name)],
  );
  return {
    title: 'Before: send the user to authorise',
    says: 'The user agrees at Paysera and comes back to redirect_uri with code and state, or with error and error_description. Go on only if state is the one you sent.',
    fields: [ADDRESS, STATE],
    needs: ['client_id', 'redirect_uri', STATE.name],
    url: concat(choose(field(ADDRESS.name), other, AUTHORIZE_URL), '?', formEncode(query)),
    fills: { code: 'code' },
  };
}

/** What the token endpoint answers, and the two calls that it opens. */
export const answer: Answer = {
  title: 'After: the answer',
  says: 'access_token and mac_key are the MAC id and key of the calls made for this user.',
  read: (raw) => {
    const reading = readTokenAnswer(raw);
    if (!reading.ok) return reading;
    const { accessToken, macKey, refreshToken, expiresIn } = reading.answer;
    const members = { access_token: accessToken, mac_key: macKey };
    return {
      ok: true,
      members: {
        ...members,
        ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
        ...(expiresIn === undefined ? {} : { expires_in: expiresIn }),
      },
    };
  },
  secrets: ['access_token', 'mac_key', 'refresh_token'],
  expires: { member: 'expires_in', is: 'span' },
  next: [
    {
      title: 'Use as MAC id and key of the next call',
      operation: 'mac',
      fills: { client_id: 'access_token', mac_key: 'mac_key' },
    },
    {
      title: 'Use the refresh token here',
      operation: 'oauth-token',
      fills: { refresh_token: 'refresh_token' },
      sets: { grant_type: 'refresh_token' },
    },
  ],
};
