import { expect, test } from 'vitest';

import { search } from './search.ts';

const groups = [
  {
    name: 'Go to',
    items: [
      { id: 'a', label: 'PayStar: Bearer token', words: 'HS256 callbacks' },
      { id: 'b', label: 'PayStar: Callback', words: 'SHA-256' },
    ],
  },
  { name: 'Theme', items: [{ id: 'c', label: 'Theme: Dark', words: 'colour' }] },
];
const found = (query: string) => search(groups, query).flatMap(({ items }) => items.map(({ id }) => id));

test('an empty query finds everything in its order', () => {
  expect(search(groups, '')).toEqual(groups);
});

test('every word must be there, in any order and case', () => {
  expect(found('token PAYSTAR')).toEqual(['a']);
  expect(found('  sha paystar ')).toEqual(['b']);
  expect(found('paystar colour')).toEqual([]);
});

test('a label that has the words comes before one that is only described by them', () => {
  expect(found('callback')).toEqual(['b', 'a']);
});

test('a group with nothing found is left out', () => {
  expect(search(groups, 'dark').map(({ name }) => name)).toEqual(['Theme']);
});

test('a group where a label has the words comes before one that is only described by them', () => {
  const described = { name: 'Go to', items: [{ id: 'a', label: 'Webhook', words: 'verify the raw bytes' }] };
  const named = { name: 'Views', items: [{ id: 'b', label: 'Verify: Webhook', words: '' }], isSearchedOnly: true };
  expect(search([described, named], 'verify').map(({ name }) => name)).toEqual(['Views', 'Go to']);
  expect(search([described, named], ' ').map(({ name }) => name)).toEqual(['Go to']);
});
