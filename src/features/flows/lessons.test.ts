import { describe, expect, it } from 'vitest';

import { errorsOf } from '../../core/scheme/errors.ts';
import { VERDICTS } from '../../core/scheme/policy.ts';
import { verifierOf } from '../../core/scheme/verify.ts';
import { FAULTS } from '../../sandbox/faults.ts';
import { cards, loadSandbox, loadScheme } from '../../schemes/registry.ts';
import { LESSONS, lessonOf } from './lessons.ts';

const SENTENCE = /[.?!”)]$/;

it('every fault has a title, a sentence and what it teaches', () => {
  for (const { id, title, says } of FAULTS) {
    expect(title, id).not.toBe('');
    expect(says, id).toMatch(SENTENCE);
    for (const code of LESSONS[id] ?? ['no entry']) expect(Object.keys(VERDICTS), id).toContain(code);
  }
  expect(Object.keys(LESSONS).toSorted()).toEqual(FAULTS.map(({ id }) => id).toSorted());
});

it('every verdict has a sentence', () => {
  for (const [code, says] of Object.entries(VERDICTS)) expect(says, code).toMatch(SENTENCE);
});

for (const { id, name } of cards)
  describe(name, async () => {
    const [scheme, sandbox] = await Promise.all([loadScheme(id), loadSandbox(id)]);
    if (!scheme || !sandbox) throw new Error(`${id} has no scheme or no sandbox`);
    const rows = new Set(
      scheme.operations.flatMap((operation) => errorsOf(operation, sandbox).map(({ code }) => code)),
    );

    it('explains on its Learn pages what a changed, a late and a rotated request come to', () => {
      for (const fault of ['body-reserialised', 'key-rotated'])
        expect(lessonOf(LESSONS[fault] ?? [], scheme, sandbox), fault).toBeDefined();
      for (const { id: fault } of FAULTS) {
        const lesson = lessonOf(LESSONS[fault] ?? [], scheme, sandbox);
        if (lesson) expect(rows, fault).toContain(lesson.name);
      }
    });

    it('has a row or a check for every verdict that its flows expect of a refused request', () => {
      const checks = new Set(
        scheme.operations.flatMap((operation) => (verifierOf(operation)?.checks ?? []).map(({ code }) => code)),
      );
      for (const { steps, id: flow } of sandbox.flows)
        for (const step of steps) {
          const code = 'expect' in step ? step.expect.verdict : undefined;
          // A signature of the wrong form has no row: its link leads to the table of checks.
          if (code === undefined || ['ok', 'public', 'signature-malformed'].includes(code)) continue;
          expect([...rows, ...checks], `${flow}: ${code}`).toContain(code);
        }
    });

    it('every policy says in sentences what is ours, and every refusal has a body', () => {
      for (const { ours, refusals = {} } of sandbox.policies) {
        for (const words of ours) expect(words).toMatch(SENTENCE);
        for (const [code, refusal] of Object.entries({ ...sandbox.refusals, ...refusals }))
          expect(refusal?.body({ code, says: 'words', moment: 0 }), code).toBeDefined();
      }
    });
  });
