import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadSandboxes } from '../../schemes/registry.ts';
import { START } from '../test-world.ts';
import { serve, type Served } from './serve.ts';

let served: Served;
/** Loses its patience ten times sooner than a real one, so that a test can wait for it. */
let impatient: Served;
/** Shows nobody the door for as long as a test takes. */
let patient: Served;
const PART = 1 / 10;
/** A client gives up after so many of its own ticks, of which a real one has a second: far more than it should take, far less than for ever. */
const AT_WORST = 60;

beforeAll(async () => {
  const schemes = await loadSandboxes();
  const options = { port: 0, frozenAt: START, seed: 'test' };
  [served, impatient, patient] = await Promise.all([
    serve(schemes, options),
    serve(schemes, { ...options, patience: PART }),
    serve(schemes, { ...options, patience: 100 }),
  ]);
});
afterAll(() => Promise.all([served, impatient, patient].map((own) => own.close())));

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

interface Shown {
  readonly got: string;
  /** Seconds, as they would be for a server with all its patience. */
  readonly after: number;
  /** The server ended it, not the client that lost its patience. */
  readonly byServer: boolean;
}

/** Writes a piece every second, and tells what came, and when, until the server closed the connection or it was time to give up. Counted by ticks, as a machine that stands still makes no server slow. */
function slowly(pieces: readonly string[]): Promise<Shown> {
  return new Promise((resolve) => {
    let got = '';
    const rest = [...pieces];
    let ticks = 0;
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000 / PART;
    const socket = connect(portOf(impatient), '127.0.0.1');
    const timer = setInterval(() => {
      const piece = rest.shift();
      if (++ticks > AT_WORST) socket.destroy();
      else if (piece !== undefined && socket.writable) socket.write(piece);
    }, 1000 * PART);
    socket.setEncoding('latin1').on('data', (chunk: string) => (got += chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ got, after: seconds(), byServer: ticks <= AT_WORST });
    });
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

test.for([
  ['a method that nobody knows', 'FOO /sandbox HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'no HTTP method'],
  ['a TLS handshake', '\x16\x03\x01\r\n\r\n', 400, ''],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
    'no HTTP request',
  ],
  ['large headers', `GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers are larger'],
] as const)('%s gets an answer in words', async ([, sent, status, words]) => {
  const { got } = await slowly([sent]);
  const [head = '', body = ''] = got.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [A-Z]`));
  expect(JSON.parse(body)).toEqual({ error: 'request-malformed', says: expect.stringContaining(words) });
});

const DRIPS = 2 * AT_WORST;

test('a client that never finishes its headers is shown the door', async () => {
  const { got, after } = await slowly([
    'GET /sandbox/admin/clock HTTP/1.1\r\n',
    ...Array.from({ length: DRIPS }, () => 'X: 1\r\n'),
  ]);
  expect(got, `${after.toFixed()} s`).toMatch(/^HTTP\/1\.1 408 /);
  expect(after).toBeGreaterThan(5);
});

test('a client that never finishes its body is shown the door', async () => {
  const head = `POST /sandbox/paynet/balance HTTP/1.1\r\nHost: 127.0.0.1:${portOf(impatient)}\r\nContent-Length: 1000\r\n\r\n`;
  const { got, after } = await slowly([head, ...Array.from({ length: DRIPS }, () => '{')]);
  expect(got, `${after.toFixed()} s`).toMatch(/^HTTP\/1\.1 408 /);
  expect(after).toBeGreaterThan(10);
});

test('a client that asks nothing more is let go', async () => {
  const { got, after, byServer } = await slowly([`GET / HTTP/1.1\r\nHost: 127.0.0.1:${portOf(impatient)}\r\n\r\n`]);
  expect(got).toMatch(/^HTTP\/1\.1 404 /);
  expect(after).toBeGreaterThan(5);
  expect(byServer).toBe(true);
});

test('of more clients than there is room for, the last are turned away, and there is room again when the others go', async () => {
  const sockets: Socket[] = [];
  const closed = new Set<Socket>();
  // One after the other: the system forgets some of those that come faster than they are let in.
  for (let client = 0; client < 1024 + 20; client++) {
    const socket = connect(portOf(patient), '127.0.0.1');
    sockets.push(socket);
    // Whoever reads nothing is not told of the end.
    socket.resume().on('close', () => closed.add(socket));
    await new Promise<void>((resolve) => socket.on('connect', resolve).on('error', () => resolve()));
  }
  await vi.waitFor(() => expect(closed.size).toBe(20), { timeout: 30_000 });
  for (const socket of sockets) socket.destroy();
  await vi.waitFor(async () => expect((await fetch(`${patient.http}/sandbox/admin/clock`)).status).toBe(200), {
    timeout: 30_000,
  });
});

test('only 127.0.0.1 listens: nobody gets in by another address of this machine', async () => {
  const reached = await new Promise<boolean>((resolve) => {
    const socket = connect({ port: port(), host: '127.0.0.2', timeout: 1000 }, () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('timeout', () => socket.destroy(new Error('nobody there')));
  });
  expect(reached).toBe(false);
});
