import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSandboxes } from '../../schemes/registry.ts';
import { START } from '../test-world.ts';
import { serve, type Served } from './serve.ts';

let served: Served;
/** Loses its patience sooner than a real one, so that a test can wait for it. */
let impatient: Served;

beforeAll(async () => {
  const schemes = await loadSandboxes();
  const options = { port: 0, frozenAt: START, seed: 'test' };
  const patience = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 };
  [served, impatient] = await Promise.all([serve(schemes, options), serve(schemes, { ...options, patience })]);
});
afterAll(() => Promise.all([served.close(), impatient.close()]));

const portOf = ({ http }: Served) => Number(new URL(http).port);
const port = () => portOf(served);

/** Status of a request with these headers. */
function statusOf(path: string, headers: Readonly<Record<string, string>>, method = 'GET', body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port: port(), path, method, headers, agent: false },
      ({ statusCode = 0 }) => resolve(statusCode),
    );
    // A server that has refused may close before everything is written.
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Writes piece by piece, and tells what came until the server closed the connection. */
function slowly(pieces: readonly string[], milliseconds: number): Promise<string> {
  return new Promise((resolve) => {
    let got = '';
    const rest = [...pieces];
    const socket = connect(portOf(impatient), '127.0.0.1');
    const timer = setInterval(() => {
      const piece = rest.shift();
      if (piece !== undefined && socket.writable) socket.write(piece);
    }, milliseconds);
    const done = () => {
      clearInterval(timer);
      resolve(got);
    };
    socket.setEncoding('latin1').on('data', (chunk: string) => (got += chunk));
    socket.on('close', done).on('error', () => {});
  });
}

test('a name that was rebound to this machine is refused for every path', async () => {
  for (const path of ['/', '/sandbox/admin/clock', '/sandbox/admin/credentials', '/sandbox/paynet/balance'])
    for (const host of [
      'attacker.example',
      `attacker.example:${port()}`,
      `127.0.0.1.attacker.example:${port()}`,
      '[::]',
    ])
      expect(await statusOf(path, { host }), `${host} ${path}`).toBe(403);
});

test('a page of another site cannot read or change anything, whatever it sends', async () => {
  const host = `127.0.0.1:${port()}`;
  const pages = [
    { origin: 'https://attacker.example' },
    { origin: 'null' },
    { origin: `http://127.0.0.1:${port() + 1}` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const page of pages)
    for (const [method, path] of [
      ['GET', '/sandbox/admin/credentials'],
      ['POST', '/sandbox/admin/reset'],
      ['OPTIONS', '/sandbox/admin/reset'],
      ['POST', '/sandbox/session-jwt/v2/auth/login'],
    ] as const)
      expect(await statusOf(path, { host, ...page }, method), `${JSON.stringify(page)} ${path}`).toBe(403);
});

test('a body over the limit is refused, announced or not', async () => {
  const headers = { host: `127.0.0.1:${port()}`, 'content-type': 'application/json' };
  const large = 'a'.repeat((1 << 20) + 1);
  const path = '/sandbox/paynet/balance';
  expect(await statusOf(path, { ...headers, 'content-length': String(large.length) }, 'POST', large)).toBe(413);
  expect(await statusOf(path, { ...headers, 'transfer-encoding': 'chunked' }, 'POST', large)).toBe(413);
});

test('headers beyond the limit are refused', async () => {
  const headers = { host: `127.0.0.1:${port()}`, 'x-large': 'a'.repeat(20_000) };
  expect(await statusOf('/sandbox/admin/clock', headers)).toBe(431);
});

test('a client that never finishes its headers is shown the door', async () => {
  const got = await slowly(
    ['GET /sandbox/admin/clock HTTP/1.1\r\n', ...Array.from({ length: 200 }, () => 'X: 1\r\n')],
    50,
  );
  expect(got).toMatch(/^HTTP\/1\.1 408 /);
});

test('a client that never finishes its body is shown the door', async () => {
  const head = `POST /sandbox/paynet/balance HTTP/1.1\r\nHost: 127.0.0.1:${portOf(impatient)}\r\nContent-Length: 1000\r\n\r\n`;
  const got = await slowly([head, ...Array.from({ length: 200 }, () => '{')], 50);
  expect(got).toMatch(/^HTTP\/1\.1 408 /);
});

test('only 127.0.0.1 listens: nobody gets in by another address of this machine', async () => {
  const reached = await new Promise<boolean>((resolve) => {
    const socket = connect({ port: port(), host: '127.0.0.2', timeout: 1000 }, () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('timeout', () => socket.destroy(new Error('nobody there')));
  });
  expect(reached).toBe(false);
});
