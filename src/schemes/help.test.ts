import { describe, expect, it } from 'vitest';

import { phraseOf } from '../core/recipe/formula.ts';
import { VERDICTS } from '../core/scheme/policy.ts';
import { verifierOf } from '../core/scheme/verify.ts';
import { cards, loadSandbox, loadScheme } from './registry.ts';
import { loadPage, loadQuestions } from './texts.ts';

const SENTENCE = /[.?!”)]$/;

it('schemes stand in the order of their names, as people sort them', () => {
  const names = cards.map(({ name }) => name);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
});

for (const { id } of cards) {
  describe(`${id}: help`, async () => {
    const scheme = await loadScheme(id);
    const sandbox = await loadSandbox(id);
    if (!scheme || !sandbox) throw new Error(`${id} has no scheme or no sandbox`);

    for (const operation of scheme.operations) {
      it(`${operation.id}: every field, choice, step and check has a sentence`, () => {
        for (const { help, meanings, choices = [], name: field } of operation.fields) {
          expect(help, field).toMatch(SENTENCE);
          for (const meaning of Object.values(meanings ?? {})) expect(meaning, field).toMatch(SENTENCE);
          if (meanings) expect(Object.keys(meanings)).toEqual(choices);
        }
        for (const { name: step, expr } of operation.steps) expect(phraseOf(expr), step).not.toBe('');
        for (const { says, name: check } of verifierOf(operation)?.checks ?? []) expect(says, check).toMatch(SENTENCE);
        expect(operation.summary).toMatch(SENTENCE);
      });

      it(`${operation.id}: has questions, each with an answer, none asked twice`, async () => {
        const questions = await loadQuestions(id, operation.id);
        expect(questions.length).toBeGreaterThanOrEqual(operation.result ? 3 : 1);
        for (const { asks, says } of questions) {
          expect(asks).toMatch(/\?$/);
          expect(says).toMatch(SENTENCE);
        }
        expect(new Set(questions.map(({ asks }) => asks)).size).toBe(questions.length);
      });
    }

    it('asks only about operations that are there, and names the slips of the vendor’s documents', async () => {
      const page = await loadPage(id);
      for (const heading of ['What it is', 'What goes wrong', 'Questions']) expect(page).toContain(`## ${heading}`);
      expect(page).toMatch(/## (Where the vendor’s|Where the vendor's) pages? (is|are|contradicts)/);
      expect(page).toMatch(/## What (the vendor's page|they|it) leaves? open/);
    });

    it('has words for every verdict its flows expect', () => {
      const codes = sandbox.flows.flatMap(({ steps }) =>
        steps.flatMap((step) => ('expect' in step ? step.expect.verdict : [])),
      );
      const checks = scheme.operations.flatMap((operation) => verifierOf(operation)?.checks ?? []);
      for (const code of codes)
        expect(
          code in VERDICTS || checks.some((check) => check.code === code) || code === 'signature-malformed',
          code,
        ).toBe(true);
    });
  });
}
