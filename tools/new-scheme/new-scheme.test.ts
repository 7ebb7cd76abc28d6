import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ROOT } from '../fresh.mjs';
import { newScheme } from './new-scheme.mjs';

/** A copy of the sources inside the project, where the installed packages are found. */
const COPY = join(ROOT, 'test-results/new-scheme');

function node(...args: string[]): { readonly status: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: COPY,
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

describe('a scheme made from the template', () => {
  let written: string[] = [];

  beforeAll(() => {
    rmSync(COPY, { recursive: true, force: true });
    cpSync(join(ROOT, 'src'), join(COPY, 'src'), { recursive: true });
    for (const file of ['tsconfig.base.json', 'tsconfig.core.json', 'package.json'])
      cpSync(join(ROOT, file), join(COPY, file));
    writeFileSync(join(COPY, 'vitest.config.mjs'), 'export default {};\n');
    written = newScheme({ id: 'acme-pay', name: 'Acme Pay', docs: 'https://acme.example/docs', root: COPY });
  });
  afterAll(() => rmSync(COPY, { recursive: true, force: true }));

  it('has no slot of the template left', () => {
    expect(written).toContain('src/schemes/acme-pay/acme-pay.test.ts');
    for (const path of written) expect(readFileSync(join(COPY, path), 'utf8'), path).not.toMatch(/__[A-Z]+__/);
  });

  it('compiles', { timeout: 120_000 }, () => {
    const { status, out } = node(join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.core.json');
    expect(status, out).toBe(0);
  });

  it('is formatted as the rest', { timeout: 60_000 }, () => {
    // Outside the project, whose list of ignored files names the folder of the copy.
    const outside = mkdtempSync(join(tmpdir(), 'new-scheme-'));
    cpSync(join(ROOT, '.oxfmtrc.json'), join(outside, '.oxfmtrc.json'));
    cpSync(join(COPY, 'src/schemes/acme-pay'), join(outside, 'acme-pay'), { recursive: true });
    const { status, out } = node(
      join(ROOT, 'node_modules/oxfmt/bin/oxfmt'),
      '-c',
      join(outside, '.oxfmtrc.json'),
      '--check',
      join(outside, 'acme-pay'),
    );
    rmSync(outside, { recursive: true });
    expect(status, out).toBe(0);
  });

  it('passes the battery, runs its flows, and the sandbox takes what the panel signs', { timeout: 240_000 }, () => {
    const files = ['src/schemes/acme-pay', 'src/sandbox/flows.test.ts', 'src/sandbox/accepts.test.ts'];
    const { status, out } = node(
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      'vitest.config.mjs',
      ...files,
    );
    expect(status, out).toBe(0);
    expect(out).toMatch(/Test Files\s+3 passed/);
  });
});

it('refuses what is no id, what is taken, and what would break the files, in words', () => {
  expect(() => newScheme({ id: 'Acme Pay', name: 'Acme' })).toThrow('lower-case letters');
  expect(() => newScheme({ id: 'paynet', name: 'Paynet' })).toThrow('is there already');
  expect(() => newScheme({ id: 'acme', name: "Acme's" })).toThrow('no quote');
  expect(() => newScheme({ id: 'acme', name: 'Acme', docs: 'acme' })).toThrow('no address');
});
