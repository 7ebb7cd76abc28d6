import * as e from '../../core/recipe/expression.ts';
import { defineOperation, type Scheme } from '../../core/scheme/define.ts';
import { rawBody, secret, text, unixSeconds } from '../../core/scheme/fields.ts';
import { jsonMembers, jsonNumber, jsonString } from '../../core/scheme/json-template.ts';
import { optional, template } from '../../core/scheme/template.ts';
import { evidenceField } from '../../core/scheme/verify.ts';

/** Every word that a recipe can be made of, also those that no scheme uses today, and names that are hard to spell. */
const words = defineOperation({
  id: 'all',
  title: 'Every word',
  summary: 'For tests.',
  direction: 'request',
  fields: {
    class: text('class', 'A keyword.'),
    id: text('2 id', 'A digit first.'),
    key: secret('URL', 'A library.'),
    body: rawBody('body', ''),
  },
  recipe({ class: a, id: b, key, body }) {
    const bytes = e.utf8(e.concat(a, 'é"\\\n', b));
    const digits = e.literal('17');
    return {
      'hex upper': e.hexUpper(bytes),
      'hex decoded': e.hexDecode(e.hex(bytes)),
      'base64 decoded': e.base64Decode(e.base64(bytes)),
      'base64url decoded': e.base64urlDecode(e.base64url(bytes)),
      text: e.utf8Decode(e.base64Decode(e.base64(bytes))),
      percent: e.percentEncode(a),
      form: e.formEncode(e.pairs(['x y~*', a], ['z', b], ['empty', e.literal('')])),
      json: e.jsonObject(e.pairs(['a"', a], ['b', b])),
      joined: e.join('\r\n', a, b, body),
      present: e.joinPresent('$&', a, b, body),
      chosen: e.choose(b, { '': a, "it's": b }, e.concat(e.choose(a, { '': 'none' }, a), '!')),
      absent: e.optionalMember(e.literal('{"a":1}'), 'b', 'c'),
      member: e.jsonMember(e.literal('{"a":1.50,"b":"\\u00e9\\/","a":true}'), 'z', 'a'),
      part: e.segment(e.concat('1.2.', e.hex(bytes)), '.', 2, 3),
      less: e.minus(digits, e.literal('20')),
      nothing: e.minus(digits, e.literal('')),
      md5: e.hash('MD5', bytes),
      sha1: e.hash('SHA-1', bytes),
      sha384: e.hash('SHA-384', bytes),
      sha512: e.hmac('SHA-512', e.utf8(key), bytes),
      print: e.hex(e.hmac('MD5', e.utf8(key), e.hash('SHA-256', bytes))),
    };
  },
  result: 'print',
  message: ({ class: a, body }, { print, part, form }) => ({
    method: 'PUT',
    origin: 'https://words.example',
    target: template`/${part}?${form}`,
    headers: [
      ['X-Print', template`Words "${print}"${optional(a)`, a`}`],
      ['X-Maybe', { parts: [optional(a)`yes`] }],
    ],
    body: {
      json: jsonMembers(
        ['n', jsonNumber(e.literal('12345678901234567890'))],
        ['s', jsonString(body)],
        ['o', jsonMembers(['t', jsonString(a)])],
      ),
    },
  }),
});

/** A callback whose checks judge time, too. */
const timed = defineOperation({
  id: 'timed',
  title: 'A callback with a time',
  summary: 'For tests.',
  direction: 'callback',
  fields: {
    key: secret('key', ''),
    until: unixSeconds('until', ''),
    body: rawBody('body', ''),
    now: unixSeconds('now', '', { optional: true }),
  },
  recipe({ key, until, body }) {
    return { print: e.hex(e.hmac('SHA-256', e.utf8(key), e.utf8(e.join('.', until, body)))) };
  },
  result: 'print',
  message: ({ until, body }, { print }) => ({
    method: 'POST',
    origin: 'https://words.example',
    target: '/timed',
    headers: [['X-Print', template`until=${until},print=${print}`]],
    body: { raw: body },
  }),
  verifier: ({ until, now }, { print }) => ({
    evidence: 'print',
    steps: [{ name: 'print', expr: print }],
    checks: [
      {
        name: 'print matches',
        code: 'signature-mismatch',
        test: { is: 'equal', received: evidenceField('print'), expected: print },
        says: '',
      },
      {
        name: 'until is to come',
        code: 'timestamp-expired',
        test: { is: 'time', claims: e.concat('{"until":', until, '}'), claim: 'until', rule: 'expires', now },
        says: '',
      },
      {
        // Whatever the clock says, one of the two fails.
        name: 'until is past',
        code: 'timestamp-in-future',
        test: { is: 'time', claims: e.concat('{"until":', until, '}'), claim: 'until', rule: 'starts', now },
        says: '',
      },
    ],
  }),
});

/** A scheme of no vendor that uses every word of programs at least once; tests only, no card lists it. */
export const allWords: Scheme = {
  card: { id: 'words', name: 'Words', line: '', tags: [] },
  operations: [words, timed],
};
