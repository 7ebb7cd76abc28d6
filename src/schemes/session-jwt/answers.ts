import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { signWithDemoKey } from '../../core/crypto/demo-key.ts';

/** A token as the vendor makes them, signed with the published demo key: RS256 over the two texts as they stand. */
export async function mintToken(header: string, payload: string): Promise<string> {
  const input = [header, payload].map((part) => encodeBase64(encodeUtf8(part), 'base64url')).join('.');
  return `${input}.${encodeBase64(await signWithDemoKey(encodeUtf8(input)), 'base64url')}`;
}

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
