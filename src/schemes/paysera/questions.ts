import type { Question } from '../../core/scheme/question.ts';

const MAC = ['mac', 'oauth-token'];

/** The normalized string's traps (last line feed, port, body_hash), tokens and callbacks. */
export const questions: readonly Question[] = [
  {
    about: MAC,
    asks: 'Why does my MAC not match when all seven values are right?',
    says: 'The line feed after the last line is missing. Joining seven values with \\n gives six of them; each value is followed by one, ext too, and an empty ext leaves two at the end.',
    causes: ['missing-separator'],
  },
  {
    about: MAC,
    asks: 'Why does my PHP string look right and still give another MAC?',
    says: "'\\n' in single quotes is a backslash and an n. Use double quotes.",
    causes: ['missing-separator'],
  },
  {
    about: MAC,
    asks: 'mac_key looks like base64. Do I decode it?',
    says: 'No. It is used as the text it is, byte for byte.',
    causes: ['secret-base64-decoded-wrongly'],
  },
  {
    about: MAC,
    asks: 'My MAC has 64 characters, the documented one 44. Why?',
    says: 'Yours is hex. The header wants base64 of the raw digest, with its = at the end.',
    causes: ['output-hex-not-base64'],
  },
  {
    about: ['mac'],
    asks: 'Why do GET requests work and those with a body fail?',
    says: 'The body has to go into ext as body_hash, and the bytes that are hashed must be the bytes that are sent. A library that re-serialises the JSON after signing, or escapes ė as \\u0117, breaks it.',
    causes: ['body-reserialised-json', 'json-escaped-unicode', 'json-escaped-slashes'],
  },
  {
    about: MAC,
    asks: 'Do I sign the whole URL?',
    says: 'No. Path and query stand on one line as they are on the request line; host and port have lines of their own.',
    causes: ['proxy-scheme-host', 'query-missing-from-path', 'port-included'],
  },
  {
    about: ['mac'],
    asks: 'Why does it fail when the query has a + or an umlaut?',
    says: 'The client encodes the query once more, or in another way, after you have signed it. Sign what goes over the wire: look at the raw request.',
    causes: ['plus-vs-space', 'percent-hex-case', 'url-double-encoding'],
  },
  {
    about: MAC,
    asks: 'The MAC is right and the answer is 401. What now?',
    says: 'Look at the clock and the nonce. A nonce works once, and a client that retries has to make a new one. GET /rest/v1/server tells the server’s time.',
    causes: [],
  },
  {
    about: ['oauth-token'],
    asks: 'The token request works. Why are the calls after it refused?',
    says: 'With an access token both halves change: the token is the MAC id, and the mac_key that came with it is the key. Your client’s own key no longer works.',
    causes: ['wrong-key-field'],
  },
  {
    about: ['callback'],
    asks: 'Why does sign not verify when the event decodes correctly?',
    says: 'sign is over the bytes of event once the form is decoded, before its JSON is. A JSON library turns \\/ into /, and a form that is decoded twice turns + into a space.',
    causes: [],
  },
  {
    about: ['callback'],
    asks: 'Which key is it checked with?',
    says: 'With Paysera’s public key from /publickey. Neither your mac_key nor a key pair of your own plays any part.',
    causes: [],
  },
  {
    about: ['certificate'],
    asks: 'Why does the TLS handshake fail after Paysera has sent the certificate?',
    says: 'The certificate and the private key must belong together. If the key was regenerated after the request was sent, they do not. The sandbox and openssl x509 -pubkey show it.',
    causes: [],
  },
  {
    about: ['certificate'],
    asks: 'Where does project_id go when there is no ext?',
    says: 'Into a header: Wallet-Api-Project-Id. Every parameter of ext has one of that form.',
    causes: [],
  },
];
