/** The groups of mistakes.md, section 1. */
export type Group = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J';

/** The title of each group, as the Doctor heads what it found. */
export const GROUPS: Readonly<Record<Group, string>> = {
  A: 'Body is not the byte string that was signed',
  B: 'Line ends, quotes and other invisible bytes',
  C: 'Character set of the message',
  D: 'Right secret, wrong key bytes',
  E: 'Wrong secret altogether',
  F: 'Wrong construction or algorithm',
  G: 'Digest right, text form wrong',
  H: 'Base string: fields, order, separators',
  I: 'URL, path, query, host, port',
  J: 'Time',
};

interface CauseWords {
  readonly group: Group;
  /** What to do, in one sentence. */
  readonly fix: string;
  /** The same where it is a secret, or another short text, and no body. */
  readonly secret?: string;
  readonly part?: string;
}

/** What a mistake was made with. */
export type MistakenPlace = 'body' | 'secret' | 'part';

const RAW =
  'Keep the bytes of the body as they were received or will be sent, and compute over them before any parser.';
const UNESCAPED = 'Sign the characters themselves: in a text taken from JSON by a parser, the escapes are undone.';
const UTF8 = 'Encode the text as UTF-8, and name UTF-8 in the code instead of taking the platform’s default.';
const RAW_DIGEST = 'Encode the raw bytes of the digest once, in the documented form.';

/** The fix for every cause that the doctor can report, by id (mistakes.md, section 2). */
export const CAUSES: Readonly<Record<string, CauseWords>> = {
  'body-reserialised-json': { group: 'A', fix: RAW },
  'framework-parsed-body': {
    group: 'A',
    fix: 'Mount a raw-body parser on this route, before the global JSON parser, and sign its bytes.',
  },
  'proxy-rewrote-body': {
    group: 'A',
    fix: 'Verify at the edge, before anything rewrites the body, or stop it from rewriting.',
  },
  'json-escaped-unicode': {
    group: 'A',
    fix: `${RAW} If you must serialise, leave characters beyond ASCII as they are.`,
    part: UNESCAPED,
    secret:
      'Use the characters of the secret themselves: where it was taken from JSON or a file of settings, the escapes are to be undone.',
  },
  'json-escaped-slashes': {
    group: 'A',
    fix: `${RAW} In PHP, JSON_UNESCAPED_SLASHES on both sides does it.`,
    part: UNESCAPED,
  },
  'json-escaped-html': {
    group: 'A',
    fix: `${RAW} In Go, a json.Encoder with SetEscapeHTML(false) does it.`,
    part: UNESCAPED,
  },
  'json-whitespace': {
    group: 'A',
    fix: 'Serialise once and both sign and send that one byte string.',
    part: 'Keep the text as it is, with its spaces.',
  },
  'json-key-order': { group: 'A', fix: `${RAW} The order of members is lost in maps.` },
  'number-formatting': {
    group: 'A',
    fix: 'Keep numbers as the text they were written in; never parse and print them again.',
  },
  'python-repr-body': {
    group: 'A',
    fix: 'Call json.dumps once and sign and send its result; str() of a dict is not JSON.',
  },
  'body-object-to-string': {
    group: 'A',
    fix: 'Serialise (or await) the body first; a template literal or a cast gives only the name of its type.',
    part: 'Join the parts as documented: a list turned into text has brackets, quotes or commas of its own.',
  },
  'literal-undefined': {
    group: 'A',
    fix: 'The value was missing when the string was built: load it first. If it is meant to be empty, use the empty string, not a word.',
  },
  'body-empty': { group: 'A', fix: 'Capture the raw body for every content type before the signature is computed.' },
  'body-empty-vs-{}': { group: 'A', fix: 'Sign exactly what is sent: an empty body is the empty string.' },
  'body-double-encoded': { group: 'A', fix: 'The body is text already: sign it as it is, without encoding it again.' },
  'lambda-base64-body': {
    group: 'A',
    fix: 'Sign the body itself, not its base64 text (which API Gateway hands over, with isBase64Encoded set).',
  },
  'form-vs-json': { group: 'A', fix: 'Sign the body in the format in which it is sent.' },
  'partial-body-signed': { group: 'A', fix: 'Sign the whole raw body.' },
  'html-entity-encoded': {
    group: 'A',
    fix: 'Read the body before any input filter (in PHP: php://input).',
    part: 'Sign the text itself: characters are escaped for HTML only where a page is written.',
  },
  'backslash-slashed': {
    group: 'A',
    fix: 'Read the raw input (in PHP: php://input) or undo the slashes (wp_unslash).',
    part: 'Sign the text itself, without backslashes before its quotes.',
  },
  'field-trimmed': { group: 'A', fix: 'Hash values as they were received; do not trim.' },
  'wrapper-object-signed': { group: 'A', fix: 'Sign the body itself, not an object with it inside.' },
  'body-vs-query': { group: 'A', fix: 'Put the parameters where they were signed.' },
  'trailing-newline': { group: 'B', fix: 'Sign without anything after the message: printf %s, or echo -n.' },
  'trailing-newline-stripped': {
    group: 'B',
    fix: 'Keep the line end: compare the length of what you signed with Content-Length.',
    part: 'Keep the text whole, with what stands at its end.',
  },
  'newlines-stripped': { group: 'B', fix: 'Send and sign the bytes unchanged (curl: --data-binary).' },
  'line-endings-crlf': { group: 'B', fix: 'Keep the line ends as they are; open files and text areas in binary mode.' },
  'quotes-around-message': { group: 'B', fix: 'Sign without the quotes: the shell or the template kept them.' },
  'whitespace-in-message': { group: 'B', fix: 'Remove the white space before the message.' },
  'nul-terminator': { group: 'B', fix: 'Give the length without the terminating NUL.' },
  'utf8-bom': { group: 'B', fix: 'Write and read without a byte order mark (in .NET: new UTF8Encoding(false)).' },
  'charset-latin1-truncate': { group: 'C', fix: UTF8 },
  'charset-platform-default': { group: 'C', fix: UTF8 },
  'charset-ascii-question-mark': { group: 'C', fix: UTF8 },
  'charset-replacement-char': {
    group: 'C',
    fix: 'Work on bytes all the way; a text that was decoded wrongly cannot be repaired.',
  },
  'charset-utf16': { group: 'C', fix: UTF8 },
  'charset-double-utf8': { group: 'C', fix: 'The text is UTF-8 already: do not encode it again.' },
  'unicode-normalisation': { group: 'C', fix: 'Use the characters exactly as registered; do not normalise.' },
  'pem-newlines-escaped': {
    group: 'D',
    fix: 'Store the key with its own line breaks and its BEGIN and END lines; in an environment variable, turn the two characters \\n into line feeds before use.',
  },
  'trailing-newline-in-secret': {
    group: 'D',
    fix: 'Trim the secret where it is read, and store it without a line end (echo -n).',
  },
  'whitespace-in-secret': { group: 'D', fix: 'Copy the secret again, without anything before or after it.' },
  'quotes-around-secret': {
    group: 'D',
    fix: 'Remove the quotes where the secret is stored; docker --env-file keeps them.',
  },
  'secret-hex-decoded-wrongly': { group: 'D', fix: 'Use the characters of the secret as the key; do not decode them.' },
  'secret-base64-decoded-wrongly': {
    group: 'D',
    fix: 'Use the characters of the secret as the key; do not decode them.',
  },
  'jwt-secret-base64': {
    group: 'D',
    fix: 'Use the characters of the secret as the key: leave “secret base64 encoded” unticked.',
  },
  'secret-not-hex-decoded': { group: 'D', fix: 'Decode the hex secret to bytes first.' },
  'secret-not-base64-decoded': { group: 'D', fix: 'Decode the base64 secret to bytes first.' },
  'secret-base64-encoded-extra': { group: 'D', fix: 'Use the secret as it is; do not encode it.' },
  'secret-hex-encoded-extra': { group: 'D', fix: 'Use the secret as it is; do not encode it.' },
  'secret-html-escaped': { group: 'D', fix: 'Copy the secret from the plain page: &, < and > must not be entities.' },
  'secret-url-decoded': {
    group: 'D',
    fix: 'Read the secret verbatim: nothing may turn + into a space or %xx into a character.',
  },
  'secret-dollar-interpolated': {
    group: 'D',
    fix: 'Put the secret in single quotes, or double each $, where it is stored.',
  },
  'secret-truncated-at-hash': {
    group: 'D',
    fix: 'Keep the whole secret: in a .env file # and spaces end it unless it is in quotes. What splits name and value must do so at the first = only (cut -d= -f2-).',
  },
  'secret-escape-processed': { group: 'D', fix: 'Use a raw string: backslashes in the secret are part of it.' },
  'key-latin1-vs-utf8': { group: 'D', fix: 'Make the key bytes from the secret with UTF-8.' },
  'key-bytes-to-utf8-string': {
    group: 'D',
    fix: 'Keep keys and digests as bytes (Buffer, byte[]) all the way, never as text.',
  },
  'missing-key-separator': { group: 'D', fix: 'Use the secret itself as the key, with nothing after it.' },
  'key-id-secret-swapped': { group: 'D', fix: 'Swap the two credentials in the configuration.' },
  'wrong-key-derivation': { group: 'D', fix: 'Use the secret itself as the key.' },
  'prefix-missing-or-included': {
    group: 'D',
    fix: 'Strip exactly the label that the documentation names, and nothing else.',
  },
  'wrong-key-field': {
    group: 'E',
    fix: 'Use the secret that belongs to this signature, not another credential of the account.',
  },
  'wrong-secret-environment': {
    group: 'E',
    fix: 'Use the key of the environment that the message came from: sandbox, test and live have different ones.',
  },
  'rotated-secret': {
    group: 'E',
    fix: 'Choose the key by the kid of the token, and fetch the set again when it is not there.',
  },
  'key-message-swapped': { group: 'F', fix: 'Swap the two arguments: check which one of them is the key.' },
  'argument-order-key-signature': {
    group: 'F',
    fix: 'Swap the arguments: key and received signature are in each other’s place.',
  },
  'wrong-algorithm': { group: 'F', fix: 'Use the algorithm of the documentation.' },
  'jwt-alg-confusion': {
    group: 'F',
    fix: 'Name the algorithm in the code, on both sides, and never take it from the token’s header.',
  },
  'plain-hash-not-hmac': {
    group: 'F',
    fix: 'Use the construction of the documentation: an HMAC is not a hash over key and message.',
  },
  'double-hash': { group: 'F', fix: 'Hash once: give the function the message, not its digest.' },
  'chained-hmac': { group: 'F', fix: 'Compute one MAC.' },
  'double-base64': { group: 'F', fix: 'Encode once.' },
  'wrong-inner-digest': { group: 'F', fix: 'Use the inner digest in the form the documentation gives.' },
  'inner-hash-hex-not-raw': { group: 'F', fix: 'Encode the raw bytes of the inner digest, not its hex text.' },
  'byte-array-to-string': {
    group: 'F',
    fix: 'Encode the bytes (hex or base64) instead of casting them to text.',
    part: 'Put the text itself into the string, not what the language prints for its bytes.',
    secret: 'Give the function the bytes of the secret themselves, not what the language prints for them.',
  },
  'message-not-hex-decoded': { group: 'F', fix: 'Sign the bytes, not their hex text.' },
  'message-hex-decoded-wrongly': { group: 'F', fix: 'Sign the text as it is; do not decode it.' },
  'wrong-scheme-version': { group: 'F', fix: 'Use the scheme of this product and version.' },
  'hex-case': { group: 'G', fix: 'Write the hex digits in the documented case, or compare without regard to case.' },
  'output-hex-not-base64': { group: 'G', fix: RAW_DIGEST },
  'output-base64-not-hex': { group: 'G', fix: RAW_DIGEST },
  'base64-of-hex': { group: 'G', fix: RAW_DIGEST },
  'base64url-vs-base64': { group: 'G', fix: 'Use the documented encoding: its alphabet, and its padding or none.' },
  'base64-case-changed': { group: 'G', fix: 'Leave the case of base64 text alone.' },
  'base64-line-wrap': { group: 'G', fix: 'Encode without line breaks (base64 -w0).' },
  'base64-not-url-encoded': { group: 'G', fix: 'Percent-encode the signature in a URL: + becomes a space otherwise.' },
  'hex-leading-zero-dropped': { group: 'G', fix: 'Print each byte with two digits (%02x).' },
  'hex-padding-bug': { group: 'G', fix: 'Print each byte with two digits (%02x of b & 0xff).' },
  'hex-dash-separators': { group: 'G', fix: 'Remove the separators between the bytes.' },
  'signature-der-not-raw': {
    group: 'G',
    fix: 'Convert the signature: JWS wants r and s as 64 raw bytes (ieee-p1363), OpenSSL and Java give ASN.1 DER.',
  },
  'signature-byte-order': { group: 'G', fix: 'Reverse the bytes of the signature before it is encoded or verified.' },
  'token-tampered': { group: 'A', fix: 'Refuse the token: somebody changed it after it was signed. Get a new one.' },
  'bearer-prefix': { group: 'G', fix: 'Strip “Bearer ” before the token is used.' },
  truncated: { group: 'G', fix: 'Keep the whole value: compare lengths.' },
  'secret-sent-as-signature': {
    group: 'G',
    fix: 'Compute the signature, and send that alone: a secret must never be sent.',
  },
  'missing-separator': {
    group: 'H',
    fix: 'Put the documented separator between the parts (and after the last, if so documented), and no other.',
  },
  'field-order': { group: 'H', fix: 'Put the parts in the documented order.' },
  'params-missing-from-base': { group: 'H', fix: 'Put every documented part into the string.' },
  'passphrase-missing': { group: 'D', fix: 'Put the secret into the string, where the documentation has it.' },
  'empty-field-dropped': { group: 'H', fix: 'Keep the place of an empty part.' },
  'empty-field-added': { group: 'H', fix: 'Leave the empty part out.' },
  'signed-set-differs-from-sent': {
    group: 'H',
    fix: 'Build the string from the documented parts only, once, and send the same values.',
  },
  'wrong-id-in-base': { group: 'H', fix: 'Use the identifier the documentation names.' },
  'field-case-changed': {
    group: 'H',
    fix: 'Use the letters as they are: case counts.',
    secret: 'Use the letters of the secret as they are: case counts.',
  },
  'key-name-case': { group: 'H', fix: 'Write the member’s name exactly as documented.' },
  'method-mismatch': { group: 'H', fix: 'Sign the method that is sent, in the documented case.' },
  'escape-rule': { group: 'H', fix: 'Do not escape the separators.' },
  'url-encoding': {
    group: 'I',
    fix: 'Sign the form that goes over the wire, neither decoded nor encoded again.',
    part: 'Sign the value as it is sent, neither decoded nor encoded again.',
    secret: 'Use the secret as it is: neither decode nor encode it.',
  },
  'url-double-encoding': { group: 'I', fix: 'Encode once.' },
  'url-single-encoding': { group: 'I', fix: 'Encode as often as documented.' },
  'plus-vs-space': { group: 'I', fix: 'Sign the wire form: a space is %20 or + as sent, a plus is %2B.' },
  'percent-hex-case': { group: 'I', fix: 'Sign the escapes in the case in which they are sent (upper by RFC 3986).' },
  'reserved-char-set': { group: 'I', fix: "Sign the wire form: encoders differ in ! ' ( ) * ~ and in , : / ? @ ; $." },
  'query-missing-from-path': { group: 'I', fix: 'Sign the whole request target, with ? and query.' },
  'query-order': { group: 'I', fix: 'Sign the query in the order in which it is sent.' },
  'query-encoded-in-path': { group: 'I', fix: 'Split path and query before encoding.' },
  'path-trailing-slash': { group: 'I', fix: 'Sign the path exactly as on the request line.' },
  'path-double-slash': { group: 'I', fix: 'Join base URL and path with one slash.' },
  'path-prefix-stripped': { group: 'I', fix: 'Sign the path that the server sees.' },
  'proxy-scheme-host': { group: 'I', fix: 'Sign the public host of the API, not the address behind a proxy.' },
  'host-differs': { group: 'I', fix: 'Sign the very host the request goes to.' },
  'port-included': { group: 'I', fix: 'Sign the port as documented, and the host without it.' },
  'timestamp-ms-vs-s': { group: 'J', fix: 'Use the unit of the documentation, the same in string and message.' },
  'timestamp-format': { group: 'J', fix: 'Put the time into the string exactly as it is sent.' },
  'timestamp-regenerated': {
    group: 'J',
    fix: 'Read the clock once, keep the value in a variable, and sign and send that.',
  },
  'clock-skew': { group: 'J', fix: 'Use UTC: Unix time knows no time zone.' },
};

/** Of a cause's row in `CAUSES`; H for an id without one, which doctor/battery.test.ts refuses. */
export function groupOf(cause: string): Group {
  return CAUSES[cause]?.group ?? 'H';
}
