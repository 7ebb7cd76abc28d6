import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

import { asCheckValue, checkValue, sharedWord } from './check-value.ts';
import { guessable } from './guessable.ts';

/** The construction of docs/decisions/009, in another language. */
const PYTHON = `
import hashlib, sys, json
letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
for secret, word in json.load(sys.stdin):
    raw = hashlib.pbkdf2_hmac('sha256', secret.encode(), b'countersign check value 1\\0' + word.encode(), 600000, 5)
    n = int.from_bytes(raw, 'big')
    text = ''.join(letters[n >> 5 * i & 31] for i in reversed(range(8)))
    print(text[:4] + '-' + text[4:])
`;

describe('a check value', () => {
  it('is what Python makes by the same rule', async () => {
    const pairs = [
      ['7c9e6679-7425-40de-944b-e07fc1f90ae7', 'blue fox'],
      ['ключ 😊', 'straße'],
      ['x', ''],
    ] as const;
    const python = spawnSync('python3', ['-c', PYTHON], { input: JSON.stringify(pairs), encoding: 'utf8' });
    const ours = await Promise.all(pairs.map(([secret, word]) => checkValue(secret, word)));
    expect(python.stdout.trim().split('\n')).toEqual(ours);
    expect(ours[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  }, 60_000);

  it('is another one for another secret or word, and the same however the word is written', async () => {
    const [a, b, c, d] = await Promise.all([
      checkValue('secret', 'Blue  Fox '),
      checkValue('secret', 'blue fox'),
      checkValue('secret\n', 'blue fox'),
      checkValue('secret', 'red fox'),
    ]);
    expect(a).toBe(b);
    expect(new Set([a, c, d]).size).toBe(3);
  }, 60_000);

  it('is read as people write and say it', () => {
    expect(['abcd-1234', 'ABCD 1234', ' abcdi2E4', 'ab–cd–oooo'].map(asCheckValue)).toEqual([
      'ABCD-1234',
      'ABCD-1234',
      'ABCD-12E4',
      'ABCD-0000',
    ]);
  });

  it('takes a word as it is meant', () => {
    expect(sharedWord('  Ｂlue\tFOX ')).toBe('blue fox');
  });
});

describe('guessable', () => {
  it.each([
    'hunter2',
    'your-secret-token',
    'password123456',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'ababababababababab',
    'test-secret-key-1234',
  ])('says why %s can be guessed, without quoting it', (secret) => {
    expect(guessable(secret)).toBeDefined();
    expect(guessable(secret)).not.toContain(secret);
  });

  it.each([
    '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    'IrdTc8uQodU7PRpLzzLTW6wqZAO6tAMU',
    '9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d',
  ])('has nothing against %s', (secret) => {
    expect(guessable(secret)).toBeUndefined();
  });
});
