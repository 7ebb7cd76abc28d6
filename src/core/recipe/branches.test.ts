import { describe, expect, it } from 'vitest';

import { branchOf, fieldsTaken, switchesIn } from './branches.ts';
import { choose, concat, field, fieldsIn, join, literal, lower, utf8 } from './expression.ts';
import { formulaOf, phraseOf } from './formula.ts';

const [host, port, dialect] = [field('host'), field('port'), field('dialect')];
const written = choose(dialect, { php: host, bare: choose(port, { '80': '' }, port) }, lower(host));

describe('a switch that is set', () => {
  it('leaves the branch it takes, and the last one for any other value', () => {
    expect(branchOf(written, { dialect: 'php' })).toBe(host);
    expect(formulaOf(concat(written, port), new Map(), { dialect: 'documented' })).toBe('lower(host) + port');
  });

  it('is no field of what is made, unlike a field that is sent and also decides', () => {
    expect(fieldsIn(written)).toContain('dialect');
    expect(fieldsTaken(utf8(written), { dialect: 'documented' })).toEqual(['host']);
    expect(fieldsTaken(written, { dialect: 'bare' })).toEqual(['port']);
    expect(branchOf(written, {})).toBe(written);
  });

  it('is found wherever something chooses by it', () => {
    expect([...switchesIn([utf8(written)])]).toEqual(['port', 'dialect']);
  });
});

describe('a separator that ends the string', () => {
  it('is said, and written once', () => {
    const lines = join('\n', host, port, literal(''));
    expect(phraseOf(lines)).toBe('the parts, each followed by a line feed');
    expect(formulaOf(lines, new Map())).toBe(String.raw`host + "\n" + port + "\n"`);
  });

  it('is told apart from one between the parts', () => {
    expect(phraseOf(join('\n', host, port))).toBe('the parts joined by a line feed');
  });
});

describe('a fixed text', () => {
  it('is shown without escapes that are no part of it', () => {
    expect(phraseOf(literal('{"alg":"HS256"}'))).toBe('the fixed text {"alg":"HS256"}');
    expect(phraseOf(literal('a b'))).toBe('the fixed text "a b"');
    expect(phraseOf(literal('\n'))).toBe(String.raw`the fixed text "\n"`);
  });
});
