import type { Question } from '../../core/scheme/question.ts';

/** On seconds, e-mail and raw bodies, and on Sumsub’s headers of the same names. */
export const questions: readonly Question[] = [
  {
    about: ['request'],
    asks: 'Why is every request refused although the secret is right?',
    says: 'Most often the time is in milliseconds. Date.now(), System.currentTimeMillis() and UnixMilli() count milliseconds; the header wants ten digits. Divide by 1000 and drop the fraction.',
    causes: ['timestamp-ms-vs-s'],
  },
  {
    about: ['request'],
    asks: 'Why is a request refused now and then, when all others pass?',
    says: 'The clock is read twice, once for the string and once for the header, and sometimes the second changes in between. Keep the value in one variable.',
    causes: ['timestamp-regenerated'],
  },
  {
    about: ['request'],
    asks: 'Why does my signature not match when it works for a colleague’s account?',
    says: 'The e-mail is signed and never sent, so the server uses the registered one. A capital letter, a trailing space or an accent typed in another way makes it another string. Copy it from the account settings.',
    causes: ['field-case-changed', 'unicode-normalisation', 'trailing-newline'],
  },
  {
    about: ['request', 'webhook'],
    asks: 'The secret looks like hex. Do I decode it?',
    says: 'No. The key is the characters of SecretToken as UTF-8. If your function can take hex or base64, set it to text.',
    causes: ['secret-hex-decoded-wrongly', 'secret-base64-decoded-wrongly'],
  },
  {
    about: ['request', 'webhook'],
    asks: 'My value has 44 characters and the right one has 64. Why?',
    says: 'The digest is right, its text form is not: yours is base64, the vendor wants lower-case hex. At 88 characters, the hex text itself was encoded as base64.',
    causes: ['output-base64-not-hex', 'base64-of-hex'],
  },
  {
    about: ['request'],
    asks: 'I call hash(secret + string). Is that not the same?',
    says: 'No. HMAC mixes the key in twice, in its own way. Use the function that is called HMAC and check the order of its arguments: in some languages the key comes first, in others the message.',
    causes: ['plain-hash-not-hmac', 'key-message-swapped'],
  },
  {
    about: ['webhook'],
    asks: 'Why does the webhook not verify when the data is obviously right?',
    says: 'A framework parsed the body and your code re-serialised it: 1500.50 becomes 1500.5, escapes and spaces change. Take the raw bytes before any JSON parser runs; in Express, with express.raw() on that route.',
    causes: ['body-reserialised-json', 'number-formatting', 'json-whitespace'],
  },
  {
    about: ['webhook'],
    asks: 'Why do webhooks with Cyrillic names fail, and all others pass?',
    says: 'The sender escapes letters outside ASCII as \\u041E, and your JSON library writes them as they are, or the reverse. The data is the same, the bytes are not.',
    causes: ['json-escaped-unicode'],
  },
  {
    about: ['request'],
    asks: 'I found code with the same header names. Why does it never match?',
    says: 'It is for Sumsub, which uses the same three names but signs another string: time, method, path and body. The Verify view names it when it sees such a value.',
    causes: [],
  },
];
