import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { staticServer } from './static.mjs';

// A name with a full stop: what is hidden counts from the folder on.
const around = mkdtempSync(join(tmpdir(), '.countersign-static-'));
const folder = join(around, 'site');
const server = staticServer(folder);

beforeAll(async () => {
  mkdirSync(join(folder, '.hidden'), { recursive: true });
  mkdirSync(join(around, 'site-of-others'));
  writeFileSync(join(folder, 'index.html'), 'the page');
  writeFileSync(join(folder, '.hidden/file.txt'), 'not for you');
  writeFileSync(join(around, 'outside.txt'), 'not for you');
  writeFileSync(join(around, 'site-of-others/file.txt'), 'not for you');
  symlinkSync(join(around, 'outside.txt'), join(folder, 'link.txt'));
  symlinkSync(around, join(folder, 'folder'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(around, { recursive: true, force: true });
});

/** The answer to a request line, which no client tidies up. */
function ask(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let got = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () =>
      socket.write(`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 'latin1'),
    );
    socket.setEncoding('latin1').on('data', (chunk: string) => (got += chunk));
    socket.on('close', () => resolve(got)).on('error', reject);
  });
}

test('the page is served, with the policy', async () => {
  const got = await ask('GET /');
  expect(got).toMatch(/^HTTP\/1\.1 200 [^]*\r\nContent-Security-Policy: default-src 'none'[^]*\r\n\r\nthe page$/);
});

test.for([
  '/../outside.txt',
  '/%2e%2e/outside.txt',
  '/..%2foutside.txt',
  '/..%2fsite-of-others/file.txt',
  '/x/../../outside.txt',
  '//../outside.txt',
  '/link.txt',
  '/folder/outside.txt',
  '/.hidden/file.txt',
  '/%2ehidden/file.txt',
  'http://localhost/../outside.txt',
])('%s leads to no file outside the folder, and to no hidden one', async (path) => {
  const got = await ask(`GET ${path}`);
  expect(got).toMatch(/^HTTP\/1\.1 404 /);
  expect(got).not.toContain('not for you');
});

test.for([
  ['NUL', '/%00'],
  ['a name longer than any file has', `/${'a'.repeat(5000)}`],
  ['a name under a file', '/index.html/more'],
  ['a broken escape', '/%'],
  ['bytes that are no UTF-8', '/%ff'],
  ['a folder', '/folder'],
])('%s in an address is answered, and the server goes on', async ([, path]) => {
  expect(await ask(`GET ${path}`)).toMatch(/^HTTP\/1\.1 404 /);
  expect(await ask('GET /')).toMatch(/^HTTP\/1\.1 200 /);
});
