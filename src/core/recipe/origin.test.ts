import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangesFrom, runsOf, sourcesOf, type Source } from '../bytes/origin.ts';
import { syncEngine } from '../crypto/sync.ts';
import * as e from './expression.ts';
import type { Expr } from './expression.ts';
import { evaluateSync, type Inputs } from './evaluate.ts';
import type { Value } from './value.ts';

const [a, b, body] = [e.field('a'), e.field('b'), e.field('body')];

function run(expr: Expr, inputs: Inputs): Value {
  const outcome = evaluateSync([expr], inputs, syncEngine).get(expr);
  if (!outcome?.ok) throw new Error(outcome?.problem.code ?? 'not evaluated');
  return outcome.value;
}

/** Every unit in exactly one run, and each run's sources are those of its units. */
function expectWhole(value: Value): void {
  let at = 0;
  for (const piece of runsOf(value)) {
    expect(piece.start).toBe(at);
    expect(piece.end).toBeGreaterThan(piece.start);
    at = piece.end;
  }
  expect(at).toBe(value.size);
}

const texts = fc.string({ unit: 'binary', maxLength: 40 });
const EXPRESSIONS: Readonly<Record<string, Expr>> = {
  concat: e.concat(a, b, a),
  join: e.join(';', a, b),
  utf8: e.utf8(e.concat(a, b)),
  hex: e.hex(e.utf8(e.concat(a, b))),
  base64: e.base64(e.utf8(e.concat(a, b))),
  'base64url of json': e.base64url(e.utf8(e.jsonObject(e.pairs(['x', a], ['y', b])))),
  'percent-encoding': e.percentEncode(e.concat(a, b)),
  form: e.formEncode(e.pairs(['x', a], ['y', b])),
  upper: e.upper(a),
  'hash of both': e.hex(e.hash('SHA-256', e.utf8(e.concat(a, b)))),
  utf16: e.hex(e.utf16le(e.concat(a, b))),
};

describe('origins', () => {
  it.each(Object.entries(EXPRESSIONS))('account for every unit of %s', (_, expr) => {
    fc.assert(fc.property(texts, texts, (x, y) => expectWhole(run(expr, { a: x, b: y }))));
  });

  it.each(Object.entries(EXPRESSIONS))('go both ways through %s', (_, expr) => {
    fc.assert(
      fc.property(texts, texts, fc.nat(400), (x, y, unit) => {
        const value = run(expr, { a: x, b: y });
        if (unit >= value.size) return;
        for (const { field, start, end } of sourcesOf(value, unit, unit + 1)) {
          const back = rangesFrom(value, field, start, end);
          expect(back.some((range) => range.start <= unit && unit < range.end)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('map a copied character to its place in the field', () => {
    const value = run(e.concat(a, b), { a: 'one', b: 'two' });
    expect(sourcesOf(value, 4, 5)).toEqual([{ field: 'b', start: 1, end: 2 }]);
    expect(rangesFrom(value, 'b', 0, 3)).toEqual([{ start: 3, end: 6 }]);
  });

  it('keep a surrogate pair in one piece through UTF-8 and hex', () => {
    const value = run(e.hex(e.utf8(e.concat(a, b))), { a: 'x', b: '😊y' });
    expect(sourcesOf(value, 4, 5)).toEqual([{ field: 'b', start: 0, end: 2 }]);
    expect(rangesFrom(value, 'b', 1, 2)).toEqual([{ start: 2, end: 10 }]);
    expect(rangesFrom(value, 'b', 2, 3)).toEqual([{ start: 10, end: 12 }]);
  });

  it('give a base64 letter that carries bits of two fields both of them', () => {
    const value = run(e.base64(e.utf8(e.concat(a, b))), { a: 'M', b: 'an' });
    const fields = (unit: number) => sourcesOf(value, unit, unit + 1).map((source: Source) => source.field);
    expect([0, 1, 2, 3].map(fields)).toEqual([['a'], ['a', 'b'], ['b'], ['b']]);
  });

  it('leave padding without an origin', () => {
    const value = run(e.base64(e.utf8(a)), { a: 'M' });
    expect(runsOf(value).at(-1)).toEqual({ start: 2, end: 4, sources: [] });
  });

  it('spread a digest over everything that went in', () => {
    const value = run(e.hash('MD5', e.utf8(e.concat(a, b))), { a: 'one', b: 'two' });
    expect(sourcesOf(value, 7, 8)).toEqual([
      { field: 'a', start: 0, end: 3, diffuse: true },
      { field: 'b', start: 0, end: 3, diffuse: true },
    ]);
  });

  it('find a JSON member inside its body, escapes as blocks', () => {
    const json = '{"n": "a\\u00e9/", "amount": 2600.00}';
    const text = run(e.jsonMember(body, 'n'), { body: json });
    expect(text.kind === 'text' && text.text).toBe('aé/');
    expect(sourcesOf(text, 1, 2)).toEqual([{ field: 'body', start: 8, end: 14 }]);
    const amount = run(e.jsonMember(body, 'amount'), { body: json });
    expect(amount.kind === 'text' && amount.text).toBe('2600.00');
    expect(sourcesOf(amount)).toEqual([{ field: 'body', start: json.indexOf('2600'), end: json.indexOf('}') }]);
  });
});
