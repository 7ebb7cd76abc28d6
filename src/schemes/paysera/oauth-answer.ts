import type { Problem } from '../../core/problem.ts';
import { decodeJsonString, memberOf, scanJson } from '../../core/json/scan.ts';

/** Where a user is sent to authorise: the documentation's address. PHP's client uses bank.paysera.com. */
export const AUTHORIZE_URL = 'https://www.paysera.com/frontend/oauth';

/** What the next call needs of a token answer: `access_token` is its MAC id, `mac_key` its key. */
export interface TokenAnswer {
  readonly raw: string;
  readonly accessToken: string;
  readonly macKey: string;
  readonly refreshToken?: string;
  /** Seconds from now, as the literal that stands there. */
  readonly expiresIn?: string;
}

export type TokenReading =
  | { readonly ok: true; readonly answer: TokenAnswer }
  | { readonly ok: false; readonly problem: Problem };

/** Reads the answer of the token endpoint from its raw text. Problems never repeat what stands in it. */
export function readTokenAnswer(raw: string): TokenReading {
  const scan = scanJson(raw);
  if (!scan.ok || scan.root.type !== 'object') return refuse('not-json', 'a JSON object', 'something else');
  const { root } = scan;
  const member = (name: string) => {
    const value = memberOf(root, name)?.value;
    if (value?.type !== 'string' && value?.type !== 'number') return undefined;
    const literal = raw.slice(value.start, value.end);
    return value.type === 'string' ? decodeJsonString(literal) : literal;
  };
  const error = member('error');
  if (error !== undefined)
    return refuse('token-refused', 'an access token', `the error ${/^\w+$/.test(error) ? error : 'of the server'}`);
  const [accessToken, macKey] = [member('access_token'), member('mac_key')];
  if (accessToken === undefined || macKey === undefined)
    return refuse('member-missing', 'the members access_token and mac_key', 'an answer without both');
  const [type, algorithm] = [member('token_type') ?? 'mac', member('mac_algorithm') ?? 'hmac-sha-256'];
  if (type !== 'mac' || algorithm !== 'hmac-sha-256')
    return refuse('token-type', 'token_type mac with mac_algorithm hmac-sha-256', 'another kind of token');
  const [refreshToken, expiresIn] = [member('refresh_token'), member('expires_in')];
  return {
    ok: true,
    answer: {
      raw,
      accessToken,
      macKey,
      ...(refreshToken === undefined ? {} : { refreshToken }),
      ...(expiresIn === undefined ? {} : { expiresIn }),
    },
  };
}

function refuse(code: string, expected: string, got: string): TokenReading {
  const fix = 'Paste the whole answer of POST /oauth/v1/token as it was received.';
  return { ok: false, problem: { code, severity: 'error', expected, got, fix } };
}
