import { expect, it } from 'vitest';

import { loadSchemes } from '../../schemes/registry.ts';
import { openText } from './session.ts';

const HS256 = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJwdWJsaWNLZXkiOiJwayJ9.abc';
const RS256 = 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6ImEiLCJleHAiOjF9.abc';
const MAC = 'MAC id="i", ts="1", nonce="n", mac="m="';
const INST = 'curl -X POST https://inst.example/v2';
const CALLBACK = 'POST /cb HTTP/1.1\nHost: m.example\n';

interface Expected {
  readonly is: string;
  readonly filled: string;
  readonly missing: string;
  readonly observed?: string;
}

const TABLE: readonly (readonly [text: string, expected: Expected])[] = [
  [
    `curl https://api.paynet.one/transaction/check -d '{"auth":{"id":123,"key":1706360400000,"hash":"3a"},"product":"x"}'`,
    { is: 'paynet/auth', filled: 'id,key', missing: 'token', observed: '3a' },
  ],
  [
    '{"id":12,"key":9007199254740993,"hash":"3a"}',
    { is: 'paynet/auth', filled: 'id,key', missing: 'token', observed: '3a' },
  ],
  ['{"auth":{"id":12,"key":1,"hash":"3a"}}', { is: 'paynet/auth', filled: 'id,key', missing: 'token', observed: '3a' }],
  [
    `curl https://x.example/payin -H 'X-App-Token: t' -H 'X-App-Access-Ts: 1' -H 'X-App-Access-Sig: ab' -d '{}'`,
    { is: 'aeterna/request', filled: 'PublicToken,X-App-Access-Ts,body', missing: 'SecretToken,Email', observed: 'ab' },
  ],
  [
    'X-App-Access-Sig: ab',
    { is: 'aeterna/request', filled: '', missing: 'PublicToken,SecretToken,Email,X-App-Access-Ts', observed: 'ab' },
  ],
  [
    `${CALLBACK}X-Signature: ab\n\n{"a":1}`,
    { is: 'aeterna/webhook', filled: 'body', missing: 'SecretToken', observed: 'ab' },
  ],
  [
    `Authorization: ${MAC}`,
    { is: 'paysera/mac', filled: 'client_id,ts,nonce', missing: 'mac_key,method,uri', observed: 'm=' },
  ],
  [MAC, { is: 'paysera/mac', filled: 'client_id,ts,nonce', missing: 'mac_key,method,uri', observed: 'm=' }],
  [
    `curl https://Wallet.example:8443/x?y=1 -H 'Authorization: ${MAC}, ext="body_hash=x"' -d '{}'`,
    { is: 'paysera/mac', filled: 'client_id,ts,nonce,method,uri,host,port,body', missing: 'mac_key', observed: 'm=' },
  ],
  [
    `curl https://wallet.paysera.com/oauth/v1/token -H 'Authorization: ${MAC}, ext="body_hash=x"' -d 'grant_type=authorization_code&code=1'`,
    {
      is: 'paysera/oauth-token',
      filled: 'client_id,ts,nonce,method,uri,host,port,code',
      missing: 'mac_key',
      observed: 'm=',
    },
  ],
  [
    `${CALLBACK}Content-Type: application/x-www-form-urlencoded\n\nevent=%7B%7D&sign=ab`,
    { is: 'paysera/callback', filled: 'event', missing: 'public key', observed: 'ab' },
  ],
  ['event=%7B%7D&sign=ab', { is: 'paysera/callback', filled: 'event', missing: 'public key', observed: 'ab' }],
  [
    'grant_type=authorization_code&code=1',
    { is: 'paysera/oauth-token', filled: 'code', missing: 'client_id,mac_key,ts,nonce' },
  ],
  [
    `${CALLBACK}Signature: ab\n\n{"externalId":"a","status":"Success","amount":1,"orderType":"Deposit"}`,
    { is: 'paystar/callback', filled: 'body', missing: 'privateKey', observed: 'ab' },
  ],
  [
    `${CALLBACK}Signature: ab\n\n{"CreatedAt":"a","Message":"b"}`,
    { is: 'paystar/alert', filled: 'body', missing: 'privateKey', observed: 'ab' },
  ],
  [`Bearer ${HS256}`, { is: 'paystar/bearer', filled: 'publicKey', missing: 'privateKey', observed: HS256 }],
  [
    `curl https://secure.paystar.uk/api/v1/integration/withdrawal-order/ -H 'Authorization: Bearer ${HS256}' -d '{}'`,
    { is: 'paystar/bearer', filled: 'publicKey', missing: 'privateKey', observed: HS256 },
  ],
  [RS256, { is: 'session-jwt/token', filled: 'accessToken', missing: '' }],
  [`Authorization: Bearer ${RS256}`, { is: 'session-jwt/token', filled: 'accessToken', missing: '' }],
  [
    `${INST}/auth/login -H 'merchant_id: m' -d '{"token":"a@b","password":"x"}'`,
    { is: 'session-jwt/login', filled: 'email,password,merchant_id', missing: '' },
  ],
  [
    `${INST}/auth/refresh -H 'merchant_id: m' -d '{"refreshToken":"t"}'`,
    { is: 'session-jwt/refresh', filled: 'refreshToken,merchant_id', missing: '' },
  ],
  [
    `${INST}/customer/create -H 'Api-key: k' -d '{}'`,
    { is: 'session-jwt/api-key', filled: 'Api-key,body', missing: '' },
  ],
  [
    '{"format":"countersign-case/1","scheme":"paynet","operation":"auth","inputs":{"id":"1"},"observed":{"hash":"ab"}}',
    { is: 'paynet/auth', filled: 'id', missing: 'token,key', observed: 'ab' },
  ],
];

async function open(text: string) {
  const schemes = await loadSchemes();
  const session = openText(text, schemes);
  const { result } = session;
  return { result, entry: result.is === 'entries' ? session.entry(0) : undefined };
}

it.each(TABLE)('%s', async (text, { is, filled, missing, observed }) => {
  const { entry } = await open(text);
  const [found] = entry?.recognised ?? [];
  expect({
    is: found && `${found.scheme}/${found.operation}`,
    filled: found?.filled.join(','),
    missing: found?.missing.join(','),
    ...(observed === undefined ? {} : { observed: found?.observed }),
  }).toEqual({ is, filled, missing, ...(observed === undefined ? {} : { observed }) });
});

it.each([
  "curl https://example.com -H 'Accept: */*'",
  'curl https://example.com -d a=b',
  `curl https://x.example -d '{"a":1}'`,
])('is of no scheme: %s', async (text) => {
  const { entry } = await open(text);
  expect(entry?.recognised).toEqual([]);
});

it('says whose request it is when the address is that of another vendor with the same headers', async () => {
  const signed = "-H 'X-App-Token: t' -H 'X-App-Access-Ts: 1' -H 'X-App-Access-Sig: ab' -d '{}'";
  const notesOf = async (at: string) => (await open(`curl https://${at}/x?y=1 ${signed}`)).entry?.recognised[0]?.notes;
  expect(await notesOf('API.sumsub.com')).toEqual([expect.stringMatching(/^This is a Sumsub signature\./)]);
  expect(await notesOf('merchant-api.example')).toEqual([]);
});

it.each(['merchant-api.example', 'Merchant-API.example'])(
  'knows a vendor by its host, whose letters have no case: %s',
  async (host) => {
    // RFC 9110 section 4.2.3. Of three headers only one is there.
    const { entry } = await open(`curl https://${host}/x -H 'X-App-Token: t' -d '{}'`);
    expect(entry?.recognised[0]).toMatchObject({ scheme: 'aeterna', operation: 'request' });
  },
);

it('keeps numbers as they are written, however large', async () => {
  const { entry } = await open('{"auth":{"id":12,"key":9007199254740993,"hash":"3a"}}');
  expect(entry?.recognised[0]?.inputs).toEqual({ id: '12', key: '9007199254740993' });
});

it('knows a link of ours by its place behind #, and nothing else of it', async () => {
  const hash = '#/paynet/auth?case=1&in.id=5';
  expect((await open(`https://elsewhere.example/x/${hash}`)).result).toEqual({ is: 'link', hash });
  expect((await open(hash)).result).toEqual({ is: 'link', hash });
});

it.each([
  '',
  '   \n',
  'hello',
  'HTTP/1.1 200 OK\n\n{}',
  "curl 'https://x.example",
  'fetch(',
  '{"log":{"entries":[]}}',
  '{"a":',
])('refuses %j with words that say what to do', async (text) => {
  const { result } = await open(text);
  expect(result.is === 'refused' && result.problem.fix).toMatch(/\w.*\.$/);
});
