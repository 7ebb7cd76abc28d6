/** The documented answer to an expired access token; `message` is an object here. `exp` in Unix seconds. */
export function tokenExpiredAnswer(exp: number): object {
  const expiredAt = new Date(exp * 1000).toISOString();
  const message = { name: 'TokenExpiredError', message: 'jwt expired', expiredAt };
  return { errors: [{ code: 'UNAUTHORIZED', message }] };
}

/** The documented answer to an expired refresh token; `message` is a text here. */
export const REFRESH_EXPIRED_ANSWER: object = {
  errors: [{ code: 'REFRESH_TOKEN_EXPIRED', message: 'Invalid token' }],
};
