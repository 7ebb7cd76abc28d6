import { describe, expect, it } from 'vitest';

import { findInvisible } from '../core/bytes/invisible.ts';
import { withoutEnd } from '../core/bytes/text.ts';
import { readPublicKey } from '../core/crypto/keys.ts';
import { parseRawHttp } from '../core/http/parse-raw.ts';
import { splitUrl } from '../core/http/url.ts';
import { inspectPem } from '../core/pki/inspect.ts';
import { compareResult } from '../core/scheme/compare.ts';
import { hiddenIn } from '../core/scheme/hidden.ts';
import { checkLive, checkLiveToken } from '../core/scheme/live-secrets.ts';
import { noteOwnTokens } from '../core/scheme/own-tokens.ts';
import { extractToken } from '../core/token/paste.ts';
import { around } from '../doctor/around.ts';
import { evidenceReadings } from '../doctor/signed/evidence-readings.ts';
import { keysOf } from '../doctor/signed/keys.ts';
import { fromPythonRepr } from '../doctor/signed/python-repr.ts';
import { writeLink } from './link.ts';
import { readCases } from './pack.ts';
import { visibleLines } from './report/visible.ts';
import { leastSeconds } from '../../tools/least-time.ts';

const SECRET = { name: 'password', text: 'a'.repeat(12), places: ['body'] };

/** Whatever reads what somebody pasted, dropped or was sent in a link; the importer has its own (`import/fuzz.test.ts`). */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a public key': (text) => readPublicKey(text),
  'the damage of a public key': (text) => keysOf('public key', text, '', {}),
  'a certificate': inspectPem,
  'a token': extractToken,
  'what stands round a token': around,
  'a signature': (text) => evidenceReadings(text, 'base64', false),
  'what Python printed': fromPythonRepr,
  'a value to compare': (text) => compareResult('A'.repeat(43), text),
  'raw HTTP': parseRawHttp,
  'an address': splitUrl,
  'a pack': readCases,
  'what cannot be seen': (text) => findInvisible(text, 'multiline'),
  'a live secret': (text) => [checkLive(text, 'key'), checkLiveToken(text, 'token', 0)],
  'an answer': noteOwnTokens,
  'a body with secrets': (text) => hiddenIn(text, 'body', [SECRET]),
  'a report': visibleLines,
  'a link to be written': (text) =>
    writeLink({ scheme: 'paynet', operation: 'auth', inputs: { id: text }, observed: {} }),
};

const STARTS = [
  '',
  '-----BEGIN PUBLIC KEY-----',
  'BEGIN A',
  'GET / HTTP/1.1\r\nX:',
  'https://a/',
  '{"password":"',
  'eyJ',
];
const REPEATED = [
  '=',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '0',
  'a',
  'A',
  '-',
  '_',
  '.',
  ',',
  ';',
  '/',
  '\\',
  '"',
  "'",
  '%',
  '{',
  '[',
  '\0',
  'a ',
  'a=',
  '&a=',
  'a:',
  '"a":',
  '"a":"b.c.d",',
  'eyJ.',
  '-eyJ',
  'BEGIN ',
  '-----BEGIN A-----',
  '\\n',
  '\u200b',
  '\ud800',
];

/** Small ones first: a reader that would take a year for the last one fails at an earlier one. */
const LENGTHS = [50, 400, 3000, 20_000, 100_000];

describe('nothing takes long', () => {
  const EACH = Object.entries(READERS).flatMap(([name, read]) => STARTS.map((start) => [name, start, read] as const));
  // Processor time, which a busy machine does not add to; and a start at a time, so that a test is no long one there.
  it.each(EACH)('100,000 characters of one thing are less than a second for %s after %j', async (_, start, read) => {
    for (const token of REPEATED)
      for (const length of LENGTHS) {
        const text = `${start}${token.repeat(Math.ceil(length / token.length))}!`;
        const seconds = await leastSeconds(() => read(text));
        expect(seconds, `${length} of ${JSON.stringify(token)}`).toBeLessThan(1);
      }
  });
});

it('an end is taken off whole, and nothing before it', () => {
  expect(withoutEnd('a==b==', '=')).toBe('a==b');
  expect(withoutEnd('a\r\n\n', '\r\n')).toBe('a');
  expect(withoutEnd('==', '=')).toBe('');
  expect(withoutEnd('', '=')).toBe('');
});
