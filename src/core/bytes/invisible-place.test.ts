import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { findInvisible } from './invisible.ts';
import { invisiblePlace } from './invisible-place.ts';

it('finds the first of several, and counts them', () => {
  expect(invisiblePlace('a\u200bb\u200bc', 'zero-width')).toEqual({ start: 1, end: 2, count: 2 });
  expect(invisiblePlace('x\r\ny\rz', 'lone-cr')).toEqual({ start: 4, end: 5, count: 1 });
  expect(invisiblePlace('ok \u0441ard', 'mixed-alphabets')).toEqual({ start: 3, end: 4, count: 1 });
  expect(invisiblePlace('car\u0434', 'mixed-alphabets')).toEqual({ start: 3, end: 4, count: 1 });
});

it('has no place for what begins or ends a text, nor for other problems', () => {
  expect(invisiblePlace(' a ', 'leading-space')).toBeUndefined();
  expect(invisiblePlace('', 'empty')).toBeUndefined();
  expect(invisiblePlace('', 'toString')).toBeUndefined();
});

const ENDS = /^(?:leading|trailing)-|^(?:bom|crlf|quotes|newline-inside)$/;

it('has a place for every other finding, and none where nothing is found', () => {
  const unit = fc.constantFrom(
    'a',
    'b',
    ' ',
    '\n',
    '\r',
    '\0',
    '\u200b',
    '\u00a0',
    '\u202e',
    '\ud800',
    'e\u0301',
    '\u0441',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
      const found = findInvisible(text, 'single').map(({ code }) => code);
      for (const code of found) expect(invisiblePlace(text, code) !== undefined).toBe(!ENDS.test(code));
      for (const code of ['zero-width', 'nbsp', 'nul', 'lone-cr'])
        expect(invisiblePlace(text, code) !== undefined).toBe(found.some((one) => one === code));
    }),
  );
});
