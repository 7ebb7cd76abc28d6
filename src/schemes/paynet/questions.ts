import type { Question } from '../../core/scheme/question.ts';

const about = ['auth'];

/**
 * The traps of the vendor's own samples among them: a key read from the clock twice, a line feed of echo, a float
 * of PHP.
 */
export const questions: readonly Question[] = [
  {
    about,
    asks: 'Why does the hash from my shell script never match?',
    says: 'echo ends its output with a line feed, and md5sum hashes that too. Use printf %s, or echo -n.',
    causes: ['trailing-newline'],
  },
  {
    about,
    asks: 'Why is my hash wrong only now and then?',
    says: 'The clock is read twice: once for key in the body, once inside the hash. When a millisecond passes between the two, they differ. The vendor’s own JavaScript sample does it. Read it once.',
    causes: ['timestamp-regenerated'],
  },
  {
    about,
    asks: 'Why is the second of two quick calls refused with “Auth failed”?',
    says: 'The hash is right and the key did not rise. time() * 1000 moves once a second, so two calls in one second share a key. Use real milliseconds, or a counter.',
    causes: [],
  },
  {
    about,
    asks: 'In which order do the parts go?',
    says: 'id, token, key, with nothing between them. A colon, a space or another order gives another hash.',
    causes: ['field-order', 'missing-separator'],
  },
  {
    about,
    asks: 'Why does PHP give me a different hash from JavaScript?',
    says: 'round(microtime(true) * 1000) is a float. Joined to a string it may print as 1.7063604E+12. Cast it to int first.',
    causes: ['number-formatting'],
  },
  {
    about,
    asks: 'Is it an HMAC?',
    says: 'No, a plain MD5 over the joined text. A function that asks for a key is the wrong function.',
    causes: ['plain-hash-not-hmac'],
  },
  {
    about,
    asks: 'May the hash be in upper case?',
    says: 'The documentation shows lower case. MD5 functions of some languages and databases print upper case: convert it.',
    causes: ['hex-case'],
  },
  {
    about,
    asks: 'The token comes from an environment file and nothing matches. Why?',
    says: 'Quotes around the value, or a line feed at its end, have become part of it. This page shows invisible characters: paste it and look.',
    causes: ['quotes-around-secret', 'trailing-newline-in-secret'],
  },
];
