import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { WithDigests } from './with-digests.tsx';

const codes = (text: string) =>
  [...renderToStaticMarkup(createElement(WithDigests, { text })).matchAll(/<code[^>]*>(.*?)<\/code>/g)].map(
    ([, value]) => value,
  );

const HEX = '3a2a3af79b17897100cb96b7695b91f8';
const BASE64 = '4bUqYh0Rz9hQk1N0b2b0u9mI9kZc9w5uC3yZl8k1M5s=';

it('values within a sentence stand in a type of their own, words and numbers do not', () => {
  expect(codes(`It is ${HEX}, not ${HEX.toUpperCase()} (${BASE64}).`)).toEqual([HEX, HEX.toUpperCase(), BASE64]);
  expect(
    codes('Write X-App-Access-Sig in lower case; 1706360400000 is in milliseconds, decadeface is a word.'),
  ).toEqual([]);
  expect(renderToStaticMarkup(createElement(WithDigests, { text: `a ${HEX} b` })).replaceAll(/<[^>]*>/g, '')).toBe(
    `a ${HEX} b`,
  );
});
