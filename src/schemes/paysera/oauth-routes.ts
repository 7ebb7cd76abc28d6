import { headerOf } from '../../core/http/message.ts';
import { isLoopback } from '../../core/http/url.ts';
import type { Call, Desk, Reply, Route } from '../../core/scheme/sandbox.ts';
import { errorBody } from './policy.ts';

/** Lifetimes in seconds: the values are ours, the documentation gives none. */
const LIFETIME = { code: 300, access: 3600, refresh: 14 * 86_400 };
const OURS =
  'The vendor shows the user a page, and the browser comes back to redirect_uri; the sandbox agrees at once. It sends a browser on to an address on loopback, and answers everybody else with the address.';

interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly expires: number;
}

/**
 * developers.paysera.com/en/wallet/user/oauth. A code lasts 300 s, an access token 3,600 s, a refresh token 14
 * days: all ours.
 */
export const oauthRoutes: readonly Route[] = [
  ...['/frontend/oauth', '/frontend/:locale/oauth'].map((path): Route => ({
    method: 'GET',
    path,
    title: 'Ask the user',
    opens: [],
    visited: true,
    ours: OURS,
    reply: authorize,
  })),
  {
    method: 'POST',
    path: '/oauth/v1/token',
    title: 'Token for a code or a refresh token',
    opens: ['mac', 'certificate'],
    purpose: 'client',
    takes: 'form',
    reply: token,
  },
  {
    method: 'DELETE',
    path: '/oauth/v1/token',
    title: 'Revoke a token',
    opens: ['mac', 'certificate'],
    purpose: 'client',
    reply: async ({ query, desk }) => {
      const id = query.get('access_token') ?? '';
      // A client's own key has no end, and is not its to revoke here.
      if ((await desk.keys.find(id))?.expires === undefined) return fail('not_found', 'No such access token', 404);
      await desk.keys.revoke(id);
      return { status: 200, json: {} };
    },
  },
];

const fail = (error: string, description: string, status = 400): Reply => ({
  status,
  json: errorBody(error, description),
  code: error,
});

/** developers.paysera.com/en/wallet/user/oauth: response_type=code, client_id, scope, redirect_uri, state. */
async function authorize({ query, request, desk }: Call): Promise<Reply> {
  const asked = (name: string) => query.get(name) ?? '';
  const [clientId, redirectUri] = [asked('client_id'), asked('redirect_uri')];
  const state: { state?: string } = query.has('state') ? { state: asked('state') } : {};
  if (!(await desk.keys.find(clientId))) return fail('invalid_request', 'No such client');
  // RFC 6749 section 3.1.2: a fragment would swallow what is added.
  if (!/^https?:\/\/[^#]*$/.test(redirectUri))
    return fail('invalid_request', 'redirect_uri must be an address without a fragment');
  const back = (params: Record<string, string>): Reply => {
    const location = `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${new URLSearchParams(params).toString()}`;
    const sent = { json: { ...params, location }, ours: OURS };
    // Nobody is sent to another site: a link to the sandbox's own address would lead there.
    const url = URL.canParse(location) ? new URL(location) : undefined;
    const isBrowser = headerOf(request.headers, 'accept')?.includes('text/html');
    return url && isBrowser && isLoopback(url)
      ? { ...sent, status: 302, headers: { location: url.href } }
      : { ...sent, status: 200 };
  };
  if (asked('response_type') !== 'code')
    return back({ error: 'unsupported_response_type', error_description: 'response_type must be code', ...state });
  const code = await desk.ids.token(32);
  const grant: Grant = { clientId, redirectUri, scope: asked('scope'), expires: desk.now + LIFETIME.code * 1000 };
  await desk.store.change<Grant, void>(`code/${code}`, () => ({ value: grant, result: undefined }));
  return back({ code, ...state });
}

async function token(call: Call): Promise<Reply> {
  switch (call.form.get('grant_type')) {
    case 'authorization_code':
      return byCode(call);
    case 'refresh_token':
      return byRefresh(call);
    case 'password':
      return fail('invalid_grant', 'This client may not use the grant type password');
    default:
      return fail('invalid_request', 'grant_type must be authorization_code or refresh_token');
  }
}

/** A code works once: whoever takes it out of the store has it. */
async function byCode({ form, who, desk }: Call): Promise<Reply> {
  const grant = await desk.store.change<Grant, Grant | undefined>(`code/${form.get('code') ?? ''}`, (old) => ({
    value: undefined,
    result: old,
  }));
  const clientId = who?.values['client_id'];
  if (!grant || grant.expires <= desk.now || (clientId !== undefined && clientId !== grant.clientId))
    return fail('invalid_grant', 'No such code, or it has been used, or has expired');
  if ((form.get('redirect_uri') ?? '') !== grant.redirectUri)
    return fail('invalid_grant', 'redirect_uri is not the one given before');
  return issue(desk, grant.clientId, grant.scope);
}

/** Words as the Java and Swift SDKs know them. */
async function byRefresh({ form, who, desk }: Call): Promise<Reply> {
  const key = `refresh/${form.get('refresh_token') ?? ''}`;
  // RFC 6749 section 6: bound to the client it was issued to, which can go on using it.
  const clientId = who?.values['client_id'];
  const grant = await desk.store.change<Grant, Grant | undefined>(key, (old) =>
    clientId !== undefined && old?.clientId !== clientId
      ? { value: old, result: undefined }
      : { value: undefined, result: old },
  );
  if (!grant) return fail('invalid_grant', 'No such refresh token');
  if (grant.expires <= desk.now) return fail('invalid_grant', 'Refresh token expired');
  return issue(desk, grant.clientId, form.get('scope') || grant.scope);
}

/** The access token is the MAC id and its mac_key the MAC key of the calls that follow. */
async function issue(desk: Desk, clientId: string, scope: string): Promise<Reply> {
  const accessToken = await desk.ids.token(32);
  const macKey = await desk.ids.token(32);
  const refreshToken = await desk.ids.token(32);
  await desk.keys.issue({
    name: 'access token',
    policies: ['mac'],
    identity: accessToken,
    values: { client_id: accessToken, mac_key: macKey },
    secret: 'mac_key',
    purposes: ['wallet'],
    expires: desk.now + LIFETIME.access * 1000,
    facts: { wallet: '14471', scope },
  });
  const grant: Grant = { clientId, redirectUri: '', scope, expires: desk.now + LIFETIME.refresh * 1000 };
  await desk.store.change<Grant, void>(`refresh/${refreshToken}`, () => ({ value: grant, result: undefined }));
  const json = {
    access_token: accessToken,
    token_type: 'mac',
    expires_in: LIFETIME.access,
    mac_key: macKey,
    mac_algorithm: 'hmac-sha-256',
    refresh_token: refreshToken,
  };
  return { status: 200, json, ours: 'The lifetimes are not documented.' };
}
