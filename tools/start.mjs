/**
 * Serves the production build on loopback.
 *
 *   node tools/start.mjs [--port N] [--dist FOLDER] [--no-build] [--no-open]
 *
 * Builds first when dist/ is older than the sources; another folder is served as it is. Without --port it takes 4173
 * or the next free one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve as absolute } from 'node:path';
import { parseArgs } from 'node:util';

import { isStale, ROOT } from './fresh.mjs';
import { staticServer } from './static.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    dist: { type: 'string' },
    'no-build': { type: 'boolean' },
    'no-open': { type: 'boolean' },
  },
});
const DIST = absolute(values.dist ?? join(ROOT, 'dist'));
const CONFIG = readFileSync(join(ROOT, 'vite.config.ts'), 'utf8');
const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  ...[...CONFIG.matchAll(/from '\.\/(tools\/[^']+)'/g)].map(([, path = '']) => path),
  'package-lock.json',
];

/**
 * @param {number} port
 * @param {boolean} orNext take the next port when this one is in use
 * @returns {Promise<number>} the port it listens on
 */
function listen(port, orNext) {
  return new Promise((resolve, reject) => {
    const server = staticServer(DIST);
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' && orNext && port < 65535) resolve(listen(port + 1, orNext));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(port));
  });
}

/** @param {string} address */
function openBrowser(address) {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI || (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)) return;
  /** @type {[string, string[]]} */
  const [program, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', address]]
        : ['xdg-open', [address]];
  // No browser is no error: the address is on the screen.
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

if (!values['no-build'] && values.dist === undefined && isStale('dist/index.html', SOURCES)) {
  console.log('Building …');
  // In a process of its own: a build takes a gigabyte, which this one would keep for as long as it serves.
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
const port = await listen(Number(values.port ?? 4173), values.port === undefined);
const address = `http://127.0.0.1:${port}/`;
console.log(`Countersign is at ${address}  (Ctrl+C stops it)`);
if (!values['no-open']) openBrowser(address);
