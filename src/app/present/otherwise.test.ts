import { expect, test } from 'vitest';

import { answeredOtherwise, foundOtherwise } from './otherwise.ts';

type Sent = NonNullable<Parameters<typeof answeredOtherwise>[0]>;
type View = NonNullable<Parameters<typeof foundOtherwise>[0]>;

const answered = (ok: boolean, code: string, refusal?: string): Sent =>
  ({ server: { verdict: { ok, code, says: `It is ${code}.` }, ...(refusal && { refusal }) } }) as Sent;

test('an answer as the demo tells it needs no other words', () => {
  expect(answeredOtherwise(answered(true, 'ok'), undefined)).toBeUndefined();
  expect(answeredOtherwise(answered(false, 'nonce-reused'), 'nonce-reused')).toBeUndefined();
});

test.each([
  ['accepted', answered(true, 'ok'), 'nonce-reused', 'the sandbox accepted it.'],
  ['refused', answered(false, 'unknown-key'), undefined, 'the sandbox refused it. It is unknown-key.'],
  ['refused for another reason', answered(false, 'unknown-key'), 'nonce-reused', 'It is unknown-key.'],
  ['refused by the vendor', answered(true, 'ok', 'no-amount'), undefined, 'validation refused: no-amount.'],
  ['not answered', { failed: 'no network' } as Sent, undefined, 'no answer came: no network.'],
  ['not sent', undefined, undefined, 'nothing was sent.'],
])('a request that was %s is told as it went', (_, sent, refused, words) => {
  expect(answeredOtherwise(sent, refused)).toContain(words);
});

test('what the Doctor found is told where it is another cause', () => {
  const explained = { verdict: 'explained', explanations: [{ causes: ['hex-case'], says: 'Upper case.' }] };
  expect(foundOtherwise(explained as unknown as View, 'hex-case')).toBeUndefined();
  expect(foundOtherwise(explained as unknown as View, 'trailing-newline')).toContain('something else. Upper case.');
  const view = (verdict: string) => ({ verdict, explanations: [] }) as unknown as View;
  expect(foundOtherwise(view('matches'), 'hex-case')).toContain('both values are the same');
  expect(foundOtherwise(view('not-found'), 'hex-case')).toContain('no mistake that gives this value');
  expect(foundOtherwise(undefined, 'hex-case')).toContain('no answer');
});
