import { expect, it, vi } from 'vitest';
import { sourcesOf } from '../bytes/origin.ts';
import { utf8Offsets } from '../bytes/text.ts';
import { syncEngine } from '../crypto/sync.ts';
import { evaluateSync } from './evaluate.ts';
import * as e from './expression.ts';

vi.mock('../bytes/text.ts', { spy: true });

it('where each unit came from is not worked out unless asked, and once for all who ask', () => {
  const bytes = e.utf8(e.field('a'));
  const outcomes = evaluateSync([e.hash('SHA-256', bytes)], { a: 'é'.repeat(1000) }, syncEngine);
  expect(utf8Offsets).not.toHaveBeenCalled();
  const outcome = outcomes.get(bytes);
  if (!outcome?.ok) throw new Error('not evaluated');
  for (const at of [0, 100, 1998])
    expect(sourcesOf(outcome.value, at, at + 1)).toEqual([{ field: 'a', start: at / 2, end: at / 2 + 1 }]);
  expect(utf8Offsets).toHaveBeenCalledTimes(1);
});
