import { expect, it } from 'vitest';

import { nodesOf } from '../core/recipe/expression.ts';
import { findField } from '../core/scheme/define.ts';
import { checkField } from '../core/scheme/fields.ts';
import { slotsIn, asTemplate } from '../core/scheme/template.ts';
import { selectMessage } from '../core/scheme/trace.ts';
import { cards, loadScheme } from '../schemes/registry.ts';

// Languages differ in the case of ß, İ and final sigma. Programs need not agree about them as long as no
// recipe asks: what is put in capitals or small letters is ASCII, or an error at its field.
it('changes the case of fields only that take nothing but ASCII', async () => {
  const cased = new Set<string>();
  for (const { id } of cards) {
    for (const operation of (await loadScheme(id))?.operations ?? []) {
      const { method, origin, target, headers } = selectMessage(operation, {});
      const slots = [method, origin, target, ...headers.map(([, value]) => value)].flatMap((part) =>
        slotsIn(asTemplate(part)),
      );
      for (const { op, args } of nodesOf([...operation.steps.map(({ expr }) => expr), ...slots])) {
        if (op !== 'upper' && op !== 'lower') continue;
        const [of] = args;
        const name = of?.op === 'field' ? String(of.param) : 'a computed value';
        const field = findField(operation, name);
        expect(field, `${id}/${operation.id} changes the case of ${name}`).toBeDefined();
        for (const letter of field ? ['ß', 'İ', 'ı', 'Σ', 'é', 'ǆ'] : []) {
          const problems = field ? checkField(field, `a${letter}`) : [];
          expect(
            problems.some(({ severity }) => severity === 'error'),
            `${id} ${name} takes ${letter}`,
          ).toBe(true);
        }
        cased.add(name);
      }
    }
  }
  expect(cased.size).toBeGreaterThan(1);
});
