/** A folder over HTTP, as `npm start` serves the production build. */
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';

import { SECURITY_HEADERS } from './csp.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * A server of the files of a folder, which does not listen yet. Whatever the address, it answers and goes on.
 * @param {string} folder
 */
export function staticServer(folder) {
  return createServer((request, response) => answer(folder, request, response));
}

/**
 * The file a URL path stands for, or undefined. Never outside the folder, not by a link either; never a hidden one.
 * @param {string} folder
 * @param {string} path
 */
function fileFor(folder, path) {
  try {
    const root = realpathSync(folder);
    // Throws for what is no name of a file: with NUL in it, or too long.
    const file = realpathSync(join(root, decodeURIComponent(path), path.endsWith('/') ? 'index.html' : ''));
    if (!file.startsWith(root + sep) || file.slice(root.length).includes(`${sep}.`)) return undefined;
    const stat = statSync(file);
    return stat.isFile() ? { path: file, size: stat.size } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answer(folder, request, response) {
  const [path = '/'] = (request.url ?? '/').split('?');
  const file = fileFor(folder, path);
  const readable = request.method === 'GET' || request.method === 'HEAD';
  if (!file || !readable) {
    response.writeHead(readable ? 404 : 405, { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(readable ? 'Not found\n' : 'Only GET and HEAD\n');
    return;
  }
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': TYPES[extname(file.path)] ?? 'application/octet-stream',
    'Content-Length': file.size,
    // Names under assets/ carry a hash of their content.
    'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  // Closes the connection when the file cannot be read to its end.
  else pipeline(createReadStream(file.path), response, () => {});
}
