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

  it.each([
    ['{"o":{"0":"a","1":"b"},"e":{}}', '{"o":["a","b"],"e":[]}'],
    ['{"o":{"1":"b","0":"a"},"p":{"1":"a"}}', '{"o":{"1":"b","0":"a"},"p":{"1":"a"}}'],
    ['{"0":{"0":{"a":1}}}', '[[{"a":1}]]'],
  ])('json_encode(json_decode(…, true)) of PHP 8.2 has a list where names count from 0: %s', (text, written) => {
    expect(reserialise(text, 'php')).toBe(written);
    expect(reserialise(text, 'php-object')).toBe(text);
  });

  it('have names of their own', () => {
    expect(new Set(SERIALISERS.map(({ id }) => id)).size).toBe(SERIALISERS.length);
  });
});
