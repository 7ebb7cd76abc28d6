import { expect, it } from 'vitest';

import { answerWords } from './answer-words.ts';

const says = 'Checked and valid: signature.';

it('says of a refusal by the vendor’s validation that the proof was in order, and which it was', () => {
  expect(answerWords({ verdict: { code: 'ok', says } })).toBe(says);
  expect(answerWords({ verdict: { code: 'ok', says }, refusal: 'duplicate' })).toBe(
    'The proof is valid; the vendor’s own validation refused: duplicate.',
  );
});

it('speaks of no proof where none is asked', () => {
  const verdict = { code: 'public', says: 'The login itself (e-mail and password) was refused.' };
  expect(answerWords({ verdict, refusal: 'unauthorized' })).toBe(
    'The login itself (e-mail and password) was refused. The vendor’s own validation answered: unauthorized.',
  );
});
