import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { piecesOf } from './pieces.ts';
import { utf8Length } from './text.ts';

it('gives the whole text in order, and cuts no character in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (text, size) => {
      const pieces = [...piecesOf(text, size)];
      expect(pieces.join('')).toBe(text);
      expect(pieces.reduce((sum, piece) => sum + utf8Length(piece), 0)).toBe(utf8Length(text));
      for (const piece of pieces)
        expect(piece.length === size || piece.length === size + 1 || piece === pieces.at(-1)).toBe(true);
    }),
  );
  expect([...piecesOf('')]).toEqual([]);
});
