import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { applyEdit, displayOf, splice } from './exact-edit.ts';

const real = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n', '\r\n', '\u{1F600}'), maxLength: 30 });

/** What a browser would make of one edit, and what the exact text should be. */
const edit = fc
  .tuple(real, fc.nat(), fc.nat(), fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 5 }))
  .map(([text, x, y, typed]) => {
    const shown = displayOf(text);
    const [start = 0, end = 0] = [x % (shown.length + 1), y % (shown.length + 1)].toSorted((a, b) => a - b);
    return { text, next: shown.slice(0, start) + typed + shown.slice(end), caret: start + typed.length };
  });

test('after any edit the exact text shows what the textarea shows', () => {
  fc.assert(
    fc.property(edit, ({ text, next, caret }) => {
      expect(displayOf(applyEdit(text, next, caret))).toBe(next);
    }),
  );
});

test('an edit that changes nothing keeps the text to the character', () => {
  fc.assert(
    fc.property(real, (text) => {
      expect(applyEdit(text, displayOf(text), 0)).toBe(text);
    }),
  );
});

test('a text without carriage returns is what the textarea says', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), (before, next, caret) => {
      fc.pre(!before.includes('\r') && !next.includes('\r'));
      expect(applyEdit(before, next, caret % (next.length + 1))).toBe(next);
    }),
  );
});

test('typing between Windows line ends leaves them alone', () => {
  expect(applyEdit('a\r\nb\r\nc', 'a\nbX\nc', 4)).toBe('a\r\nbX\r\nc');
});

test('deleting one of two line breaks deletes the one at the caret', () => {
  expect(applyEdit('\r\n\n', '\n', 0)).toBe('\n');
  expect(applyEdit('\r\n\n', '\n', 1)).toBe('\r\n');
});

test('a pasted text is inserted to the character', () => {
  expect(splice('a\r\nb', 2, 2, 'x\r\ny\rz')).toBe('a\r\nx\r\ny\rzb');
});

test('a lone carriage return before a line feed does not melt into one line break', () => {
  expect(applyEdit('a\rb', 'a\n\nb', 3)).toBe('a\n\nb');
});
