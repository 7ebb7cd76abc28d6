import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { weigh } from './size.mjs';

let dist = '';
const built: string[] = [];
afterEach(async () => {
  for (const folder of built.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A build whose files are incompressible, so that their length is their size. */
async function build(manifest: object, kib: Record<string, number>, maps: Record<string, string[]> = {}) {
  dist = await mkdtemp(join(tmpdir(), 'countersign-size-'));
  built.push(dist);
  const put = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(dist, path)), { recursive: true });
    await writeFile(join(dist, path), content);
  };
  await put('.vite/manifest.json', JSON.stringify(manifest));
  await put('index.html', '<script type="module" crossorigin src="./assets/index.js"></script>');
  for (const [path, size] of Object.entries(kib)) await put(path, randomBytes(size * 1024));
  for (const [path, sources] of Object.entries(maps)) await put(`${path}.map`, JSON.stringify({ sources }));
}

/** For the five schemes that the budgets were set for. */
const over = (schemes = 5) =>
  weigh(dist, schemes)
    .parts.filter(({ size, budget }) => size > budget)
    .map(({ name }) => name);

const LAZY = { isDynamicEntry: true };
const MANIFEST = {
  '_index.js': { file: 'assets/index.js', name: 'main', css: ['assets/index.css'], imports: ['_shared.js'] },
  '_shared.js': { file: 'assets/shared.js' },
  '_panel.js': { file: 'assets/compute.js', name: 'panel', imports: ['_shared.js'] },
  '_scheme-small.js': { file: 'assets/small.js', name: 'scheme-small' },
  '_scheme-large.js': { file: 'assets/large.js', name: 'scheme-large' },
  'src/features/doctor/screen.tsx': { file: 'assets/doctor.js', ...LAZY },
  'src/ui/editor.ts': { file: 'assets/ui.js', css: ['assets/ui.css'], ...LAZY },
};
const FITS = {
  'assets/index.js': 100,
  'assets/shared.js': 20,
  'assets/index.css': 10,
  'assets/compute.js': 60,
  'assets/small.js': 5,
  'assets/large.js': 30,
  'assets/doctor.js': 55,
  'assets/ui.js': 800,
  'assets/ui.css': 50,
};
const MONACO = { 'assets/ui.js': ['../../node_modules/monaco-editor/esm/a.js', '../../src/ui/editor.ts'] };

test('a build within its budgets passes', async () => {
  await build(MANIFEST, FITS, MONACO);
  expect(over()).toEqual([]);
  expect(weigh(dist).monacoFirst).toEqual([]);
});

test.for([
  ['entry JavaScript', { 'assets/shared.js': 26 }],
  ['entry and first panel JavaScript', { 'assets/large.js': 45 }],
  ['initial CSS', { 'assets/index.css': 13 }],
  ['assets/doctor.js', { 'assets/doctor.js': 61 }],
  ['Monaco', { 'assets/ui.css': 110 }],
  ['service worker', { 'sw.js': 71 }],
] as const)('%s over its budget is found', async ([name, grown]) => {
  await build(MANIFEST, { ...FITS, ...grown }, MONACO);
  expect(over()).toEqual([name]);
});

test('the service worker has 68 KiB for five schemes, and 4 more for each that comes', async () => {
  await build(MANIFEST, { ...FITS, 'sw.js': 67 }, MONACO);
  expect(over(5)).toEqual([]);
  expect(over(4)).toEqual(['service worker']);
  await build(MANIFEST, { ...FITS, 'sw.js': 69 }, MONACO);
  expect(over(5)).toEqual(['service worker']);
  expect(over(6)).toEqual([]);
});

test('Monaco in what loads at once is found, whatever the chunk is called', async () => {
  await build(MANIFEST, FITS, { ...MONACO, 'assets/shared.js': MONACO['assets/ui.js'] });
  expect(weigh(dist).monacoFirst).toEqual(['assets/shared.js']);
});

test('a first panel that is not found is a failure, not a small one', async () => {
  const { '_panel.js': _, ...without } = MANIFEST;
  await build(without, FITS, MONACO);
  expect(() => weigh(dist)).toThrow('panel');
});
