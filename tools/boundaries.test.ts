import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { ROOT } from './fresh.mjs';

/**
 * The lint rules, tried on a house of their own in a temporary folder: every layer there imports every
 * other one, and each of the banned words appears once.
 */
const DOWNWARD = {
  core: [],
  schemes: ['core'],
  sandbox: ['core', 'schemes'],
  doctor: ['core', 'schemes', 'sandbox'],
  snippets: ['core', 'schemes', 'sandbox', 'doctor'],
  cases: ['core', 'schemes', 'sandbox', 'doctor', 'snippets'],
  workers: ['core', 'schemes', 'sandbox', 'doctor', 'snippets', 'cases'],
  ui: ['core'],
  features: ['core', 'schemes', 'sandbox', 'doctor', 'snippets', 'cases', 'workers', 'ui'],
  app: ['core', 'schemes', 'sandbox', 'doctor', 'snippets', 'cases', 'workers', 'ui', 'features'],
  cli: ['core', 'schemes', 'sandbox', 'doctor', 'snippets', 'cases', 'workers'],
};
const LAYERS = Object.keys(DOWNWARD) as (keyof typeof DOWNWARD)[];

const pairs = LAYERS.flatMap((from) => LAYERS.filter((to) => to !== from).map((to) => [from, to] as const));
const file = (from: string, to: string) => `src/${from}/one/imports-${to}.ts`;

const banned: [path: string, text: string, rule: string][] = [
  ['src/schemes/one/sibling.ts', "import '../two/index.ts';", 'no-restricted-imports'],
  ['src/schemes/one/registry.ts', "import '../registry.ts';", 'no-restricted-imports'],
  ['src/features/one/sibling.ts', "import '../two/index.ts';", 'no-restricted-imports'],
  ['src/features/one/parts/sibling.ts', "import '../../two/index.ts';", 'no-restricted-imports'],
  ['src/core/one/lazy.ts', "void import('../../ui/lazy.ts');", 'no-restricted-imports'],
  ['src/core/one/typed.ts', "export type { A } from '../../ui/typed.ts';", 'no-restricted-imports'],
  ['src/core/one/react.ts', "import 'react';", 'no-restricted-imports'],
  ['src/cli/query.ts', "import '@tanstack/react-query';", 'no-restricted-imports'],
  ['src/core/now.ts', 'export const a = Date.now();', 'no-restricted-properties'],
  ['src/schemes/one/random.ts', 'export const a = Math.random();', 'no-restricted-properties'],
  ['src/doctor/bytes.ts', 'crypto.getRandomValues(new Uint8Array(1));', 'no-restricted-properties'],
  ['src/features/one/store.ts', "localStorage.getItem('a');", 'no-restricted-globals'],
  ['src/ui/store.ts', "window.localStorage.getItem('a');", 'no-restricted-properties'],
  ['src/app/any.ts', 'export const a = (b: any) => String(b);', 'no-explicit-any'],
  ['src/app/bang.ts', 'export const a = (b?: string) => b!;', 'no-non-null-assertion'],
  ['src/app/default.ts', 'export default 1;', 'no-default-export'],
  ['src/ui/html.tsx', "export const A = () => <i dangerouslySetInnerHTML={{ __html: 'a' }} />;", 'no-danger'],
  ['src/ui/alt.tsx', 'export const A = () => <img src="a.png" />;', 'alt-text'],
];
const fine: [path: string, text: string][] = [
  ['src/features/one/own.ts', "import './part.ts';"],
  ['src/features/one/parts/own.ts', "import '../model.ts';"],
  ['src/schemes/registry.ts', "import './one/index.ts';"],
  ['src/app/clock.ts', 'export const now = () => Date.now();'],
  ['some.config.ts', 'export default {};'],
];

let house: string;
/** The rules each file breaks. */
const broken = new Map<string, string[]>();

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'countersign-lint-'));
  await copyFile(join(ROOT, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  const layers = pairs.map(([from, to]) => [file(from, to), `import '../../${to}/x.ts';`] as const);
  for (const [path, text] of [...layers, ...banned, ...fine]) {
    await mkdir(join(house, dirname(path)), { recursive: true });
    await writeFile(join(house, path), `${text}\n`);
  }
  const output = await lint(house);
  for (const { filename, code } of output.diagnostics) {
    broken.set(filename, [...(broken.get(filename) ?? []), code]);
  }
});
afterAll(() => rm(house, { recursive: true, force: true }));

interface Report {
  diagnostics: { filename: string; code: string }[];
}

function lint(cwd: string): Promise<Report> {
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  return new Promise((resolve) => {
    // Its exit code says that there are findings, which is the point.
    execFile(process.execPath, [oxlint, '--format=json'], { cwd, maxBuffer: 1 << 24 }, (_error, stdout) =>
      resolve(JSON.parse(stdout) as Report),
    );
  });
}

test.for(LAYERS)('%s may import exactly the layers below it', (from) => {
  const others = LAYERS.filter((to) => to !== from);
  expect(others.filter((to) => !broken.has(file(from, to)))).toEqual(DOWNWARD[from]);
});

test.for(banned)('%s is refused: %s', ([path, , rule]) => {
  expect(broken.get(path)?.join(' ')).toContain(`(${rule})`);
});

test.for(fine)('%s may say %s', ([path]) => {
  expect(broken.get(path)).toBeUndefined();
});
