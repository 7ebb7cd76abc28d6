import { expect, test } from 'vitest';

import { admits } from './admits.ts';

const ask = (url: string, headers: Record<string, string>, ports: readonly number[]) =>
  admits({ url, headers: new Headers(headers) }, new Set(ports));

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
