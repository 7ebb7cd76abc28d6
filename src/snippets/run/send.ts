import { afterAll, beforeAll, expect, it } from 'vitest';

import { createAuthority, type Authority } from '../../sandbox/node/certificates.ts';
import { serve, type Served } from '../../sandbox/node/serve.ts';
import { freshInputs, signables, type Signable } from '../../sandbox/test-request.ts';
import { START } from '../../sandbox/test-world.ts';
import { loadSandboxes } from '../../schemes/registry.ts';
import { signProgram } from '../build.ts';
import { withDefaults, type Subject } from './samples.ts';
import { given, Workshop, type Toolchain } from './toolchain.ts';

/** Programs as users get them, nothing printed on the way, against a sandbox that really verifies. */
export function sendTests(toolchain: Toolchain, all: readonly Subject[]): void {
  const workshop = new Workshop(toolchain);
  let authority: Authority;
  let served: Served;
  beforeAll(async () => {
    await workshop.open();
    authority = await createAuthority();
    const tls = { port: 0, authority };
    served = await serve(await loadSandboxes(), { port: 0, frozenAt: START, seed: 'test', tls });
  }, 60_000);
  afterAll(async () => {
    await served.close();
    await workshop.close();
  });

  it('send what the sandbox accepts, and refuses under a wrong secret', { timeout: 300_000 }, async () => {
    const jobs = [];
    let turn = 0;
    for (const own of await loadSandboxes()) {
      for (const signable of signables(own)) {
        const { scheme, operation } = subjectOf(all, own.id, signable);
        const fresh = (count: number) => withDefaults(operation, freshInputs(signable, START, count));
        const values = fresh((turn += 2));
        const options = { values, allFromEnvironment: true, origin: `${served.http}/sandbox/${own.id}` };
        const program = signProgram(scheme.card, operation, options);
        if (!program) throw new Error(`${own.id}/${operation.id} has no program`);
        jobs.push({ program, values, later: fresh(turn + 1), made: await workshop.add(program) });
      }
    }
    await workshop.build();
    expect(jobs.length).toBeGreaterThan(3);
    for (const { program, values, later, made } of jobs) {
      const accepted = await workshop.run(made, given(program.inputs, values));
      expect(accepted.stdout.split('\n')[0], `${program.scheme.id} ${accepted.stdout}${accepted.stderr}`).toMatch(
        /^20[01]/,
      );
      const secrets = program.inputs.filter(({ isSecret }) => isSecret);
      expect(secrets.length).toBeGreaterThan(0);
      const wrong = { ...later, ...Object.fromEntries(secrets.map(({ name }) => [name, `${later[name] ?? ''}x`])) };
      const refused = await workshop.run(made, given(program.inputs, wrong));
      expect(refused.stdout.split('\n')[0], `${program.scheme.id} ${refused.stdout}${refused.stderr}`).toMatch(/^4/);
    }
  });
}

function subjectOf(all: readonly Subject[], scheme: string, { operation }: Signable): Subject {
  const found = all.find((own) => own.scheme.card.id === scheme && own.operation.id === operation.id);
  if (!found) throw new Error(`${scheme}/${operation.id} is not among the schemes`);
  return found;
}
