import { describe, expect, it } from 'vitest';

import { loadScheme } from '../../schemes/registry.ts';
import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { findOperation } from '../../core/scheme/define.ts';
import { traceOperation } from '../../core/scheme/trace.ts';
import { unwrittenPart } from '../../core/scheme/unwritten.ts';

async function asked(scheme: string, id: string, inputs: Readonly<Record<string, string>>) {
  const loaded = await loadScheme(scheme);
  const operation = loaded && findOperation(loaded, id);
  if (!operation) throw new Error(`no operation ${scheme}/${id}`);
  const { message } = await traceOperation(operation, inputs, webcryptoEngine);
  return { message, unwritten: await unwrittenPart(operation, inputs, webcryptoEngine) };
}

const MAC = {
  client_id: 'wkVd93h2uS',
  mac_key: 'secret',
  ts: '1343811600',
  nonce: 'nQnNaSNyubfPErjRO55yaaEYo9YZfKHN',
  method: 'GET',
  uri: '/rest/v1/payment/10145',
  host: 'wallet.paysera.com',
  port: '443',
};

describe('why there is no request', () => {
  it('names the address and the port that makes it none, not the time and the method', async () => {
    const { message, unwritten } = await asked('paysera', 'mac', {
      ...MAC,
      ts: 'yesterday',
      method: '',
      port: 'https',
    });
    expect(message).toBeUndefined();
    expect(unwritten).toEqual({
      part: 'address',
      why: 'port: expected a port from 1 to 65535; got 5 characters, none of them digits',
    });
  });

  it('names the fields of an address that none of them alone spoils', async () => {
    const { message, unwritten } = await asked('paysera', 'mac', { ...MAC, host: '' });
    expect(message).toBeUndefined();
    expect(unwritten?.part).toBe('address');
    expect(unwritten?.why).toMatch(/host/);
  });

  it('names a body whose number is none', async () => {
    const { message, unwritten } = await asked('paynet', 'auth', { id: '1', token: 't', key: 'soon' });
    expect({ isThere: message !== undefined, isNamed: unwritten !== undefined }).toEqual({
      isThere: false,
      isNamed: true,
    });
    expect(unwritten?.part).toBe('body');
    expect(unwritten?.why).toMatch(/^key: expected .+; got 4 characters/);
  });

  it('has nothing to say where there is a request', async () => {
    const { message, unwritten } = await asked('paysera', 'mac', MAC);
    expect(message).toBeDefined();
    expect(unwritten).toBeUndefined();
  });
});
