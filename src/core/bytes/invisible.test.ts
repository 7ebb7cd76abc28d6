import { expect, test } from 'vitest';

import { checkField, publicKey, text } from '../scheme/fields.ts';
import { findInvisible } from './invisible.ts';

const codes = (value: string) => findInvisible(value, 'single').map(({ code }) => code);

test('quotes round a value are told, straight ones and what chats and word processors make of them', () => {
  for (const value of ['"abc"', "'abc'", '`abc`', '“abc”', '„abc“', '‘abc’', '«abc»'])
    expect(codes(value), value).toEqual(['quotes']);
  for (const value of ['a"b"c', '"abc', 'abc"', 'it’s', '‘tis']) expect(codes(value), value).toEqual([]);
});

test('a key that is read and not signed may end with a line break; a text that is signed is told so', () => {
  const endsWithBreak = 'trailing-newline';
  const told = (field: typeof publicKey, value: string) =>
    checkField(field('name', 'what it is'), value).map(({ code }) => code);
  expect(told(text, 'abc\n')).toContain(endsWithBreak);
  expect(told(publicKey, '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n')).not.toContain(endsWithBreak);
});
