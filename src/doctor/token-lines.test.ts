import { createHmac } from 'node:crypto';

import { expect, it } from 'vitest';

import { diagnosed } from './fixtures/diagnosed.ts';

const INPUTS = { publicKey: 'a public key that is longer than one line of base64, é, by far', privateKey: 'secret/"1' };
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const HEADER = base64url('{"alg":"HS256","typ":"JWT"}');
const PAYLOAD = base64url(JSON.stringify({ publicKey: INPUTS.publicKey }));
const signed = (input: string, algorithm = 'sha256'): string =>
  `${input}.${createHmac(algorithm, INPUTS.privateKey).update(input).digest('base64url')}`;
const lines = (text: string, width: number, newline = '\n'): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(newline);

it.each([
  // base64 of coreutils, openssl base64, Base64.encode64, chunk_split
  ['payload in lines of 76', signed(`${HEADER}.${lines(PAYLOAD, 76)}`)],
  ['payload in lines of 64', signed(`${HEADER}.${lines(PAYLOAD, 64)}`)],
  ['both with the line feed of encode64', signed(`${HEADER}\n.${lines(PAYLOAD, 60)}\n`)],
  ['both as chunk_split has them', signed(`${HEADER}\r\n.${lines(PAYLOAD, 76, '\r\n')}\r\n`)],
  ['a line feed after the header alone', signed(`${HEADER}\n.${PAYLOAD}`)],
])('knows what was signed in lines: %s', async (_, token) => {
  const { verdict, explanations } = await diagnosed('paystar/bearer', INPUTS, { token });
  expect(verdict).toBe('explained');
  expect(explanations[0]?.causes).toEqual(['base64-line-wrap']);
  expect(explanations[0]?.says).toMatch(/signs them so/);
});

it.each([50, 60, 64, 76, 80])('knows a token that was printed in lines of %i', async (width) => {
  const token = lines(signed(`${HEADER}.${PAYLOAD}`), width);
  const { verdict, explanations } = await diagnosed('paystar/bearer', INPUTS, { token });
  expect(verdict).toBe('explained');
  expect(explanations.map(({ says }) => says)).toEqual(['Your code breaks the token into lines.']);
});

it('finds another mistake in a token that was printed in lines', async () => {
  const token = lines(signed(`${HEADER}.${PAYLOAD}`, 'sha512'), 72, '\r\n');
  const { explanations } = await diagnosed('paystar/bearer', INPUTS, { token });
  expect(explanations[0]?.causes).toEqual(['base64-line-wrap', 'wrong-algorithm']);
});

it('does not explain a token in lines that another secret signed', async () => {
  const token = lines(signed(`${HEADER}.${PAYLOAD}`), 76);
  const { verdict } = await diagnosed('paystar/bearer', { ...INPUTS, privateKey: 'another' }, { token });
  expect(verdict).toBe('not-found');
});
