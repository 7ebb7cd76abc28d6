import { describe, expect, it } from 'vitest';

import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { findField, findOperation, type Operation } from '../../core/scheme/define.ts';
import type { DemoDeed, DemoStep } from '../../core/scheme/demo.ts';
import { coverageOf } from '../../core/scheme/coverage.ts';
import { traceOperation } from '../../core/scheme/trace.ts';
import { verifierOf } from '../../core/scheme/verify.ts';
import { diagnose } from '../../doctor/answer.ts';
import { cards, loadMistakes, loadSandboxes, loadScheme, loadVectors } from '../../schemes/registry.ts';
import { loadDemo } from '../../schemes/texts.ts';
import { filled } from './fill.ts';
import { placeOf } from './perform.ts';

/** What a panel holds while a demo runs, by operation. */
type Held = Map<string, ReturnType<typeof filled>>;

async function partsOf(id: string) {
  const [scheme, demo, vectors, sandboxes, mistakes] = await Promise.all([
    loadScheme(id),
    loadDemo(id),
    loadVectors(id),
    loadSandboxes(),
    loadMistakes(id),
  ]);
  const sandbox = sandboxes.find((own) => own.id === id);
  if (!scheme || !demo || !sandbox) throw new Error(`${id} has no scheme, demo or sandbox`);
  return { scheme, demo, vectors, sandbox, mistakes };
}

/** Parts of a screen that are there whatever the operation is. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  compute: ['Fields', 'Steps', 'Result', 'Sandbox', 'Coverage', 'Compare', 'Verify', 'Verdict'],
  verify: ['Verdict', 'Evidence', 'Message'],
  learn: ['Formula', 'Fields', 'How it is verified'],
  exchange: ['Both computations', 'Request', 'Response'],
  diagnose: ['Answer'],
  flow: ['Flow diagram', 'Sandbox clock', 'This step'],
};

for (const { id } of cards) {
  describe(`${id}: the demo`, async () => {
    const { scheme, demo, vectors, sandbox, mistakes } = await partsOf(id);
    const props = { vectors, credentials: sandbox.credentials };
    const of = (operation: string): Operation => {
      const found = findOperation(scheme, operation);
      if (!found) throw new Error(`no operation ${operation}`);
      return found;
    };

    it('takes about five minutes: ten to fifteen steps, each with a sentence short enough to be said', () => {
      expect(demo.steps.length).toBeGreaterThanOrEqual(10);
      expect(demo.steps.length).toBeLessThanOrEqual(15);
      for (const { says } of demo.steps) {
        expect(says).toMatch(/[.:…”]$/);
        expect(says.length).toBeLessThanOrEqual(180);
      }
    });

    it('signs, breaks, diagnoses where that is possible, plays a flow and ends at the documentation', () => {
      const deeds = demo.steps.flatMap(({ deed }) => deed?.do ?? []);
      const isSent = scheme.operations.some(({ direction }) => direction === 'request');
      for (const wanted of ['fill', ...(isSent ? ['send'] : []), 'flow', 'open'])
        expect(deeds, `demo.ts has a step that does ${wanted}`).toContain(wanted);
      expect(deeds.includes('diagnose')).toBe(scheme.operations.some(({ result }) => result !== undefined));
      expect(demo.steps.at(-1)?.deed).toMatchObject({ do: 'open', view: 'learn' });
    });

    it('names only what is there', () => {
      let deed: DemoDeed | undefined;
      for (const step of demo.steps) {
        deed = step.deed ?? deed;
        if (!deed) throw new Error('the first step goes somewhere');
        expectThere(step, deed);
      }
    });

    it('fills panels so that everything can be computed and sent, and the doctor names the cause', async () => {
      const held: Held = new Map();
      for (const { deed } of demo.steps) if (deed) await follow(deed, held);
    });

    function expectThere({ look, says }: DemoStep, deed: DemoDeed): void {
      if ('operation' in deed) of(deed.operation);
      if (deed.do === 'flow') {
        const flow = sandbox.flows.find((known) => known.id === deed.flow);
        const asked = demo.steps.flatMap(({ deed: one }) =>
          one?.do === 'flow' && one.flow === deed.flow ? one.steps : [],
        );
        expect(flow?.steps.length, says).toBeGreaterThanOrEqual(asked.reduce((sum, steps) => sum + steps, 0));
      }
      if (!look) return;
      const operation = 'operation' in deed ? of(deed.operation) : undefined;
      if ('field' in look) expect(operation && findField(operation, look.field), says).toBeDefined();
      else if ('step' in look)
        expect(
          operation?.steps.map((step) => step.name),
          says,
        ).toContain(look.step);
      else expect(PARTS[deed.do in PARTS ? deed.do : (placeOf(deed).split('/')[1] ?? '')], says).toContain(look.part);
    }

    async function follow(deed: DemoDeed, held: Held): Promise<void> {
      if (deed.do === 'fill') held.set(deed.operation, filled(of(deed.operation), deed, props));
      if (deed.do === 'observe')
        held.set(deed.operation, { inputs: held.get(deed.operation)?.inputs ?? {}, observed: deed.value });
      if (!('operation' in deed)) return;
      const operation = of(deed.operation);
      const { inputs = {}, observed = '' } = held.get(deed.operation) ?? {};
      if (deed.do === 'send') {
        const { message, problems } = await traceOperation(operation, inputs, webcryptoEngine);
        expect(message, operation.id).toBeDefined();
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      }
      if (deed.do === 'fill' && deed.view === 'verify') {
        expect(verifierOf(operation), operation.id).toBeDefined();
        expect(observed, operation.id).not.toBe('');
      }
      if (deed.do === 'diagnose') expectCause(operation, inputs, observed, deed.cause);
    }

    function expectCause(operation: Operation, inputs: Record<string, string>, observed: string, cause: string): void {
      const blank = Object.fromEntries(operation.fields.map((field) => [field.name, field.initial ?? '']));
      const complaint = { inputs: { ...blank, ...inputs }, observed: { [operation.result?.name ?? '']: observed } };
      const { verdict, explanations } = diagnose({ operation, mistakes }, complaint);
      expect(verdict).toBe('explained');
      expect(explanations[0]?.causes).toContain(cause);
      expect(coverageOf(operation, inputs).length).toBeGreaterThan(0);
    }
  });
}
