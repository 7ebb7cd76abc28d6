import { describe, expect, it } from 'vitest';

import { field } from '../core/recipe/expression.ts';
import type { Alteration } from './alter/alteration.ts';
import { apartInWords, distinguish, type Apart } from './distinguish.ts';
import type { Hit } from './search.ts';

const alteration = (id: string, alter: Alteration['alter']): Alteration => ({
  id,
  names: [[id]],
  says: id,
  alter,
  stage: 1,
  cost: 1,
});

function hitOf(...alters: readonly Alteration['alter'][]): Hit {
  const site = field('body');
  const members = alters.map((alter, i) => ({
    id: `m${i}`,
    names: [[`m${i}`]],
    says: `m${i}`,
    how: { id: `m${i}` },
    site,
    replacement: site,
    cost: 1,
    alteration: alteration(`m${i}`, alter),
  }));
  return { parts: [members], forms: [], edits: [], digest: new Uint8Array(32) };
}

const inWords = (apart: Apart | undefined): string => (apart ? apartInWords(apart) : '');

describe('what would tell explanations apart', () => {
  it('names the field and the plainest thing that differs', () => {
    const slashes = hitOf(
      (text) => text,
      (text) => text.replaceAll('/', String.raw`\/`),
    );
    expect(distinguish([slashes])?.example).toEqual({ name: 'body', text: '{"url":"https://a/b"}' });
    expect(inWords(distinguish([slashes]))).toContain(
      'in which body has a slash, such as "{\\"url\\":\\"https://a/b\\"}"',
    );
    const ends = hitOf(
      (text) => text,
      (text) => text.trimEnd(),
    );
    expect(inWords(distinguish([ends]))).toContain('and a line feed at its end, such as');
  });

  it('prefers what parts more of them', () => {
    const three = hitOf(
      (text) => text,
      (text) => text.replaceAll('/', String.raw`\/`),
      (text) => text.replaceAll(/[^ -~\n]/g, '?'),
    );
    expect(inWords(distinguish([three]))).toMatch(/has a little of everything, .* 3 different values/s);
  });

  it('asks nobody to send another secret, and takes no short text for a body', () => {
    const spaces = hitOf(
      (text) => text,
      (text) => text.replaceAll(' ', '+'),
    );
    const secret = { name: 'body', kind: 'secret', help: '', secret: true } as const;
    expect(inWords(distinguish([spaces], [secret]))).toMatch(
      /^Run the same code once more with a made-up body that has a letter beyond ASCII and a space/,
    );
    const short = { name: 'body', kind: 'text', help: '' } as const;
    expect(inWords(distinguish([spaces], [short]))).toContain('such as "aë "');
  });

  it('says nothing of one explanation, and asks for other values where nothing is known to differ', () => {
    expect(distinguish([hitOf((text) => text)])).toBeUndefined();
    const alike = hitOf((text) => text);
    expect(inWords(distinguish([alike, alike]))).toContain('other values in every field');
  });
});
