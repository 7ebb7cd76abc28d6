import { expect, test } from 'vitest';

import { loadSandboxes } from '../../schemes/registry.ts';
import { admits, visitedBy } from './admits.ts';

const isVisited = visitedBy(await loadSandboxes());

const ask = (url: string, headers: Record<string, string>, ports: readonly number[], method = 'GET') =>
  admits({ url, method, headers: new Headers(headers) }, new Set(ports), isVisited);

test('the port that a protocol stands for need not be said', () => {
  for (const host of ['127.0.0.1', 'localhost', '[::1]', 'LocalHost', 'localhost:80']) {
    expect(ask('http://localhost/', { host }, [80]), host).toBe(true);
    expect(ask('http://localhost/', { host }, [8787]), host).toBe(false);
  }
  expect(ask('https://localhost/', { host: 'localhost' }, [443])).toBe(true);
  expect(ask('https://localhost/', { host: 'localhost' }, [80])).toBe(false);
  expect(ask('http://localhost/', { host: 'localhost', origin: 'http://localhost' }, [80])).toBe(true);
  expect(ask('http://localhost/', { host: 'localhost', origin: 'https://localhost' }, [80])).toBe(false);
});

test('another host, or a page of another site, is not let in', () => {
  for (const host of ['', 'evil.example', 'evil.example:8787', 'localhost:9', 'localhost.evil.example:8787', ':8787'])
    expect(ask('http://localhost:8787/', { host }, [8787]), host).toBe(false);
  const host = '127.0.0.1:8787';
  for (const foreign of [{ origin: 'null' }, { origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
    expect(ask(`http://${host}/`, { host, ...foreign }, [8787]), JSON.stringify(foreign)).toBe(false);
  expect(ask(`http://${host}/`, { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, [8787])).toBe(
    true,
  );
});

test('a browser is sent to authorize by a page of another site, as OAuth has it, and to nothing else', () => {
  const host = '127.0.0.1:8787';
  const paths = ['/frontend/oauth', '/frontend/en/oauth'].map((path) => `http://${host}/sandbox/paysera${path}`);
  const arrival = { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  for (const path of paths) {
    expect(ask(`${path}?client_id=a&state=s`, arrival, [8787]), path).toBe(true);
    expect(ask(path, { ...arrival, 'sec-fetch-site': 'same-site' }, [8787]), path).toBe(true);
    for (const other of [
      { 'sec-fetch-mode': 'no-cors' },
      { 'sec-fetch-mode': 'cors' },
      { 'sec-fetch-dest': 'iframe' },
      { 'sec-fetch-dest': 'image' },
      { 'sec-fetch-dest': 'empty' },
      { origin: 'https://evil.example' },
      { host: 'rebound.example' },
      { host: '127.0.0.1:9' },
    ])
      expect(ask(path, { ...arrival, ...other }, [8787]), JSON.stringify(other)).toBe(false);
    expect(ask(path, arrival, [8787], 'POST')).toBe(false);
    expect(ask(path, { host, 'sec-fetch-site': 'cross-site' }, [8787])).toBe(false);
  }
  for (const path of [
    '/',
    '/sandbox/admin/credentials',
    '/sandbox/admin/frontend/oauth',
    '/sandbox/paysera/oauth/v1/token',
    '/sandbox/paysera/frontend/oauth/more',
    '/sandbox/paysera/frontend/a/b/oauth',
    '/sandbox/paynet/balance',
  ])
    expect(ask(`http://${host}${path}`, arrival, [8787]), path).toBe(false);
});
