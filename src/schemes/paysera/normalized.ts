import {
  base64,
  concat,
  hash,
  hmac,
  join,
  joinPresent,
  literal,
  percentEncode,
  upper,
  utf8,
  whenPresent,
  type Expr,
} from '../../core/recipe/expression.ts';
import { credential, host, method, nonce, port, secret, unixSeconds, uri } from '../../core/scheme/fields.ts';
import { optional, template, type Template } from '../../core/scheme/template.ts';

/** What goes into the string, each as it is to be signed. */
interface Signed {
  readonly macKey: Expr<'text'>;
  readonly ts: Expr<'text'>;
  readonly nonce: Expr<'text'>;
  readonly method: Expr<'text'>;
  readonly uri: Expr<'text'>;
  readonly host: Expr<'text'>;
  readonly port: Expr<'text'>;
  readonly body: Expr<'text'>;
  /** Parameters beside body_hash, as a query string. */
  readonly extra: Expr<'text'>;
}

/**
 * The normalized request string and its MAC: developers.paysera.com/guides/wallet/authentication and
 * lib-wallet-php-client Mac.php. Seven elements, a line feed after each, the last one included.
 */
export function macSteps(signed: Signed) {
  const { macKey, ts, nonce: once, method: verb, uri: target, host: name, port: number, body, extra } = signed;
  const bodyHash = whenPresent(body, base64(hash('SHA-256', utf8(body))));
  const ext = joinPresent('&', whenPresent(bodyHash, concat('body_hash=', percentEncode(bodyHash))), extra);
  const normalized = join('\n', ts, once, upper(verb), target, name, number, ext, literal(''));
  const bytes = hmac('SHA-256', utf8(macKey), utf8(normalized));
  return {
    body_hash: bodyHash,
    ext,
    'normalized request string': normalized,
    'MAC bytes': bytes,
    mac: base64(bytes),
  };
}

/** The fields that every MAC-signed call has; `documented` are the values of the token endpoint. */
export function macFields(documented: { readonly method?: string; readonly uri?: string } = {}) {
  return {
    clientId: credential('client_id', 'The MAC id: your client id, or an access token when a user has authorised you.'),
    macKey: secret(
      'mac_key',
      'The MAC key, as ASCII text. It looks like base64 but must not be decoded. With an access token it is the mac_key that came with it.',
    ),
    ts: unixSeconds('ts', 'Unix time in seconds. Read the clock once: the same value is signed and sent.'),
    nonce: nonce('nonce', 'Random text, new for every request: printable ASCII without " and \\.'),
    method: method('method', 'The HTTP method, signed in upper case.', documentedOr(documented.method, 'GET')),
    uri: uri(
      'uri',
      'Path and query exactly as on the request line: nothing re-ordered, nothing decoded.',
      documentedOr(documented.uri, '/rest/v1/wallet/me/balance'),
    ),
    host: host('host', 'The host of the URL, in lower case and without port.', { initial: 'wallet.paysera.com' }),
    port: port('port', 'The port of the URL; the guide says it is always 443.', { initial: '443' }),
  };
}

/** The Authorization header; `whenEmpty` says whether ext is printed without anything in it. */
export function authorization(
  id: Expr<'text'>,
  ts: Expr<'text'>,
  once: Expr<'text'>,
  mac: Expr<'text'>,
  ext: Expr<'text'>,
  whenEmpty: 'omit' | 'print' = 'omit',
): Template {
  return whenEmpty === 'print'
    ? template`MAC id="${id}", ts="${ts}", nonce="${once}", mac="${mac}", ext="${ext}"`
    : template`MAC id="${id}", ts="${ts}", nonce="${once}", mac="${mac}"${optional(ext)`, ext="${ext}"`}`;
}

function documentedOr(initial: string | undefined, example: string) {
  return initial === undefined ? { example } : { initial };
}
