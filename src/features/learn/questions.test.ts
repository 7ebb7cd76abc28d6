import { describe, expect, it } from 'vitest';

import { findOperation } from '../../core/scheme/define.ts';
import { CAUSES } from '../../doctor/words.ts';
import { cards, loadSandbox, loadScheme, loadVectors } from '../../schemes/registry.ts';
import { loadQuestions } from '../../schemes/texts.ts';
import { errorsOf } from '../../core/scheme/errors.ts';
import { exampleOf } from './example.tsx';

for (const { id } of cards) {
  describe(`${id}: the Learn pages`, async () => {
    const scheme = await loadScheme(id);
    const sandbox = await loadSandbox(id);
    if (!scheme || !sandbox) throw new Error(`${id} has no scheme or no sandbox`);

    it('promise only what the Doctor can tell', async () => {
      for (const operation of scheme.operations)
        for (const { asks, causes } of await loadQuestions(id, operation.id))
          for (const cause of causes)
            expect(CAUSES[cause], `${asks} No cause is called ${cause}. ${likeIt(cause)}`).toBeDefined();
    });

    it('have a worked example wherever something is computed or checked', async () => {
      for (const operation of scheme.operations) {
        const example = exampleOf(operation, await loadVectors(id, operation.id));
        expect(example !== undefined || operation.steps.length === 0, operation.id).toBe(true);
      }
    });

    it('list every refusal of a signed request that the flows provoke', () => {
      for (const step of sandbox.flows.flatMap(({ steps }) => steps)) {
        if (step.do !== 'send' || ['ok', 'public'].includes(step.expect.verdict)) continue;
        const operation = findOperation(scheme, step.operation);
        const codes = operation ? errorsOf(operation, sandbox).map(({ code }) => code) : [];
        expect(codes, step.operation).toContain(step.expect.verdict);
      }
    });
  });
}

/** Causes that share a word with this one, for somebody who writes questions.ts without the catalogue at hand. */
function likeIt(cause: string): string {
  const words = cause.split('-');
  const alike = Object.keys(CAUSES).filter((id) => id.split('-').some((word) => words.includes(word)));
  return `Of src/doctor/words.ts are like it: ${alike.join(', ') || 'none'}`;
}
