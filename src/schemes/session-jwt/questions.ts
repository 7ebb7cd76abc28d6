import type { Question } from '../../core/scheme/question.ts';

/** The e-mail in the member `token`, expiresIn that is a moment, merchant_id that proxies drop. */
export const questions: readonly Question[] = [
  {
    about: ['login'],
    asks: 'Why is the login refused although e-mail and password are right?',
    says: 'The e-mail goes into the member token, not email. And merchant_id is a header: some proxies drop names with an underscore (nginx does, unless underscores_in_headers is on).',
    causes: [],
  },
  {
    about: ['login', 'refresh'],
    asks: 'Why does my client think that the session lasts until the year 2078?',
    says: 'expiresIn is a point in time in Unix seconds, not a duration. Do not add it to the current time.',
    causes: [],
  },
  {
    about: ['refresh'],
    asks: 'When do I refresh?',
    says: 'A little before exp, or when a call answers with the expired-token error. The refresh token expires after two days; then log in again.',
    causes: [],
  },
  {
    about: ['refresh'],
    asks: 'Why is the refresh token refused as an access token?',
    says: 'Both are JWTs signed with the same key, but they serve different purposes. The access token goes into Authorization, the refresh token into the body of one endpoint.',
    causes: [],
  },
  {
    about: ['token'],
    asks: 'Why does verification fail when the token is fresh?',
    says: 'Usually it is not the token: “Bearer ” stands before it, the last characters were not copied, or the key is that of another environment. A signature of RS256 with a 2048-bit key has 342 characters.',
    causes: [],
  },
  {
    about: ['token'],
    asks: 'Why are names garbled after atob?',
    says: 'atob gives bytes as Latin-1. Decode those bytes as UTF-8, and note that base64url uses - and _ and has no padding.',
    causes: [],
  },
  {
    about: ['token'],
    asks: 'Why must I name the algorithm when the header does?',
    says: 'Because whoever forges a token also writes its header. With “none”, or HS256 keyed with your public key, careless code accepts it. The key decides.',
    causes: [],
  },
  {
    about: ['token'],
    asks: 'Why does the token expire a minute early?',
    says: 'One of the two clocks is off. Compare with the Date header of an answer; allow a few seconds at most.',
    causes: [],
  },
  {
    about: ['api-key'],
    asks: 'Do I send Bearer before the API key?',
    says: 'No. The header is Api-key, and its value is the key alone.',
    causes: [],
  },
];
