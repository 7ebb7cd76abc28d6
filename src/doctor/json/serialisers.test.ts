import { describe, expect, it } from 'vitest';
import recorded from '../fixtures/serialisers.json' with { type: 'json' };
import { readJson } from './model.ts';
import { reserialise, SERIALISERS } from './serialisers.ts';
import { goText, pythonText, rubyText } from './shown.ts';

const SHOWN = { goText, pythonText, rubyText };

const { texts, versions } = recorded;

describe(`serialisers, against ${Object.values(versions).join(', ')}`, () => {
  it.each(Object.entries(recorded.serialisers))('%s writes what the real one wrote', (id, results) => {
    texts.forEach((text, i) => expect(reserialise(text, id)).toBe(results[i]));
  });

  it.each(Object.entries(recorded.shown))('%s shows a parsed body as the real one did', (name, results) => {
    const show = SHOWN[name as keyof typeof SHOWN];
    texts.forEach((text, i) => {
      const json = readJson(text);
      expect(json && show(json)).toBe(results[i]);
    });
  });

  it('have names of their own', () => {
    expect(new Set(SERIALISERS.map(({ id }) => id)).size).toBe(SERIALISERS.length);
  });
});
