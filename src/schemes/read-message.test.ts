import { describe, expect, it } from 'vitest';

import { parseRawHttp } from '../core/http/parse-raw.ts';
import { findOperation } from '../core/scheme/define.ts';
import { readMessage } from '../core/scheme/parse.ts';
import { loadScheme } from './registry.ts';

async function readAs(scheme: string, id: string, text: string) {
  const operation = findOperation((await loadScheme(scheme)) ?? expect.fail(), id) ?? expect.fail();
  const reading = parseRawHttp(text);
  return reading.ok ? readMessage(operation, {}, reading.message) : expect.fail();
}

describe('a message read in parts', () => {
  it('tells what carries nothing it should carry, and reads the rest', async () => {
    const reading = await readAs(
      'paystar',
      'callback',
      'POST /hook HTTP/1.1\nContent-Type: application/json\n\n{"a":1}',
    );
    expect(reading).toEqual({ found: { body: '{"a":1}' }, missing: ['header Signature'], other: ['path'] });
  });

  it('tells a fixed part of another form apart from a missing one', async () => {
    const { missing, other } = await readAs(
      'aeterna',
      'webhook',
      'POST /aeterna-webhook HTTP/1.1\nContent-Type: application/json; charset=utf-8\nX-Signature: ab\n\n{}',
    );
    expect({ missing, other }).toEqual({ missing: [], other: ['header Content-Type'] });
  });

  it('takes host, port and the parameters behind body_hash out of a signed request', async () => {
    const ext = 'body_hash=abc%3D&project_id=7&a=b';
    const text = `PUT /x?y=z HTTP/1.1\nHost: Wallet.example:8443\nAuthorization: MAC id="i", ts="1", nonce="n", mac="m=", ext="${ext}"\nContent-Type: application/json\n\n{}`;
    const { found } = await readAs('paysera', 'mac', text);
    expect(found).toMatchObject({
      host: 'Wallet.example',
      port: '8443',
      method: 'PUT',
      uri: '/x?y=z',
      ext: 'project_id=7&a=b',
      client_id: 'i',
      mac: 'm=',
      body: '{}',
    });
  });

  it('takes the members of a form out of the body that is signed as a whole', async () => {
    const text =
      'POST /oauth/v1/token HTTP/1.1\nHost: wallet.paysera.com\n\ngrant_type=refresh_token&refresh_token=r+t&scope=a+b';
    const { found } = await readAs('paysera', 'oauth-token', text);
    expect(found).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'r t', scope: 'a b' });
  });
});
