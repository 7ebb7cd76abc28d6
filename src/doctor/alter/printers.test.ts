import { describe, expect, it } from 'vitest';

import recorded from '../fixtures/printers.json' with { type: 'json' };
import { BODY } from './body.ts';

const { versions, bodies, printed } = recorded;

describe(`what a program prints of a body, against ${Object.values(versions).join(', ')}`, () => {
  it.each(Object.entries(printed))('%s', (id, texts) => {
    const alteration = BODY.find((known) => known.id === id);
    bodies.forEach((body, i) => {
      const text = texts[i];
      // Where the program was not given this body, there is nothing to compare.
      if (typeof text === 'string') expect(alteration?.alter(body)).toBe(text);
    });
  });

  it('has an id of its own for each', () => {
    expect(new Set(BODY.map(({ id }) => id)).size).toBe(BODY.length);
  });

  it('records every printer for two bodies at least', () => {
    for (const texts of Object.values(printed)) expect(texts.filter((text) => text !== null).length).toBeGreaterThan(0);
    expect(Object.keys(printed).length).toBeGreaterThan(70);
  });
});
