import { expect, test } from 'vitest';
import { loadSandboxes } from '../schemes/registry.ts';
import { createSandbox } from './app.ts';
import { freshInputs, signables, signedMessage } from './test-request.ts';
import { BASE, START, testWorld } from './test-world.ts';

const sandboxes = await loadSandboxes();
const newSandbox = (base = '') => createSandbox(testWorld(base === '' ? {} : { base }), sandboxes);

test('a request is judged under the host it names: in the address, in Host, else the vendor’s first', async () => {
  const paysera = sandboxes.find(({ id }) => id === 'paysera');
  const signable = paysera && signables(paysera)[0];
  if (!signable) throw new Error('nothing to sign');
  let turn = 0;
  const verdictAt = async (host: string, path: string, headers: readonly (readonly [string, string])[], base = '') => {
    const uri = '/rest/v1/wallet/me';
    const inputs = { ...freshInputs(signable, START, turn++), method: 'GET', uri, body: '', host, port: '443' };
    const { message } = signedMessage(signable.operation, inputs);
    const address = `${BASE}${base}/sandbox/paysera${path}${uri}`;
    const init = {
      headers: [...message.headers, ...headers].map(([name, value]): [string, string] => [name, value]),
    };
    const sandbox = newSandbox(base);
    return (await sandbox.fetch(new Request(address, init))).headers.get('x-countersign-verdict');
  };
  const named = (host: string): (readonly [string, string])[] => [
    ['x-countersign-raw-headers', Buffer.from(JSON.stringify([['Host', host]])).toString('base64')],
  ];
  const [first, other] = ['wallet.paysera.com', 'wallet-sandbox.paysera.com'];
  expect(await verdictAt(first, '', [])).toBe('ok');
  expect(await verdictAt(first, '', named('nobody.example'))).toBe('ok');
  expect(await verdictAt(other, '', [])).toBe('signature-mismatch');
  expect(await verdictAt(other, '', named(other))).toBe('ok');
  // Names of hosts have no case (RFC 9110 section 4.2.3), and 443 is the port of HTTPS anyway.
  expect(await verdictAt(other, '', named('Wallet-Sandbox.Paysera.com:443'))).toBe('ok');
  expect(await verdictAt(other, `/@${other}`, [])).toBe('ok');
  expect(await verdictAt(other, `/@${other}`, named(first))).toBe('ok');
  expect(await verdictAt(first, `/@${other}`, named(first))).toBe('signature-mismatch');
  expect(await verdictAt(first, '', [], '/app')).toBe('ok');
  expect(await verdictAt(other, `/@${other}`, [], '/app')).toBe('ok');
});

test('a client that signs the address it really calls may write its port, or 443 as Paysera’s guide says', async () => {
  const paysera = sandboxes.find(({ id }) => id === 'paysera');
  const signable = paysera && signables(paysera)[0];
  if (!signable) throw new Error('nothing to sign');
  const { hostname, port } = new URL(BASE);
  const sandbox = newSandbox();
  const verdictOf = async (signed: string, turn: number) => {
    const uri = '/sandbox/paysera/rest/v1/wallet/me';
    const inputs = {
      ...freshInputs(signable, START, turn),
      method: 'GET',
      uri,
      body: '',
      host: hostname,
      port: signed,
    };
    const { message } = signedMessage(signable.operation, inputs);
    const headers = message.headers.map(([name, value]): [string, string] => [name, value]);
    const response = await sandbox.fetch(new Request(`${BASE}${uri}`, { headers }));
    return response.headers.get('x-countersign-verdict');
  };
  expect(await verdictOf(port, 1)).toBe('ok');
  expect(await verdictOf('443', 2)).toBe('ok');
  for (const other of ['80', '8443', '']) expect(await verdictOf(other, 3), other).toBe('signature-mismatch');
});

test('a final slash is no other path, and a folder whose name goes on is no sandbox', async () => {
  const sandbox = newSandbox('/app');
  const ask = async (path: string) => {
    const { status, headers } = await sandbox.fetch(new Request(`${BASE}${path}`, { method: 'POST', body: '{}' }));
    return [status, headers.get('x-countersign-verdict')];
  };
  expect(await ask('/app/sandbox/paynet/balance//')).toEqual(await ask('/app/sandbox/paynet/balance'));
  expect((await ask('/app/sandbox/paynet/balance'))[1]).toBe('body-malformed');
  for (const path of ['/app/sandbox/paynet', '/app/sandbox/paynet/'])
    expect(await ask(path), path).toEqual([404, 'route-unknown']);
  for (const path of ['/apple/sandbox/paynet/balance', '/app/x/sandbox/paynet/balance', '/app/sandbox/nobody/balance'])
    expect(await ask(path), path).toEqual([404, null]);
});

test('a query goes to its end, whatever stands in it', async () => {
  // RFC 3986 section 3.4 lets a question mark stand in a query: an address with one is not always encoded.
  const sandbox = newSandbox();
  const credentials = sandboxes.find(({ id }) => id === 'paysera')?.credentials ?? [];
  const client = credentials.find(({ values }) => 'client_id' in values)?.values['client_id'] ?? '';
  const target = `/frontend/oauth?response_type=code&client_id=${client}&redirect_uri=https://shop.example/back?from=paysera&state=s1`;
  const answer = await sandbox.fetch(new Request(`${BASE}/sandbox/paysera${target}`));
  expect(await answer.json()).toMatchObject({
    state: 's1',
    location: expect.stringMatching(/^https:\/\/shop\.example\/back\?from=paysera&code=\w+&state=s1$/),
  });
});
