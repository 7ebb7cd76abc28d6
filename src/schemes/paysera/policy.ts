import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { field } from '../../core/recipe/expression.ts';
import type { Credential, Policy, Reading, Received, Refusal, Refusals } from '../../core/scheme/policy.ts';
import { mac } from './mac.ts';

const PURPOSE_CLIENT = ['client', 'wallet'];

/** The client that nearly every page of the documentation signs with. */
export const credentials: readonly Credential[] = [
  {
    name: 'client',
    policies: ['mac'],
    identity: 'wkVd93h2uS',
    values: { client_id: 'wkVd93h2uS', mac_key: 'IrdTc8uQodU7PRpLzzLTW6wqZAO6tAMU' },
    secret: 'mac_key',
    purposes: PURPOSE_CLIENT,
    facts: { wallet: '14471' },
  },
  {
    // A certificate of ours (CN=Countersign demo client), by its SHA-256; the flow about certificates carries it.
    name: 'certificate',
    policies: ['certificate'],
    identity: '957c20374001676330ce764a264811f7f68e6ef862d802ce3cd6a41b5e6a4855',
    values: {},
    purposes: PURPOSE_CLIENT,
    facts: { wallet: '14471' },
  },
];

/**
 * developers.paysera.com, guides/wallet/authentication: a MAC, or a client certificate in its place. Each rule
 * that is ours says so.
 */
export const policies: readonly Policy[] = [
  {
    id: 'mac',
    title: 'Authorization: MAC',
    proof: {
      by: 'recipe',
      operation: mac,
      identity: field('client_id'),
      readings,
      refuses: ['body-hash-mismatch', 'body-hash-missing'],
      chosenBy: { header: 'Authorization', starts: 'MAC ' },
    },
    window: { field: 'ts', past: 300, future: 300 },
    replay: { rule: 'nonce', nonce: 'nonce', time: 'ts' },
    rate: { most: 600, seconds: 60 },
    ours: [
      'The window of 300 seconds, in both directions: the guides print none.',
      'Nonces are remembered for each id and ts: the rule is the IETF draft’s, the guides do not name it.',
      'A body without body_hash is refused: the guides do not say whether it must be there.',
      'At most 600 requests a minute: the error is documented, the figure is not.',
    ],
  },
  {
    id: 'certificate',
    title: 'TLS client certificate',
    proof: { by: 'certificate' },
    replay: { rule: 'none' },
    ours: ['A certificate is known by its fingerprint, once it has been registered with the sandbox.'],
  },
];

/**
 * ext is signed as it stands in the header, so any encoder is right; the body must be the one whose
 * hash ext carries. First the documented form (body_hash first, as the SDKs write it), so that the
 * server's steps line up with the client's; then ext to the letter. The port is that of the URL, as PHP and
 * Java write it, or 443, which the guide and Swift write whatever the URL says.
 */
function readings(message: Received, carried: Inputs): readonly Reading[] {
  const { hostname, port, protocol } = new URL(message.origin);
  const own = port || (protocol === 'http:' ? '80' : '443');
  const line = { dialect: 'documented', method: message.method, uri: message.target, host: hostname };
  const ext = carried['ext'] ?? '';
  const body = message.body ?? '';
  const hash = encodeBase64(sha256(encodeUtf8(body)), 'base64');
  const refuse = bindingOf(ext, body, hash);
  const because = refuse ? { refuse } : {};
  const documented = `body_hash=${encodeURIComponent(hash)}`;
  const extra = ext === documented ? '' : ext.slice(documented.length + 1);
  const isDocumented = body !== '' && ext === (extra === '' ? documented : `${documented}&${extra}`);
  // To the letter: an ext that differs from what the recipe would write is judged as it stands.
  const forms = [...(isDocumented ? [{ body, ext: extra }] : []), { body: '', ext }];
  return [...new Set([own, '443'])].flatMap((at) =>
    forms.map((form) => ({ inputs: { ...line, port: at, ...form }, ...because })),
  );
}

/** Why what was signed does not bind this body; undefined when it does. */
function bindingOf(ext: string, body: string, hash: string): Reading['refuse'] {
  const hashes = ext.split('&').flatMap((pair) => (pair.startsWith('body_hash=') ? [decoded(pair.slice(10))] : []));
  if (hashes.length === 0)
    return body === '' ? undefined : { code: 'body-hash-missing', measured: 'ext has no body_hash' };
  if (hashes.length === 1 && hashes[0] === hash) return undefined;
  return {
    code: 'body-hash-mismatch',
    measured: `body_hash is ${hashes.join(', ')}; the body that arrived has ${hash}`,
  };
}

/** A form value: + is a space, and base64 has no spaces, so one there was a + that nobody escaped. */
function decoded(value: string): string {
  return (new URLSearchParams(`a=${value}`).get('a') ?? '').replaceAll(' ', '+');
}

/** The documented body of an error: `error` and `error_description`. */
export const errorBody = (error: string, description: string) => ({ error, error_description: description });

const refusal = (status: number, error: string, more: Partial<Refusal> & { readonly words?: string } = {}): Refusal => {
  const { words, ...rest } = more;
  return { status, body: ({ says }) => errorBody(error, words ?? says), ...rest };
};

/** developers.paysera.com/en/wallet: error codes; invalid_timestamp and its words from the SDKs. */
export const refusals: Refusals = {
  default: refusal(401, 'unauthorized'),
  'timestamp-expired': refusal(401, 'invalid_timestamp', { words: 'Timestamp lifetime exceeded' }),
  'timestamp-in-future': refusal(401, 'invalid_timestamp', { words: 'Timestamp is in future' }),
  'timestamp-malformed': refusal(401, 'invalid_timestamp'),
  'token-expired': refusal(400, 'invalid_grant', { words: 'Token has expired' }),
  'wrong-purpose': refusal(403, 'forbidden'),
  'rate-limited': refusal(429, 'rate_limit_exceeded', {
    headers: { 'g-recaptcha-key': 'sandbox', 'recaptcha-unlock-url': 'https://wallet.paysera.com/unlock' },
  }),
  'route-unknown': refusal(404, 'not_found'),
  'method-not-allowed': refusal(405, 'invalid_request', { ours: 'No answer for a wrong method is documented.' }),
  'request-malformed': refusal(400, 'invalid_request'),
  'content-type': refusal(400, 'invalid_request'),
  'body-not-utf8': refusal(400, 'invalid_request'),
  'body-not-json': refusal(400, 'invalid_request'),
  'body-too-large': refusal(413, 'invalid_request', { ours: 'No answer for a large body is documented.' }),
};
