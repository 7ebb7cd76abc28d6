import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { curlCommand } from '../../core/http/curl.ts';
import { loadSandboxes } from '../../schemes/registry.ts';
import { freshInputs, signables, signedMessage } from '../test-request.ts';
import { START } from '../test-world.ts';
import { createAuthority, type Authority, type Identity } from './certificates.ts';
import { serve, type Served } from './serve.ts';

let authority: Authority;
let served: Served;
const sandboxes = await loadSandboxes();

beforeAll(async () => {
  authority = await createAuthority();
  served = await serve(sandboxes, { port: 0, frozenAt: START, seed: 'test', tls: { port: 0, authority } });
});
afterAll(() => served.close());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function ask(url: string, options: Parameters<typeof httpsRequest>[1] = {}, body?: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const sent = send(
      url,
      { ca: authority.ca.certificate, agent: false, servername: 'localhost', ...options },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Bytes to the socket as they are, and what comes back. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(served.http).port), '127.0.0.1', () => socket.end(text));
    let got = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (got += chunk));
    socket.on('end', () => resolve(got)).on('error', reject);
  });
}

test('what the page signs is accepted over real HTTP, and refused with the reason when one byte is changed', async () => {
  let turn = 0;
  for (const own of sandboxes) {
    for (const signable of signables(own)) {
      const { message } = signedMessage(signable.operation, freshInputs(signable, START, turn++));
      const url = `${served.http}/sandbox/${own.id}${message.target}`;
      const host = ['host', new URL(served.http).host];
      const options = { method: message.method, headers: [host, ...message.headers].flat() };
      const broken = message.headers.map(([name, value]) => [name, value.replace(/[0-9a-zA-Z](?="?$)/, 'Z')]);
      const body = message.body?.replace(/"hash":"./, '"hash":"Z');
      const refused = await ask(url, { ...options, headers: [host, ...broken].flat() }, body);
      expect(refused.status, curlCommand(message)).toBeGreaterThanOrEqual(400);
      expect(refused.headers['x-countersign-says']).toMatch(/\w/);
      const accepted = await ask(url, options, message.body);
      expect(accepted.headers['x-countersign-verdict'], accepted.body).toBe('ok');
    }
  }
});

test('a name that is not this machine’s is refused on both ports, and so are pages of other sites', async () => {
  for (const base of [served.http, served.https ?? '']) {
    const clock = `${base}/sandbox/admin/clock`;
    const { host } = new URL(base);
    expect((await ask(clock)).status).toBe(200);
    expect((await ask(clock, { headers: { host: host.replace('127.0.0.1', 'localhost') } })).status).toBe(200);
    for (const headers of [
      { host: 'rebound.example' },
      { host: '127.0.0.1' },
      { host: '127.0.0.1.evil.example:80' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect((await ask(clock, { headers: { host, ...headers } })).status, JSON.stringify(headers)).toBe(403);
  }
});

test('a client certificate opens what a header cannot forge', async () => {
  const path = '/sandbox/paysera/rest/v1/wallet/me/balance';
  const { certificate: cert, key } = authority.client;
  expect((await ask(`${served.https}${path}`)).status).toBe(401);
  expect((await ask(`${served.https}${path}`, { cert, key })).status).toBe(200);
  const der = cert.replace(/-----[^-]+-----|\s/g, '');
  expect((await ask(`${served.http}${path}`, { headers: { 'client-cert': `:${der}:` } })).status).toBe(401);
  // The server's own certificate is genuine, and nobody's client.
  const stranger = { cert: authority.server.certificate, key: authority.server.key };
  const refused = await ask(`${served.https}${path}`, stranger);
  expect([refused.status, refused.headers['x-countersign-verdict']]).toEqual([401, 'unknown-key']);
});

/** The answer to a request that is written once the server has seen the certificate: in TLS 1.2 its end of the handshake comes last. */
function askLate(path: string, identity: Identity): Promise<string> {
  const { port, host } = new URL(served.https ?? '');
  return new Promise((resolve, reject) => {
    let got = '';
    const options = { port: Number(port), host: '127.0.0.1', servername: 'localhost', maxVersion: 'TLSv1.2' } as const;
    const socket = connectTls({
      ...options,
      ca: authority.ca.certificate,
      cert: identity.certificate,
      key: identity.key,
    });
    socket.once('secureConnect', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (data: Buffer) => (got += data.toString('latin1')));
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
  });
}

test('a certificate of another authority is answered, however late the request comes', async () => {
  const path = '/sandbox/paysera/rest/v1/wallet/me/balance';
  // As one of an earlier start is.
  const other = await createAuthority();
  expect(await askLate(path, authority.client)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await askLate(path, other.client)).toMatch(/^HTTP\/1\.1 401 [^]*\r\nx-countersign-verdict: unknown-key\r\n/i);
});

const POST = 'POST /sandbox/paynet/balance HTTP/1.1\r\nHost: localhost';

test('large, broken and strange requests get an answer and never a 500', async () => {
  const url = `${served.http}/sandbox/paynet/balance`;
  const large = Buffer.alloc(2_000_000, 'a');
  expect((await ask(url, { method: 'POST', headers: { 'content-length': String(large.length) } }, large)).status).toBe(
    413,
  );
  for (const line of [
    'GET http://evil.example/sandbox/admin/clock HTTP/1.1\r\nHost: evil.example',
    'TRACE /sandbox/paynet/balance HTTP/1.1\r\nHost: localhost',
    'GET /sandbox/paynet/%zz HTTP/1.1\r\nHost: [',
    'FOO / HTTP/1.1\r\nHost: localhost',
    'GET / HTTP/1.1',
    'nonsense',
    // What two servers in a row would take for requests of different length.
    `${POST}\r\nContent-Length: 3\r\nTransfer-Encoding: chunked`,
    `${POST}\r\nContent-Length: 3\r\nContent-Length: 4`,
    `${POST}\r\nContent-Length: +3`,
    `${POST}\r\nContent-Length : 3`,
    `${POST}\r\nTransfer-Encoding: chunked, identity`,
    `${POST}\r\nX: a\rContent-Length: 3`,
    `${POST}\r\nX: a\n\0b`,
  ]) {
    const got = await raw(`${line}\r\nConnection: close\r\n\r\n`);
    expect(got, line).toMatch(/^HTTP\/1\.1 4\d\d /);
  }
});

test('the same seed gives the same token, over HTTP as in the page', async () => {
  const login = async (base: string) =>
    (
      await ask(
        `${base}/sandbox/session-jwt/v2/auth/login`,
        { method: 'POST', headers: { merchant_id: 'b0a1c7a4-6e61-5a44-8d0e-1b6a4d0f7c11' } },
        '{"token":"owner@admin.com","password":"correct horse battery staple"}',
      )
    ).body;
  const again = await serve(sandboxes, { port: 0, frozenAt: START, seed: 'test' });
  try {
    const first = await login(again.http);
    expect(first).toContain('accessToken');
    expect(first).toBe(await login(served.http));
  } finally {
    await again.close();
  }
});
