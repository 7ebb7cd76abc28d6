import { createHash, createHmac } from 'node:crypto';

import { expect, it } from 'vitest';

import { diagnosed } from './fixtures/diagnosed.ts';

const SECRET = String.raw`Sec"ret/é+1\x`;
const TS = '1767225600';
const EMAIL = 'Jo.Né+a b@example.com';
const INPUTS = { PublicToken: 'p', SecretToken: SECRET, 'X-App-Access-Ts': TS, Email: EMAIL, body: '{}' };
const mac = (key: string, message = TS + EMAIL): Buffer => createHmac('sha256', key).update(message).digest();
const BASE64 = Buffer.from(SECRET).toString('base64');
const LONG = 'a secret that base64 cannot write in one line: it is longer than the sixty characters';

const cases: readonly (readonly [what: string, observed: string, cause: string, says: RegExp])[] = [
  // As PHP 8.2 and Python 3.11 print the secret.
  [
    'json_encode of the secret',
    mac(String.raw`"Sec\"ret\/\u00e9+1\\x"`).toString('hex'),
    'quotes-around-secret',
    /json_encode writes it, quotes/,
  ],
  [
    'json.dumps of the secret',
    mac(String.raw`"Sec\"ret/\u00e9+1\\x"`).toString('hex'),
    'quotes-around-secret',
    /json\.dumps writes it/,
  ],
  ['encode64 of the secret', mac(`${BASE64}\n`).toString('hex'), 'base64-line-wrap', /encode64/],
  // hash_hmac('sha256', $message, true)
  ['a key that is forgotten in PHP', mac('1').toString('hex'), 'wrong-key-field', /the text 1/],
  // jwt.encode(payload, 'HS256')
  ['the name of the algorithm as the key', mac('HS256').toString('hex'), 'wrong-key-field', /the name HS256/],
  ['encodeURI of a part', mac(SECRET, TS + encodeURI(EMAIL)).toString('hex'), 'url-encoding', /encodeURI/],
  ['escape() of a part', mac(SECRET, `${TS}Jo.N%E9+a%20b@example.com`).toString('hex'), 'url-encoding', /escape\(\)/],
  ['a time never set', mac(SECRET, `0${EMAIL}`).toString('hex'), 'literal-undefined', /has 0 for/],
  ['rawurlencode of the bytes', percent(mac(SECRET), /[A-Za-z0-9._~-]/), 'url-encoding', /rawurlencode/],
  ['urlencode of the bytes', percent(mac(SECRET), /[A-Za-z0-9._-]/), 'url-encoding', /percent-encodes the bytes/],
];

/** As PHP has it: no byte of this digest is a space. */
function percent(bytes: Buffer, plain: RegExp): string {
  return Array.from(bytes, (byte) => {
    const char = String.fromCharCode(byte);
    return plain.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

it.each(cases)('finds %s', async (_, observed, cause, says) => {
  const { verdict, explanations } = await diagnosed('aeterna/request', INPUTS, { 'X-App-Access-Sig': observed });
  expect(verdict).toBe('explained');
  expect(explanations[0]?.causes).toContain(cause);
  expect(explanations[0]?.says).toMatch(says);
});

it.each([
  [60, 'encode64'],
  [76, 'encodebytes'],
])('finds a long secret in base64 in lines of %i', async (width, by) => {
  const lines =
    Buffer.from(LONG)
      .toString('base64')
      .match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  const observed = mac(lines.map((line) => `${line}\n`).join('')).toString('hex');
  const inputs = { ...INPUTS, SecretToken: LONG };
  const { explanations } = await diagnosed('aeterna/request', inputs, { 'X-App-Access-Sig': observed });
  expect(explanations[0]?.causes).toEqual(['base64-line-wrap', 'secret-base64-encoded-extra']);
  expect(explanations[0]?.says).toContain(by);
});

const MAC = {
  client_id: 'wkVd93h2uS',
  mac_key: 'IrdTc8uQodU7PRpLzzLTW6wqZAO6tAMU',
  ts: '1343818800',
  nonce: 'nQnNaSNyubfPErjRO55yaaEYo9YZfKYU',
  method: 'POST',
  uri: '/rest/v1/payments',
  host: 'wallet.paysera.com',
  port: '443',
  body: '{"amount": 10.50}',
  ext: '',
};
const EXT = `body_hash=${encodeURIComponent(createHash('sha256').update(MAC.body).digest('base64'))}`;
const PARTS = [MAC.ts, MAC.nonce, MAC.method, MAC.uri, MAC.host, MAC.port, EXT];

it.each([
  ['the body alone', MAC.body, /signs body alone/],
  ['JSON.stringify of a list of the parts', JSON.stringify(PARTS), /signs the parts as a JSON array\.$/],
  ['str() of a list of the parts', `[${PARTS.map((part) => `'${part}'`).join(', ')}]`, /signs str\(\) of a list/],
  ['parts with $ between', `${PARTS.join('$')}$`, /puts "\$" between/],
])('finds a normalized request string that is %s', async (_, signed, says) => {
  const observed = createHmac('sha256', MAC.mac_key).update(signed).digest('base64');
  const { verdict, explanations } = await diagnosed('paysera/mac', MAC, { mac: observed });
  expect(verdict).toBe('explained');
  expect(explanations[0]?.says).toMatch(says);
});
