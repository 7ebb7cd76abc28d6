import type { Idiom } from './idiom.ts';
import { digest, isShell, ownMac } from './told.ts';

type Write = (l: Idiom) => readonly [before: string, after: string];

const [secret, message, body, mac] = ['secret', 'message', 'body', 'mac'];

const rawBody: Write = (l) => [l.set(body, l.parsedAgain), l.set(body, l.rawBody)];
const key =
  (wrong: (l: Idiom) => string, right: (l: Idiom) => string = (l) => l.utf8(l.name(secret))): Write =>
  (l) => [l.set('key', wrong(l)), l.set('key', right(l))];
const messageBytes =
  (wrong: (l: Idiom) => string): Write =>
  (l) => [l.set('bytes', wrong(l)), l.set('bytes', l.utf8(l.name(message)))];
const signature =
  (wrong: (l: Idiom, of: string) => string, right: (l: Idiom, of: string) => string): Write =>
  (l) => [l.set('signature', wrong(l, digest(l))), l.set('signature', right(l, digest(l)))];
const signed =
  (wrong: (l: Idiom) => string, right: (l: Idiom) => string): Write =>
  (l) => [l.set(message, wrong(l)), l.set(message, right(l))];

const own = (name: string) => (l: Idiom) => l.name(name);
const hex = (l: Idiom, of: string): string => l.hex(of);
const base64 = (l: Idiom, of: string): string => l.base64(of);

/** The change for a cause, written in any language. What depends on the words of the answer is in told.ts; other causes are put right in words only. */
export const FIXES: Readonly<Record<string, Write>> = {
  'body-reserialised-json': rawBody,
  'framework-parsed-body': rawBody,
  'json-escaped-unicode': rawBody,
  'json-escaped-slashes': rawBody,
  'json-escaped-html': rawBody,
  'json-whitespace': rawBody,
  'json-key-order': rawBody,
  'number-formatting': rawBody,
  'python-repr-body': rawBody,
  'body-object-to-string': rawBody,
  'literal-undefined': rawBody,
  'body-double-encoded': rawBody,
  'form-vs-json': rawBody,
  'partial-body-signed': rawBody,
  'body-empty': signed(
    (l) => l.text(''),
    (l) => l.rawBody,
  ),
  'field-trimmed': signed((l) => l.trim(l.name(body)), own(body)),
  'trailing-newline': signed((l) => l.join(l.name(body), l.text('\\n')), own(body)),
  'trailing-newline-stripped': signed((l) => l.trim(l.name(body)), own(body)),
  'line-endings-crlf': signed(
    (l) => l.join(l.name('line'), l.text('\\r\\n')),
    (l) => l.join(l.name('line'), l.text('\\n')),
  ),
  'quotes-around-message': signed((l) => l.join(l.text('"'), l.name(body), l.text('"')), own(body)),
  'charset-latin1-truncate': messageBytes((l) => l.latin1(l.name(message))),
  'charset-platform-default': messageBytes((l) => l.latin1(l.name(message))),
  'charset-ascii-question-mark': messageBytes((l) => l.latin1(l.name(message))),
  'trailing-newline-in-secret': key(own(secret), (l) => l.trim(l.name(secret))),
  'whitespace-in-secret': key(own(secret), (l) => l.trim(l.name(secret))),
  'secret-hex-decoded-wrongly': key((l) => l.fromHex(l.name(secret))),
  'secret-base64-decoded-wrongly': key((l) => l.fromBase64(l.name(secret))),
  'jwt-secret-base64': key((l) => l.fromBase64(l.name(secret))),
  'secret-not-hex-decoded': key(
    (l) => l.utf8(l.name(secret)),
    (l) => l.fromHex(l.name(secret)),
  ),
  'secret-not-base64-decoded': key(
    (l) => l.utf8(l.name(secret)),
    (l) => l.fromBase64(l.name(secret)),
  ),
  'secret-base64-encoded-extra': key((l) => l.base64(l.utf8(l.name(secret)))),
  'secret-hex-encoded-extra': key((l) => l.hex(l.utf8(l.name(secret)))),
  'secret-url-decoded': key((l) => l.decoded(l.name(secret))),
  'key-latin1-vs-utf8': key((l) => l.latin1(l.name(secret))),
  'key-id-secret-swapped': key((l) => l.utf8(l.name('publicToken'))),
  'wrong-key-field': key((l) => l.utf8(l.name('publicToken'))),
  'wrong-key-derivation': key((l) => l.hash(l.utf8(l.name(secret)))),
  'key-message-swapped': (l) => [
    l.set(mac, l.hmac(l.utf8(l.name(message)), l.utf8(l.name(secret)))),
    l.set(mac, ownMac(l)),
  ],
  'plain-hash-not-hmac': messagePlain,
  'hex-case': signature((l, of) => l.upper(l.hex(of)), hex),
  'output-hex-not-base64': signature(hex, base64),
  'output-base64-not-hex': signature(base64, hex),
  'base64url-vs-base64': signature((l, of) => l.base64url(of), base64),
  'field-order': signed(
    (l) => l.join(l.name('second'), l.name('first')),
    (l) => l.join(l.name('first'), l.name('second')),
  ),
  'params-missing-from-base': signed(own('first'), (l) => l.join(l.name('first'), l.name('second'))),
  'field-case-changed': signed((l) => l.lower(l.name('email')), own('email')),
  'method-mismatch': signed((l) => l.lower(l.name('method')), own('method')),
  'url-encoding': signed((l) => l.decoded(l.name('requestTarget')), own('requestTarget')),
  'url-double-encoding': signed((l) => l.encoded(l.name('requestTarget')), own('requestTarget')),
  'query-missing-from-path': signed(own('path'), (l) => l.join(l.name('path'), l.text('?'), l.name('query'))),
  'timestamp-ms-vs-s': (l) => [l.set('timestamp', l.millis), l.set('timestamp', l.seconds)],
  'timestamp-regenerated': (l) => [
    [l.set(message, l.join(inText(l, l.seconds), l.name('email'))), l.set('header', l.seconds)].join('\n'),
    [
      l.set('timestamp', l.seconds),
      l.set(message, l.join(l.name('timestamp'), l.name('email'))),
      l.set('header', l.name('timestamp')),
    ].join('\n'),
  ],
};

/** A hash over key and message is no HMAC. */
function messagePlain(l: Idiom): readonly [string, string] {
  return [l.set(mac, l.hash(l.join(l.name(secret), l.name(message)))), l.set(mac, ownMac(l))];
}

/** A command's output inside a string, where the language needs that written. */
function inText(l: Idiom, expression: string): string {
  return isShell(l) ? `$(${expression})` : expression;
}
