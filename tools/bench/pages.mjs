/** What the benchmarks of the page share: both pages built and served from loopback, and how figures are summed up. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

import { ROOT } from '../fresh.mjs';

/** The bare React textarea that everything is measured beside. */
export const BASELINE = join(ROOT, 'tools/bench/baseline');

/**
 * Builds a page for production into a folder of its own and serves it.
 * @param {string} root
 */
export async function serve(root) {
  const outDir = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const shared = /** @type {const} */ ({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  if (root === ROOT) await build(shared);
  else await build({ ...shared, configFile: false, base: './', plugins: [react()] });
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [address] = server.resolvedUrls?.local ?? [];
  if (!address) throw new Error(`no server for ${root}`);
  return { address, outDir, close: () => server.close() };
}

/**
 * The value below which a share of the sorted ones lies; NaN of none.
 * @param {readonly number[]} sorted
 * @param {number} share
 */
export const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
