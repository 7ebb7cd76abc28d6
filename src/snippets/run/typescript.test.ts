import { symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { typescript } from '../node.ts';
import { suite } from './suite.ts';
import { runTogether } from './together.ts';
import { execute } from './toolchain.ts';

/** As the command on the screen, and stricter: what passes here passes in any project. */
const OPTIONS = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  target: 'es2022',
  module: 'nodenext',
  types: ['node'],
};

const compiled = (path: string): string => path.replace(/\.mts$/, '.mjs');

suite({
  language: typescript,
  build: async (folder, made) => {
    const modules = join(process.cwd(), 'node_modules');
    await symlink(modules, join(folder, 'node_modules')).catch(() => undefined);
    const config = { compilerOptions: OPTIONS, files: made.map(({ path }) => path) };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(modules, 'typescript', 'bin', 'tsc');
    const built = await execute(process.execPath, [tsc], { cwd: folder, env: { PATH: process.env['PATH'] ?? '' } });
    if (built.code !== 0) throw new Error(built.stdout);
  },
  command: ({ path }) => [process.execPath, compiled(path)],
  together: (folder, cases) => {
    const files = cases.map((own) => ({ ...own, made: { ...own.made, path: compiled(own.made.path) } }));
    return runTogether([process.execPath, resolve('src/snippets/run/together.mjs')], folder, files);
  },
  trust: (caFile) => ({ NODE_EXTRA_CA_CERTS: caFile }),
  guards: true,
  headers: ['latin-1', 'refused'],
});
