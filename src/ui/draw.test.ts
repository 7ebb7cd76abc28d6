import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { drawMarks, hasGlyphs } from './draw.ts';

const units = (marks: ReturnType<typeof drawMarks>) =>
  marks.reduce((sum, mark) => sum + (typeof mark === 'string' ? mark.length : mark.count), 0);

test('every unit of a text is drawn once', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r\n', '\t', '\u00a0', 'e\u0301', '\u{1F600}') }),
      (text) => {
        expect(units(drawMarks(text, 0, text.length, true))).toBe(text.length);
      },
    ),
  );
});

test('a text of visible characters is drawn as it stands', () => {
  expect(drawMarks('a b-c', 0, 5, true)).toEqual(['a b-c']);
  expect(hasGlyphs('a b-c')).toBe(false);
});

test('spaces are drawn at the ends only', () => {
  expect(drawMarks(' a b ', 0, 5, true)).toEqual([
    { glyph: 'SP', name: 'space', count: 1, breaks: false },
    'a b',
    { glyph: 'SP', name: 'space', count: 1, breaks: false },
  ]);
});

test('the end of a window is not the end of the text', () => {
  expect(drawMarks('a ', 0, 2, false)).toEqual(['a ']);
});

test('a line breaks once for CRLF', () => {
  expect(
    drawMarks('a\r\nb', 0, 4, true).map((mark) => (typeof mark === 'string' ? mark : [mark.glyph, mark.breaks])),
  ).toEqual(['a', ['CR', false], ['LF', true], 'b']);
});

test('a decomposed letter shows its accent apart', () => {
  expect(drawMarks('e\u0301', 0, 2, true)).toMatchObject(['e', { glyph: '◌\u0301' }]);
});
