import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createKeyedEngine } from '../core/crypto/keyed.ts';
import { syncEngine } from '../core/crypto/sync.ts';
import * as e from '../core/recipe/expression.ts';
import { evaluateSync } from '../core/recipe/evaluate.ts';
import { rewrite } from '../core/recipe/rewrite.ts';
import { LITERAL, textValue } from '../core/recipe/value.ts';
import { Columns } from './columns.ts';
import { Plan, Values } from './plan.ts';
import { Shape } from './shape.ts';

const [key, a, b, c] = ['key', 'a', 'b', 'c'].map((name) => e.field(name)) as [
  e.Expr<'text'>,
  e.Expr<'text'>,
  e.Expr<'text'>,
  e.Expr<'text'>,
];
const digest = e.base64(e.hash('SHA-256', e.utf8(c)));
/** What both of two changes may reach. */
const shared = e.hex(e.hash('MD5', e.utf8(e.concat(a, c))));
const parts = [a, b, a, e.concat('c=', digest), e.upper(b), shared];
const root = e.hmac('SHA-256', e.utf8(key), e.utf8(e.join('\n', ...parts)));
const SITES = [key, a, b, c] as const;
const INPUTS = { key: 'a key', a: 'first', b: 'zweites é', c: 'x'.repeat(70) };

/** What the search does, and what the graph with both texts written in gives in the ordinary engine. */
function bothWays(at: number, text: string, then: number, texts: readonly string[]): [unknown[], unknown[]] {
  const [site, other] = [SITES[at], SITES[then]];
  if (!site || !other) throw new Error('no such site');
  const values = new Values(INPUTS, createKeyedEngine());
  const base = new Plan(root, values);
  const columns = new Columns(
    base,
    other,
    texts.map((one) => textValue(one, LITERAL)),
  );
  const over = new Shape(base.shape, base.shape.index.get(site));
  const runner = base.over(over, site, textValue(text, LITERAL)).among(other, columns);
  const found = texts.map((_, number) => runner?.candidate(number)?.slice());
  const wanted = texts.map((one) => {
    const graph = rewrite(
      root,
      new Map([
        [site, e.altered(site, text)],
        [other, e.altered(other, one)],
      ]),
    );
    const outcome = evaluateSync([graph], INPUTS, syncEngine).get(graph);
    return outcome?.ok && outcome.value.kind === 'bytes' ? outcome.value.bytes : undefined;
  });
  return [found, wanted];
}

describe('two changes in a graph that is laid out once', () => {
  const text = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'binary', minLength: 1, maxLength: 90 }));
  const site = fc.nat(SITES.length - 1);

  it('give what the rewritten graph gives, whatever was tried before', () => {
    fc.assert(
      fc.property(site, site, text, fc.array(text, { minLength: 1, maxLength: 8 }), (at, then, first, texts) => {
        fc.pre(at !== then);
        const [found, wanted] = bothWays(at, first, then, texts);
        expect(found).toEqual(wanted);
      }),
      { numRuns: 150 },
    );
  });

  it('also where half a character stands at a border, and longer than what stood there', () => {
    const [found, wanted] = bothWays(2, 'é', 1, ['first', '\ud83d', 'a longer one\ud83d', 'first', 'it is whole']);
    expect(found).toEqual(wanted);
  });
});
