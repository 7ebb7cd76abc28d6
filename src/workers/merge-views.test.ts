import { expect, test } from 'vitest';

import type { DiagnosisView, ExplanationView } from './doctor-view.ts';
import { mergeViews } from './merge-views.ts';

const explanation = (cause: string, cost: number): ExplanationView => ({
  causes: [cause],
  groups: [],
  says: cause,
  phrases: [],
  fix: '',
  languages: [],
  cost,
  changed: [],
  isRecomputed: true,
});

const view = (...explanations: ExplanationView[]): DiagnosisView => ({
  verdict: 'explained',
  says: explanations[0]?.says ?? '',
  explanations,
  tried: 10,
  resultName: 'hash',
  observed: 'x',
});

test('the parts of a search give one answer, whatever their order', () => {
  const parts = [view(explanation('a', 2), explanation('b', 3)), view(explanation('c', 1), explanation('b', 2.5))];
  const merged = mergeViews(parts);
  expect(merged.explanations.map(({ causes, cost }) => [causes[0], cost])).toEqual([
    ['c', 1],
    ['a', 2],
    ['b', 2.5],
  ]);
  expect(merged.says).toBe('c');
  expect(mergeViews(parts.toReversed()).explanations).toEqual(merged.explanations);
});
