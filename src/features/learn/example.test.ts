import { expect, it } from 'vitest';

import { cards, loadScheme, loadVectors } from '../../schemes/registry.ts';
import { exampleOf, heldAgainst } from './example.tsx';

it.each([
  ['aeterna', 'request', 'the value computed independently with python3'],
  ['paynet', 'auth', 'the value computed independently'],
  ['paystar', 'callback', 'the value computed independently'],
  ['paysera', 'mac', 'the published value'],
])('%s/%s: the worked example is held against %s', async (scheme, id, says) => {
  const operation = (await loadScheme(scheme))?.operations.find((one) => one.id === id);
  const vector = operation && exampleOf(operation, await loadVectors(scheme, id));
  expect(vector && heldAgainst(vector)).toBe(says);
});

it('sources and notes name pages that a user can open, and tokens are told apart', async () => {
  for (const { id } of cards) {
    const vectors = await loadVectors(id);
    for (const { id: name, note, source } of vectors) expect(`${note} ${source}`, name).not.toMatch(/\bseeds?\b/i);
  }
  const tokens = await loadVectors('session-jwt', 'token');
  const notes = tokens.filter(({ id }) => id.startsWith('seed004-jwt-')).map(({ note }) => note);
  expect(new Set(notes).size).toBe(notes.length);
});
