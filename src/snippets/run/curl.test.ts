import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { serve, type Served } from '../../sandbox/node/serve.ts';
import { freshInputs, signables } from '../../sandbox/test-request.ts';
import { START } from '../../sandbox/test-world.ts';
import { loadSandboxes } from '../../schemes/registry.ts';
import { signProgram, verifyProgram } from '../build.ts';
import { curl } from '../curl.ts';
import { textOf } from '../language.ts';
import type { Program, ProgramOptions } from '../program.ts';
import { subjects, withDefaults } from './samples.ts';
import { Workshop, type Toolchain } from './toolchain.ts';
import { wireTests } from './wire.ts';

const home = mkdtempSync(join(tmpdir(), 'countersign-curlrc-'));
writeFileSync(join(home, '.curlrc'), 'silent\nshow-error\nwrite-out = "\\n%{http_code}"\n');

/** As users get it; the status, which curl is asked for by its own configuration, comes first as in every language. */
const toolchain: Toolchain = {
  language: curl,
  command: ({ path }) => [
    'bash',
    '-c',
    String.raw`answer=$(CURL_HOME=${home} sh "$0") && printf '%s\n' "${'$'}{answer##*$'\n'}" "${'$'}{answer%$'\n'*}"`,
    path,
  ],
};
const all = await subjects();

describe('requests as curl commands', () => {
  const workshop = new Workshop(toolchain);
  let served: Served;
  beforeAll(async () => {
    await workshop.open();
    served = await serve(await loadSandboxes(), { port: 0, frozenAt: START, seed: 'test' });
  }, 60_000);
  afterAll(async () => {
    await served.close();
    await workshop.close();
    await rm(home, { recursive: true, force: true });
  });

  const statusOf = async (program: Program): Promise<string> => {
    expect(curl.lacks?.(program)).toBeUndefined();
    const ran = await workshop.run(await workshop.add(program), { env: {}, stdin: '' });
    return `${program.scheme.id}/${program.operation.id} ${ran.stdout}${ran.stderr}`;
  };

  it('are what the sandbox accepts, and refuses when signed with a wrong secret', { timeout: 300_000 }, async () => {
    let turn = 0;
    for (const own of await loadSandboxes()) {
      for (const signable of signables(own)) {
        const { scheme, operation } = subjectOf(own.id, signable.operation.id);
        const made = (change: (text: string) => string): Program => {
          const values = withDefaults(operation, freshInputs(signable, START, (turn += 1)));
          const secrets = operation.fields.filter(({ secret }) => secret).map(({ name }) => name);
          const changed = Object.fromEntries(secrets.map((name) => [name, change(values[name] ?? '')]));
          const origin = `${served.http}/sandbox/${own.id}`;
          return sign(scheme, operation, { values: { ...values, ...changed }, origin, inlineSecrets: true });
        };
        expect(await statusOf(made((text) => text))).toMatch(/^\S+ 20[01]\n/);
        expect(await statusOf(made((text) => `${text}x`))).toMatch(/^\S+ 4\d\d\n/);
      }
    }
    expect(turn).toBeGreaterThan(5);
  });

  it('hold no secret unless asked, and say so', () => {
    let looked = 0;
    for (const { scheme, operation, samples } of all) {
      const values = samples.at(-1) ?? {};
      const program = signProgram(scheme.card, operation, { values });
      if (!program || curl.lacks?.(program)) continue;
      const text = textOf(curl.write(program));
      for (const { name, secret } of operation.fields)
        if (secret && (values[name] ?? '').length > 3) {
          expect(text, name).not.toContain(values[name]);
          looked += 1;
        }
    }
    expect(looked).toBeGreaterThan(3);
    const { scheme, operation } = subjectOf('session-jwt', 'login');
    const values = { email: 'a@b.example', password: 'never-shown', merchant_id: '7' };
    expect(curl.lacks?.(sign(scheme, operation, { values }))).toContain('holds password');
    const asked = sign(scheme, operation, { values, inlineSecrets: true });
    expect(curl.lacks?.(asked)).toBeUndefined();
    expect(textOf(curl.write(asked))).toContain('never-shown');
  });

  it('say what is missing, and that nothing can be verified', () => {
    const { scheme, operation } = subjectOf('aeterna', 'request');
    expect(curl.lacks?.(sign(scheme, operation, { values: {} }))).toContain('SecretToken');
    const verify = verifyProgram(scheme.card, operation, { values: {} });
    expect(verify && curl.lacks?.(verify)).toContain('computes nothing');
  });

  wireTests(toolchain, all);
});

function sign(scheme: Scheme, operation: Operation, options: ProgramOptions): Program {
  const program = signProgram(scheme.card, operation, options);
  if (!program) throw new Error(`${operation.id} has no program`);
  return program;
}

function subjectOf(scheme: string, operation: string) {
  const found = all.find((own) => own.scheme.card.id === scheme && own.operation.id === operation);
  if (!found) throw new Error(`${scheme}/${operation} is not among the schemes`);
  return found;
}
