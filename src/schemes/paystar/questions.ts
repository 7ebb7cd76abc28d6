import type { Question } from '../../core/scheme/question.ts';

const SIGNED = ['callback', 'alert'];

/**
 * On key pairs, decimals and semicolons. That payouts answer 401 is asked in the vendor’s Tech FAQ, whose answer
 * was not captured.
 */
export const questions: readonly Question[] = [
  {
    about: ['bearer'],
    asks: 'Why do deposits work, and payouts answer 401 with the same token?',
    says: 'They are separate pipelines with separate key pairs. Make the payout token from the payout keys.',
    causes: ['wrong-key-field'],
  },
  {
    about: ['bearer'],
    asks: 'My token differs from the one on this page. Is it wrong?',
    says: 'Not for that. Members in another order, a space after a colon or extra claims give another, equally valid text. The server checks the bytes it gets; paste yours into Verify.',
    causes: [],
  },
  {
    about: ['bearer'],
    asks: 'Why is the token refused although jwt.io calls it valid?',
    says: 'jwt.io can take the secret as base64, and so can libraries. PayStar’s key is the text of privateKey as UTF-8. Clear the checkbox and compare again.',
    causes: ['secret-base64-decoded-wrongly'],
  },
  {
    about: ['bearer'],
    asks: 'Why is every token refused now that the key comes from a secret store?',
    says: 'There is a line feed at its end, or quotes are around it. Neither shows in a log. Paste it here: both are made visible.',
    causes: ['trailing-newline-in-secret', 'quotes-around-secret'],
  },
  {
    about: ['bearer'],
    asks: '.NET refuses my key as too short. Is it wrong?',
    says: 'No. HS256 wants keys of 32 bytes or more by RFC 7518, and .NET insists; other libraries only warn. A privateKey in the form of a UUID has 36.',
    causes: [],
  },
  {
    about: SIGNED,
    asks: 'Why does my HMAC not match the callback’s Signature?',
    says: 'Because it is not an HMAC. It is SHA-256 over the joined text with privateKey as its last part.',
    causes: ['plain-hash-not-hmac'],
  },
  {
    about: ['callback'],
    asks: 'Why do only callbacks with decimals fail?',
    says: 'The amount went through a number: 2600.00 was printed as 2600. Take the literal as it stands in the raw body.',
    causes: ['number-formatting'],
  },
  {
    about: ['callback'],
    asks: 'Why is externalId empty in my string?',
    says: 'Older callbacks spell the member externald, without the I. Accept both.',
    causes: ['params-missing-from-base'],
  },
  {
    about: SIGNED,
    asks: 'Is there a semicolon before the key?',
    says: 'Yes, between all parts and before the key; none after it.',
    causes: ['missing-separator'],
  },
  {
    about: ['alert'],
    asks: 'Why do alerts fail when callbacks verify?',
    says: 'Every alert endpoint has a key of its own, and CreatedAt has seven decimals: a date type that keeps only three writes another string.',
    causes: ['timestamp-format', 'wrong-key-field'],
  },
];
