import { expect, test } from 'vitest';

import { checkFile, checkLock } from './house.mjs';

/** Joins words, so that the house check does not find them in this file. */
const glue = (...parts: string[]) => parts.join('');

const broken: [path: string, text: string][] = [
  ['src/features/compute/panel.tsx', "if (scheme.id === 'paynet') return 1;"],
  ['src/ui/a.ts', "const all = import.meta.glob('../schemes/*/card.ts');"],
  ['src/core/a.ts', 'const now = new Date();'],
  ['src/core/a.ts', glue('// oxlint-', 'disable-next-line')],
  ['src/app/a.ts', glue('// @ts-', 'ignore')],
  ['e2e/a.spec.ts', glue('test.', "only('x', () => {});")],
  ['src/core/a.test.ts', glue('test.', "skip('x', () => {});")],
  ['tools/a.mjs', glue('// TO', 'DO: later')],
  ['src/ui/a.tsx', 'const size = "text-[0.8125rem]";'],
  ['src/features/flows/a.tsx', 'const look = "bg-[#fff]";'],
  ['src/core/a.ts', 'const a = 1;\n'.repeat(401)],
  ['src/schemes/a/policy.ts', "const OURS = 'Written by the template: put the answer here.';"],
  ['src/schemes/a/page.md', 'This text comes from the template: write what the vendor documents.'],
  ['src/schemes/a/vectors.json', '"source": "template, computed with python3"'],
  ['src/schemes/a/card.ts', "docs: 'https://example.com/docs',"],
];

test.for(broken)('%s with %s is found', ([path, text]) => {
  expect(checkFile(path, text)).toHaveLength(1);
});

test('what the rules allow passes', () => {
  expect(checkFile('src/core/a.ts', 'const a = 1;\n'.repeat(400))).toEqual([]);
  expect(checkFile('src/schemes/registry.ts', "import.meta.glob('./*/card.ts')")).toEqual([]);
  expect(checkFile('src/core/a.ts', 'const at = new Date(millis);')).toEqual([]);
  expect(checkFile('src/schemes/a/vectors.json', '1,\n'.repeat(401))).toEqual([]);
  expect(checkFile('src/app/clock.ts', 'const now = new Date();')).toEqual([]);
});

test('a dependency with an install script or a registry in the lock is found', () => {
  const lock = {
    packages: { 'node_modules/a': { hasInstallScript: true }, 'node_modules/b': { resolved: 'https://x/' } },
  };
  expect(checkLock(JSON.stringify(lock))).toHaveLength(2);
  expect(checkLock(JSON.stringify({ packages: { 'node_modules/c': { resolved: '', version: '1.0.0' } } }))).toEqual([]);
});
