import { expect, it } from 'vitest';

import { encodeHex } from '../../core/bytes/hex.ts';
import { READINGS } from './reading.ts';

const reading = (id: string) => READINGS.find((one) => one.id === id);

it('has both names for a secret that is encoded with the line feed of echo', () => {
  expect(reading('base64-extra-lf')?.names).toEqual([
    ['secret-base64-encoded-extra'],
    ['secret-base64-encoded-extra', 'trailing-newline-in-secret'],
  ]);
});

// Measured with Go 1.19: key, _ := base64.StdEncoding.DecodeString(secret)
it.each([
  ['abcd_efgh', '69b71d'],
  ['abcdefgh-i', '69b71d79f821'],
  ['whsec_MfKQ', 'c21b1e'],
  ['two words', '00'],
  ['YWJj', undefined],
  ['YWI=', undefined],
])('reads %s as Go does that passes over the error', (secret, key) => {
  const bytes = reading('base64-go')?.read(secret);
  expect(bytes && encodeHex(bytes)).toBe(key);
});
