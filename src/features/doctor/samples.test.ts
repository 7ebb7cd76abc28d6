import { expect, it } from 'vitest';

import { cards, loadSchemes } from '../../schemes/registry.ts';
import samples from './samples.json' with { type: 'json' };
import { namedSamples } from './samples.ts';

it('every sample names its scheme, and no two have one name', async () => {
  const schemes = await loadSchemes();
  const named = namedSamples(samples, schemes);
  for (const { id, scheme } of named) {
    const name = cards.find((card) => card.id === scheme)?.name;
    expect(id.startsWith(`${name}, `), id).toBe(true);
  }
  expect(named.map(({ id }) => id)).toContain('Aeterna, PHP: webhook');
  expect(new Set(named.map(({ id }) => id)).size).toBe(samples.length);
});
