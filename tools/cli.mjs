/**
 * Runs a terminal command (`trace`, `diagnose`, `sandbox`): builds src/cli when it is missing or stale, then
 * runs it in this process. Standard output belongs to the command alone.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { isStale, ROOT } from './fresh.mjs';

const BUILT = 'dist-cli/main.js';
const SOURCES = ['src', 'vite.cli.config.ts', 'package-lock.json'];

/** Written beside its final name and renamed, so that two commands started at once never read half a file. */
async function build() {
  const vite = await import('vite');
  const result = await vite.build({
    root: ROOT,
    configFile: join(ROOT, 'vite.cli.config.ts'),
    // Warnings and errors go to standard error; anything chattier would break the JSON on standard output.
    logLevel: 'warn',
    build: { write: false },
  });
  const output = [result].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const main = output.find((file) => file.fileName === 'main.js');
  if (main?.type !== 'chunk') throw new Error('the build of src/cli/main.ts has no main.js');
  mkdirSync(join(ROOT, 'dist-cli'), { recursive: true });
  const partial = join(ROOT, `${BUILT}.${process.pid}`);
  writeFileSync(partial, main.code);
  renameSync(partial, join(ROOT, BUILT));
}

const command = process.argv[2];
if (command === 'build' || isStale(BUILT, SOURCES)) await build();
if (command !== 'build') {
  // npm runs scripts in the project's folder; a FILE is meant from where the user stands.
  const from = process.env['INIT_CWD'];
  if (process.env['npm_lifecycle_event'] === command && from !== undefined) process.chdir(from);
  await import(pathToFileURL(join(ROOT, BUILT)).href);
}
