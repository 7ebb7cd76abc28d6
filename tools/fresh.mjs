/** Is a build older than its sources? Modification times only: a few milliseconds for the whole tree. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The latest change below a path, in Unix milliseconds. Folders count too: deleting a file touches its folder.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * @param {string} built a file the build writes
 * @param {string[]} sources files and folders it is made from, relative to the project
 */
export function isStale(built, sources) {
  const output = join(ROOT, built);
  if (!existsSync(output)) return true;
  const made = statSync(output).mtimeMs;
  return sources.some((source) => newest(join(ROOT, source)) > made);
}
