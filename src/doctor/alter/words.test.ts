import { expect, it } from 'vitest';

import { AMOUNT } from './amount.ts';
import { SECRET } from './secret.ts';
import { INTEGER } from './time.ts';

it.each([
  ['secrets', SECRET],
  ['numbers', INTEGER],
  ['amounts', AMOUNT],
])('what is done to %s names what it is done to', (_, rows) => {
  const nameless = rows.filter(({ says }) => !/\bits?\b/.test(says));
  expect(nameless.map(({ says }) => says)).toEqual([]);
});
