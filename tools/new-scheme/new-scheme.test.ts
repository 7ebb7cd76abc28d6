import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ROOT } from '../fresh.mjs';
import { checkFile } from '../house.mjs';
import { FIRST_QUESTIONS, firstQuestions, newScheme } from './new-scheme.mjs';

/** A copy of the sources inside the project, where the installed packages are found. */
const COPY = join(ROOT, 'test-results/new-scheme');

/** A busy machine may take as long as vitest.config.ts allows; modules are loaded once for all files: half the time. */
const CONFIG = `export default { test: { testTimeout: 60_000, pool: 'threads', isolate: false } };\n`;

function node(cwd: string, ...args: string[]): { readonly status: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    // The tests of the copy are not those of this run.
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      VITEST: undefined,
      VITEST_POOL_ID: undefined,
      VITEST_WORKER_ID: undefined,
    },
  });
  return { status, out: `${stdout}${stderr}` };
}

/** The tests of these files in the copy, as far as their names fit. */
const vitest = (files: readonly string[], names: string) =>
  node(
    COPY,
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'vitest.config.mjs',
    ...files,
    '-t',
    names,
  );

/** Tests that go over all schemes, and what among them is not named after one. */
const OVER_ALL = [
  'src/sandbox/admin.test.ts',
  'src/doctor/causes.test.ts',
  'src/doctor/refused.test.ts',
  'src/doctor/negatives.test.ts',
  'src/doctor/pairs.test.ts',
  'src/doctor/code/every-change.test.ts',
];

describe('a scheme made from the template', () => {
  let written: string[] = [];

  beforeAll(() => {
    rmSync(COPY, { recursive: true, force: true });
    cpSync(join(ROOT, 'src'), join(COPY, 'src'), { recursive: true });
    for (const file of ['tsconfig.base.json', 'tsconfig.core.json', 'package.json'])
      cpSync(join(ROOT, file), join(COPY, file));
    writeFileSync(join(COPY, 'vitest.config.mjs'), CONFIG);
    written = newScheme({ id: 'acme-pay', name: 'Acme Pay', docs: 'https://acme.example/docs', root: COPY });
  });
  afterAll(() => rmSync(COPY, { recursive: true, force: true }));

  it('has no slot of the template left', () => {
    expect(written).toContain('src/schemes/acme-pay/acme-pay.test.ts');
    for (const path of written) expect(readFileSync(join(COPY, path), 'utf8'), path).not.toMatch(/__[A-Z]+__/);
  });

  it('compiles', { timeout: 120_000 }, () => {
    const { status, out } = node(
      COPY,
      join(ROOT, 'node_modules/typescript/bin/tsc'),
      '--noEmit',
      '-p',
      'tsconfig.core.json',
    );
    expect(status, out).toBe(0);
  });

  it('is formatted and linted as the rest', { timeout: 60_000 }, () => {
    // Outside the project, whose list of ignored files names the folder of the copy.
    const outside = mkdtempSync(join(tmpdir(), 'new-scheme-'));
    const configs = ['.oxfmtrc.json', '.oxlintrc.json', 'package.json', 'tsconfig.base.json', 'tsconfig.core.json'];
    for (const file of configs) cpSync(join(ROOT, file), join(outside, file));
    for (const folder of ['src/core', 'src/schemes/acme-pay'])
      cpSync(join(COPY, folder), join(outside, folder), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(outside, 'node_modules'));
    const asked = (tool: string, ...args: string[]) =>
      node(outside, join(ROOT, 'node_modules', tool), ...args, 'src/schemes/acme-pay');
    const format = asked('oxfmt/bin/oxfmt', '--check');
    const lint = asked('oxlint/bin/oxlint', '--type-aware', '--deny-warnings');
    rmSync(outside, { recursive: true });
    expect(format.status, format.out).toBe(0);
    expect(lint.out).toMatch(/Found 0 warnings and 0 errors\.\n.* on \d\d files/);
    expect(lint.status, lint.out).toBe(0);
  });

  it('is told by the house rules to be a template still, file by file', () => {
    const found = written.filter((path) => checkFile(path, readFileSync(join(COPY, path), 'utf8')).length > 0);
    const text = ['demo.ts', 'flows.ts', 'page.md', 'questions.ts'];
    const files = [...text, 'policy.ts', 'request.ts', 'routes.ts', 'vectors.json'].toSorted();
    expect(found.toSorted()).toEqual(files.map((file) => `src/schemes/acme-pay/${file}`));
  });

  it('passes the battery, runs its flows, and the sandbox takes what the panel signs', { timeout: 240_000 }, () => {
    const { status, out } = vitest(FIRST_QUESTIONS, 'acme-pay');
    expect(status, out).toBe(0);
    for (const file of [
      ...FIRST_QUESTIONS.slice(1),
      'src/schemes/acme-pay/acme-pay.test.ts',
      'src/schemes/help.test.ts',
    ])
      expect(out).toMatch(new RegExp(`✓.* ${file.replaceAll('.', '\\.')}`));
  });

  it('changes nothing of what is asked of all schemes', { timeout: 240_000 }, () => {
    // By the hundred, of all schemes together, are the strangers that the doctor knows nothing of: negatives.test.ts.
    const whole = 'every operation that a client signs|has 125 rows|are 60 s at|values that nobody made';
    const { status, out } = vitest(OVER_ALL, `acme-pay|${whole}`);
    expect(status, out).toBe(0);
    expect(out).toMatch(/Test Files\s+6 passed/);
  });
});

it('refuses what is no id, what is taken, and what would break the files, in words', () => {
  expect(() => newScheme({ id: 'Acme Pay', name: 'Acme' })).toThrow('lower-case letters');
  expect(() => newScheme({ id: 'paynet', name: 'Paynet' })).toThrow('is there already');
  expect(() => newScheme({ id: 'acme', name: "Acme's" })).toThrow('no quote');
  expect(() => newScheme({ id: 'acme', name: 'payNET ' })).toThrow('src/schemes/paynet is called "payNET" already');
  for (const docs of [
    'acme',
    "https://x.example/it's",
    'https://x.example/a\\b',
    'https://x.example/\u0000',
    'javascript:alert(1)',
    'https:acme',
    '',
  ])
    expect(() => newScheme({ id: 'acme', name: 'Acme', docs }), docs).toThrow('no address');
});

it('refuses the first part of every address that the page has for itself', () => {
  const router = readFileSync(join(ROOT, 'src/app/router.tsx'), 'utf8');
  const own = new Set([...router.matchAll(/ path: '\/([a-z]+)/g)].map(([, part = '']) => part));
  expect(own.size).toBeGreaterThan(4);
  for (const id of own) expect(() => newScheme({ id, name: 'Acme' }), id).toThrow('is a screen of the page');
});

it('writes a name to the letter, and no address where none is given', () => {
  const root = mkdtempSync(join(tmpdir(), 'new-scheme-'));
  newScheme({ id: 'acme', name: 'A$&B $1 __DOCS__', root });
  const card = readFileSync(join(root, 'src/schemes/acme/card.ts'), 'utf8');
  rmSync(root, { recursive: true });
  expect(card).toContain("name: 'A$&B $1 __DOCS__'");
  expect(card).not.toContain('docs:');
});

it('prints the command that the README gives', () => {
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(firstQuestions('acme-pay'));
});
