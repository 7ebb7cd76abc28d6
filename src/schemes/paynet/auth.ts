import { concat, hash, hex, utf8 } from '../../core/recipe/expression.ts';
import { defineOperation } from '../../core/scheme/define.ts';
import { integer, risingKey, secret } from '../../core/scheme/fields.ts';
import { jsonMembers, jsonNumber, jsonString } from '../../core/scheme/json-template.ts';
import { template } from '../../core/scheme/template.ts';

/** The `auth` object of every request: docs.paynet.one/authentication.html. */
export const auth = defineOperation({
  id: 'auth',
  title: 'Auth object',
  summary:
    'Every request body carries an auth object: point of sale, rising key and the MD5 of both with the token in between.',
  direction: 'request',
  fields: {
    id: integer(
      'id',
      'Your point of sale, a whole number from your manager. It is kept as text, so any size is exact.',
    ),
    token: secret(
      'token',
      'The secret of this point of sale, from your manager. It must never reach client-side code.',
    ),
    key: risingKey(
      'key',
      'A whole number greater than in the previous request; milliseconds since 1970 by convention. Read the clock once: the same key goes into the hash and the body.',
    ),
  },
  recipe({ id, token, key }) {
    const stringToHash = concat(id, token, key);
    const digest = hash('MD5', utf8(stringToHash));
    return { 'string to hash': stringToHash, 'MD5 digest': digest, hash: hex(digest) };
  },
  result: 'hash',
  message: ({ id, key }, steps) => ({
    method: 'POST',
    origin: 'https://api.paynet.one',
    target: '/balance',
    headers: [['Content-Type', template`application/json`]],
    body: {
      json: jsonMembers([
        'auth',
        jsonMembers(['id', jsonNumber(id)], ['key', jsonNumber(key)], ['hash', jsonString(steps.hash)]),
      ]),
    },
  }),
  coverageNotes: [
    'The hash protects neither the path nor the rest of the body: product, account and amount can be changed under a valid auth object.', // vector paynet-15
    'Nothing separates id, token and key: (id 12, token "3abc") and (id 123, token "abc") have the same hash.', // vector paynet-08
  ],
});
