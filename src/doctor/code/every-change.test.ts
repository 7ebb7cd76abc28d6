import { describe, expect, it } from 'vitest';

import { loadMistakes } from '../../schemes/registry.ts';
import { operationAt } from '../fixtures/diagnosed.ts';
import { RICHEST } from '../fixtures/richest.ts';
import { open } from '../index.ts';
import { factsOf } from './facts.ts';
import { IDIOMS } from './idioms.ts';
import { changesIn, LANGUAGES } from './index.ts';

/** A value that nothing explains. */
const HEX = 'ab'.repeat(32);

/** Names of variables that every program has, or that say by themselves what is in them. */
const EVERYDAY = [
  'message',
  'text',
  'body',
  'digest',
  'key',
  'token',
  'signature',
  'query',
  'path',
  'host',
  'port',
  'method',
  'bodyHash',
  'decodedText',
  'textAsTyped',
  'textReadAsLatin1',
  'bytesAsTheyCame',
  'formattedTime',
  'receivedSignature',
  'sortedQuery',
];

describe('the changes of code for every mistake of an operation', () => {
  const places = Object.keys(RICHEST);
  it.each(places)('name its own fields: %s', async (place) => {
    const [id = ''] = place.split('/');
    const operation = await operationAt(place);
    const { result } = operation;
    const inputs = RICHEST[place] ?? {};
    const facts = factsOf(operation);
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const observed = place.endsWith('/bearer')
      ? `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ publicKey: inputs['publicKey'] })}.${'A'.repeat(43)}`
      : HEX;
    const opening = open(
      { operation, mistakes: await loadMistakes(id) },
      { inputs, observed: { [result?.name ?? '']: observed } },
    );
    if (opening.is !== 'job') throw new Error(`${place} is not searched`);
    const members = [...JSON.stringify(inputs).matchAll(/\\"([A-Za-z]+)\\":/g)].map(([, name = '']) => name);
    const own = [...operation.fields.map(({ name }) => name), ...members].map((name) =>
      name.replaceAll(/[^A-Za-z0-9]/g, ''),
    );
    const known = new Set(
      [...own, ...EVERYDAY, ...facts.parts.map(({ variable = '' }) => variable)].map((name) => name.toLowerCase()),
    );
    const strange = new Set<string>();
    let count = 0;
    for (const { value } of LANGUAGES) {
      const idiom = IDIOMS[value];
      const spy = {
        ...idiom,
        name: (name: string) => {
          if (!known.has(name.toLowerCase())) strange.add(name);
          return idiom.name(name);
        },
      };
      for (const { members: hypotheses } of opening.job.catalogue.classes)
        for (const {
          names: [causes = []],
          how,
        } of hypotheses.slice(0, 3))
          for (const change of changesIn(spy, causes, { phrases: [{ causes, how }], computed: HEX, facts })) {
            count++;
            expect(change.before).not.toBe(change.after);
            expect(change.before + change.after).not.toMatch(/\bdocumented|placeholder|\bundefined\(/i);
          }
    }
    expect([...strange]).toEqual([]);
    expect(count).toBeGreaterThan(500);
  });
});
