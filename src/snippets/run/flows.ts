import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Flow, SendStep } from '../../core/scheme/flow.ts';
import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { memberAt, valueOf, type FlowContext } from '../../sandbox/flow-values.ts';
import { createAuthority, type Authority, type Identity } from '../../sandbox/node/certificates.ts';
import { serve, type Served } from '../../sandbox/node/serve.ts';
import { signables } from '../../sandbox/test-request.ts';
import { START } from '../../sandbox/test-world.ts';
import { loadSandboxes } from '../../schemes/registry.ts';
import { signProgram } from '../build.ts';
import type { Program } from '../program.ts';
import { withDefaults, type Subject } from './samples.ts';
import { given, Workshop, type Made, type Toolchain } from './toolchain.ts';

const PATIENCE = 600_000;
/** The certificate was taken; what it asked for may lack parameters, belong to others, or not be there. */
const LET_IN = /^(20\d|400|403|404)\r?\n/;

interface Sending {
  readonly own: SchemeSandbox;
  readonly flow: Flow;
  readonly step: SendStep;
  readonly subject: Subject;
}

/** Conversations: programs log in, refresh, ask for tokens and call; what comes back goes into the next one. */
export function flowTests(toolchain: Toolchain, all: readonly Subject[]): void {
  const workshop = new Workshop(toolchain);
  let authority: Authority;
  let served: Served;
  let folder = '';
  beforeAll(async () => {
    await workshop.open();
    folder = await mkdtemp(join(tmpdir(), 'countersign-tls-'));
    authority = await createAuthority();
    const tls = { port: 0, authority };
    served = await serve(await loadSandboxes(), { port: 0, frozenAt: START, seed: 'test', tls });
  }, 60_000);
  afterAll(async () => {
    await served.close();
    await workshop.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('talk as the flows do: every status is the expected one', { timeout: PATIENCE }, async () => {
    const sandboxes = await loadSandboxes();
    const sendings = sandboxes.flatMap((own) => own.flows.flatMap((flow) => sendingsIn(own, flow, all)));
    const made = new Map<Subject, { program: Program; made: Made }>();
    for (const { own, subject } of sendings) {
      const options = { values: {}, allFromEnvironment: true, origin: `${served.http}/sandbox/${own.id}` };
      const program = signProgram(subject.scheme.card, subject.operation, options);
      if (program && !made.has(subject)) made.set(subject, { program, made: await workshop.add(program) });
    }
    await workshop.build();
    let count = 0;
    for (const flow of new Set(sendings.map((sending) => sending.flow))) {
      await admin(served, 'reset', {});
      const kept = new Map<string, string>();
      for (const step of flow.steps) {
        if (step.do === 'clock') await admin(served, 'clock', { skip: step.skip, set: step.set, freeze: step.freeze });
        const sending = sendings.find((one) => one.step === step);
        const ready = sending && made.get(sending.subject);
        const inputs = sending && (await inputsOf(sending, served, kept));
        if (!ready || !inputs) continue;
        const values = withDefaults(sending.subject.operation, inputs);
        const ran = await workshop.run(ready.made, given(ready.program.inputs, values));
        const [status = '', ...answer] = ran.stdout.split('\n');
        expect(Number(status), `${flow.id}: ${sending.step.says}\n${ran.stdout}${ran.stderr}`).toBe(
          sending.step.expect.status,
        );
        count += 1;
        for (const [name, path] of Object.entries(sending.step.keep ?? {})) {
          const text = memberAt(answer.join('\n').trim(), path);
          if (text !== undefined) kept.set(name, text);
        }
      }
    }
    expect(count).toBeGreaterThan(12);
  });

  const { trust } = toolchain;
  if (trust)
    it('prove who calls by a certificate in TLS', { timeout: PATIENCE }, async () => {
      const stranger = (await createAuthority()).client;
      let count = 0;
      for (const own of await loadSandboxes()) {
        for (const [subject, uri] of certified(own, all)) {
          const origin = `${served.https ?? ''}/sandbox/${own.id}`;
          const values = withDefaults(subject.operation, uri);
          const options = { values, allFromEnvironment: true, origin };
          const program = signProgram(subject.scheme.card, subject.operation, options);
          const files = program?.request?.certificate;
          if (!program || !files) throw new Error(`${own.id} has no program with a certificate`);
          const made = await workshop.add(program);
          await workshop.build();
          const ca = join(folder, 'ca.pem');
          await writeFile(ca, authority.ca.certificate);
          const call = async ({ certificate, key }: Identity) => {
            const paths = { [files.certificate]: join(folder, 'client.pem'), [files.key]: join(folder, 'client.key') };
            await writeFile(join(folder, 'client.pem'), certificate);
            await writeFile(join(folder, 'client.key'), key);
            const ran = await workshop.run(made, given(program.inputs, values), { ...paths, ...(await trust(ca)) });
            return `${ran.stdout}${ran.stderr}`;
          };
          const accepted = await call(authority.client);
          expect(accepted).toMatch(LET_IN);
          if (accepted.startsWith('200')) count += 1;
          expect(await call(stranger)).toMatch(/^401\r?\n/);
        }
      }
      expect(count).toBeGreaterThan(0);
    });
}

/** What can be read by whoever has a certificate; some of it belongs to others, or is not there. */
function certified(own: SchemeSandbox, all: readonly Subject[]): (readonly [Subject, Inputs])[] {
  const policy = own.policies.find(({ proof }) => proof.by === 'certificate');
  const subject = all.find(({ scheme, operation }) => scheme.card.id === own.id && operation.certificate);
  const uri = subject?.operation.fields.find(({ kind }) => kind === 'uri')?.name;
  if (!policy || !subject || uri === undefined) return [];
  const routes = own.routes.filter(({ opens, method }) => method === 'GET' && opens.includes(policy.id));
  return routes.map(({ path }) => [subject, { [uri]: path.replaceAll(/:\w+/g, 'me') }]);
}

/** Requests just as the operation prints them; those that sign themselves have a test of their own. */
function sendingsIn(own: SchemeSandbox, flow: Flow, all: readonly Subject[]): Sending[] {
  const known = new Set(signables(own).map(({ operation }) => operation.id));
  return flow.steps.flatMap((step) => {
    if (step.do !== 'send' || known.has(step.operation)) return [];
    const { method, target, origin, body, members, headers } = step;
    const isPlain = [method, target, origin, body, members, headers].every((part) => part === undefined);
    const subject = all.find(({ scheme, operation }) => scheme.card.id === own.id && operation.id === step.operation);
    return isPlain && subject ? [{ own, flow, step, subject }] : [];
  });
}

/** Undefined when a value comes from an answer that no program has got. */
async function inputsOf(
  { own, step }: Sending,
  served: Served,
  kept: Map<string, string>,
): Promise<Inputs | undefined> {
  const credentials = new Map(own.credentials.map(({ name, values }) => [name, values]));
  const { now } = (await admin(served, 'clock')) as { now: number };
  const context: FlowContext = { now, kept, credentials, random: nonce };
  try {
    const typed = Object.entries(step.inputs ?? {}).map(([name, value]) => [name, valueOf(value, context)]);
    return { ...credentials.get(step.credential ?? ''), ...(Object.fromEntries(typed) as Inputs) };
  } catch {
    return undefined;
  }
}

let turn = 0;
const nonce = (length: number): string => `n${String(turn++).padStart(length - 1, '0')}`;

async function admin({ http }: Served, path: string, json?: object): Promise<unknown> {
  const init = json && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  return (await fetch(`${http}/sandbox/admin/${path}`, init)).json();
}
