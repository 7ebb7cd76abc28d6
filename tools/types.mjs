/** Type-checks every project. Run one by one: two native compilers at once gain nothing on two cores. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { ROOT } from './fresh.mjs';

const PROJECTS = ['core', 'app', 'worker', 'node', 'e2e'];

const failed = PROJECTS.filter((project) => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(ROOT, `tsconfig.${project}.json`)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return status !== 0;
});
if (failed.length > 0) console.error(`Types do not fit in: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
