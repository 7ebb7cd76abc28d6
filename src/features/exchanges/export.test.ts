import { describe, expect, it } from 'vitest';

import { encodeHex } from '../../core/bytes/hex.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import type { RecordedStep } from '../../sandbox/steps.ts';
import { exportHar, exportJson, exportRaw } from './export.ts';
import type { Answer, Row } from './rows.ts';

const FORMS = { JSON: exportJson, 'Raw HTTP': exportRaw, HAR: exportHar };
const forms = Object.entries(FORMS);

/** An exchange of this page, of which the server kept no record. */
function rowOf(
  operation: string,
  parts: { readonly target?: string; readonly headers?: [string, string][]; readonly body?: string },
  more: { readonly answer?: Partial<Answer>; readonly steps?: readonly RecordedStep[] } = {},
): Row {
  const [scheme = '', id = ''] = operation.split('/');
  const message = { method: 'POST', origin: 'https://api.example', target: '/call', headers: [], ...parts };
  const answer = { status: 302, headers: [], body: '', ...more.answer };
  const sent = {
    scheme,
    operation: id,
    message,
    steps: more.steps ?? [],
    number: 1,
    at: 0,
    took: 1,
    way: 'page',
    changes: [],
    answer,
  };
  return { id: -1, sent: sent as NonNullable<Row['sent']> };
}

describe.each(forms)('an exchange saved as %s', (_, write) => {
  it('keeps parameters of an address that open doors to itself', async () => {
    const row = rowOf('paysera/mac', { target: '/me?page=2&access_token=typed-1&code=typed-2' });
    const text = await write(row, false);
    expect(text).toContain('/me?page=2&access_token=‹access_token›&code=‹code›');
    expect(text).not.toContain('typed-');
    expect(await write(row, true)).toContain('/me?page=2&access_token=typed-1&code=typed-2');
  });

  it('keeps what the answer hands out to itself, in its body and in the address of a redirect', async () => {
    const answer: Partial<Answer> = {
      headers: [['location', 'https://shop.example/cb?code=a-code&state=7']],
      body: '{"access_token":"a-token","expires_in":7200}',
    };
    const text = await write(rowOf('paysera/mac', {}, { answer }), false);
    expect(text).toContain('https://shop.example/cb?code=‹code›&state=7');
    expect(text).not.toMatch(/a-code|a-token/);
  });

  it('shows the code by which a vendor names an error, but none that a user came back with', async () => {
    const answer: Partial<Answer> = { body: '{"error":{"code":"duplicate","status":409}}' };
    const text = await write(rowOf('paysera/oauth-token', { body: 'grant_type=x&code=typed-3' }, { answer }), false);
    expect(text).toContain('duplicate');
    expect(text).toContain('code=‹code›');
    expect(text).not.toContain('typed-3');
  });

  it('covers a field that is masked on screen by its own name, and wherever else its value stands', async () => {
    const secret = 'sk-0123456789';
    const row = rowOf('session-jwt/api-key', {
      target: `/v2/customer/create?trace=${secret}`,
      headers: [['Api-key', secret]],
      body: `{"note":"${secret}"}`,
    });
    const text = await write(row, false);
    expect(text).not.toContain(secret);
    expect(text).toContain('/v2/customer/create?trace=‹Api-key›');
    expect(await write(row, true)).toContain(secret);
  });

  it.each(['{"token":"x","password":"hunter2', '{"token":"x","password":12345678}', 'password=two words&token=x'])(
    'covers a password in a body of another form: %s',
    async (body) => {
      const text = await write(rowOf('session-jwt/login', { body }), false);
      expect(text).toContain('‹password›');
      expect(text).not.toMatch(/hunter2|12345678|words/);
    },
  );

  it('covers headers that open doors, whatever the case of their name', async () => {
    const headers: [string, string][] = [
      ['COOKIE', 'sid=typed-1'],
      ['X-API-Key', 'typed-2'],
      ['Proxy-Authorization', 'Basic typed-3'],
      ['AUTHORIZATION', 'BEARER typed-4'],
      ['authorization', 'basic typed-5'],
    ];
    const text = await write(rowOf('aeterna/request', { headers }), false);
    expect(text).not.toContain('typed-');
    expect(text).toContain('BEARER ‹token›');
  });

  it('takes no form with a bracket in it for JSON, where a code is an error', async () => {
    const text = await write(rowOf('paysera/mac', { body: 'state=[x]&code=typed-6' }), false);
    expect(text).toContain('state=[x]&code=‹code›');
  });

  it('leaves everything else to the character', async () => {
    const body = '{"amount":2600.00,"description":"a secret: none","tokens":["a"],"barcode":"b"}';
    const headers: [string, string][] = [
      ['X-App-Access-Sig', 'ab12'],
      ['Authorization', 'MAC id="1", mac="c2ln", ext="no token here"'],
      ['X-Note', 'token 7 of 9'],
    ];
    const row = rowOf('aeterna/request', { target: '/pay?barcode=1&order=7', headers, body });
    expect(await write(row, false)).toBe(await write(row, true));
  });
});

it('steps of the computation hold no more than the request does', async () => {
  const line = 'GET\n/me?access_token=typed-1\n';
  const steps = [
    { name: 'string', text: line },
    { name: 'bytes', hex: encodeHex(encodeUtf8(line)) },
    { name: 'mac', hex: 'ff00' },
  ];
  const row = rowOf('paysera/mac', { target: '/me?access_token=typed-1' }, { steps });
  const { client } = JSON.parse(await exportJson(row, false)) as { client: RecordedStep[] };
  expect(client).toEqual([
    { name: 'string', text: 'GET\n/me?access_token=‹access_token›\n' },
    { name: 'bytes', text: '‹bytes›' },
    { name: 'mac', hex: 'ff00' },
  ]);
});
